/**
 * Machinery of ours that does not do its work for now. Doors answer 503 with Retry-After; queue handlers put their
 * message back with a delay. `cause` is for the log, never for the caller.
 */
export class Unavailable extends Error {
  readonly service: 'storage' | 'vault';
  readonly retryAfterSeconds: number;

  constructor(service: 'storage' | 'vault', cause: unknown, retryAfterSeconds = 10) {
    super(`The ${service} does not answer: ${cause instanceof Error ? cause.message.slice(0, 300) : typeof cause}`, {
      cause,
    });
    this.name = 'Unavailable';
    this.service = service;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
