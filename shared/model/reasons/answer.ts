import { z } from 'zod';

/** An HTTP answer as it came, whichever protocol was spoken over it. Header names are in lower case. */
export type WireAnswer = {
  status: number;
  headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  text: string;
};

/** What Azure DevOps says in an answer that refuses. */
export type ServiceError = {
  /** Name of the exception, the same in every language; null when the body is not its error JSON. */
  typeKey: string | null;
  /** `TF…` or `VS…` number, the same in every language. */
  code: string | null;
  message: string;
  /** Message, header message and body together: for texts that come without a code. */
  text: string;
};

const errorBody = z.object({ typeKey: z.string().optional(), message: z.string().optional() });

export function header(answer: WireAnswer, name: string): string {
  const value = answer.headers[name];
  return typeof value === 'string' ? value : (value ?? []).join(', ');
}

/** The body as JSON; undefined when it is none. Some refusals put a byte order mark first, which JSON.parse rejects. */
export function toJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

export function toServiceError(answer: WireAnswer): ServiceError {
  const body = errorBody.safeParse(toJson(answer.text));
  const { typeKey = null, message = '' } = body.success ? body.data : {};
  // X-TFS-ServiceError is all the machine text there is when the body is HTML or empty.
  const text = `${message}\n${decodeOrKeep(header(answer, 'x-tfs-serviceerror'))}\n${answer.text}`;
  return { typeKey, message, code: /\b(?:TF|VS)\d{5,6}\b/.exec(text)?.[0] ?? null, text };
}

/** Whether Azure DevOps or a Server wrote the answer, not something on the way. */
export function isFromAzureDevOps(answer: WireAnswer): boolean {
  return Object.keys(answer.headers).some((name) => name.startsWith('x-tfs-') || name.startsWith('x-vss-'));
}

/** What Microsoft support asks for. */
export function activityId(answer: WireAnswer): string | null {
  return header(answer, 'activityid') || header(answer, 'x-vss-e2eid') || null;
}

/** Seconds of Retry-After (a number or a date), between 0 and a day; null when absent or unreadable. */
export function retryAfterSeconds(answer: WireAnswer, now: number = Date.now()): number | null {
  const value = header(answer, 'retry-after').trim();
  if (value === '') return null;
  // Date.parse makes a date of nearly anything; an HTTP date ends in GMT.
  const date = value.endsWith('GMT') ? Date.parse(value) : Number.NaN;
  const seconds = /^\d+(\.\d+)?$/.test(value) ? Number(value) : (date - now) / 1000;
  return Number.isNaN(seconds) ? null : Math.min(Math.max(Math.ceil(seconds), 0), 86_400);
}

function decodeOrKeep(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
