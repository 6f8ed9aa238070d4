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
  invocation?.[level](redact(JSON.stringify({ event, ...fields, invocationId: invocation.invocationId })));
}

/** An error as fields of a line: its own words, and where it was thrown. Never the object, which may hold a request. */
export function errorFields(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error };
  return {
    error: `${error.name}: ${error.message}`.slice(0, 500),
    stack: error.stack
      ?.split('\n')
      .slice(1, 6)
      .map((line) => line.trim()),
  };
}

/**
 * What looks like a credential never leaves in a line: personal access tokens of both forms (84 characters with AZDO
 * at 76; 52 of base32), Authorization values, private keys, user:password in a URL, tokens of Entra.
 */
export function redact(text: string): string {
  return text
    .replaceAll(/\b[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}\b/g, '[redacted]')
    .replaceAll(/\b[a-z2-7]{52}\b/g, '[redacted]')
    .replaceAll(/\b(Basic|Bearer)\s+[A-Za-z0-9+/=._~-]{8,}/gi, '$1 [redacted]')
    .replaceAll(/-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|$)/gs, '[redacted]')
    .replaceAll(/\/\/[^/\s@:"]*:[^/\s@"]*@/g, '//[redacted]@')
    .replaceAll(/\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/g, '[redacted]');
}
