import { AsyncLocalStorage } from 'node:async_hooks';

type Level = 'info' | 'warn' | 'error';
type Fields = Record<string, unknown>;

/** What a line is written through: the invocation that is running. */
export type Invocation = {
  invocationId: string;
  info: (line: string) => void;
  warn: (line: string) => void;
  error: (line: string) => void;
};

const invocations = new AsyncLocalStorage<Invocation>();

export function withInvocation<Result>(invocation: Invocation, work: () => Result): Result {
  return invocations.run(invocation, work);
}

export function currentInvocationId(): string | null {
  return invocations.getStore()?.invocationId ?? null;
}

/** One structured line. Outside an invocation there is nobody to tell and nothing is written. */
export function log(level: Level, event: string, fields: Fields = {}): void {
  const invocation = invocations.getStore();
  const line = { event, ...fields, invocationId: invocation?.invocationId };
  // Each text before it becomes JSON: afterwards a pattern could take half of an escape along.
  invocation?.[level](JSON.stringify(line, (_, value: unknown) => (typeof value === 'string' ? redact(value) : value)));
}

/** An error as fields of a line: its own words, and where it was thrown. Never the object, which may hold a request. */
export function errorFields(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error };
  return {
    // Redacted before it is cut short: half a token is not recognized as one. The first cut spares the patterns.
    error: redact(`${error.name}: ${error.message}`.slice(0, 8_000)).slice(0, 500),
    // Not the lines of the message, which the stack repeats.
    stack: error.stack
      ?.split('\n')
      .map((line) => line.trim())
      .filter((line) => line.startsWith('at '))
      .slice(0, 5),
  };
}

/**
 * What looks like a credential never leaves in a line: personal access tokens of both forms (84 characters with AZDO
 * at 76; 52 of base32), plain or as the base64 of a Basic header, Authorization values, private keys, user:password in a
 * URL, tokens of Entra. No pattern asks for a word boundary: an escape such as `%3A` ends in a letter.
 */
export function redact(text: string): string {
  return text
    .replaceAll(/[A-Za-z0-9+/_-]{70,}={0,2}/g, (run) => (holdsToken(run) ? '[redacted]' : run))
    .replaceAll(token, '[redacted]')
    .replaceAll(/(Basic|Bearer)\s+[A-Za-z0-9+/=._~-]{8,}/gi, '$1 [redacted]')
    .replaceAll(/-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)/gs, '[redacted]')
    .replaceAll(/\/\/[^/\s@:"]*:[^/\s@"]*@/g, '//[redacted]@')
    .replaceAll(/eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/g, '[redacted]');
}

const token = /[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}|[a-z2-7]{52,}/g;

/** What stands before the base64 may look like a part of it, so all four ways of cutting it into groups are tried. */
function holdsToken(run: string): boolean {
  return [0, 1, 2, 3].some((start) => Buffer.from(run.slice(start), 'base64').toString('latin1').search(token) !== -1);
}
