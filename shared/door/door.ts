import {
  app,
  type HttpMethod,
  type HttpRequest,
  type HttpResponseInit,
  type InvocationContext,
} from '@azure/functions';
import type { z } from 'zod';
import { type Context, getContext } from '../context.ts';
import { errorFields, log, withInvocation } from '../log.ts';
import type { AnswerCode } from '../model/errors.ts';
import type { Conditions } from '../model/precondition.ts';
import { type BodyRule, letRunOff, readBody } from './body.ts';
import { authorize, type Caller, type Role } from './caller.ts';
import { toProblem } from './problem.ts';
import { readQuery } from './query.ts';

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

/** Who did what to which entity is one line of the log, or the reason why it is not. */
type Audit = string | { none: string };

/** What a door answers when all went well, by status; null: no body. */
export type Successes = Readonly<Record<number, z.ZodType | null>>;

/** A body as a caller may send it, and what it is answered with. A test sends each. */
export type Example = { summary: string; value: unknown; status: number };

export type DoorDeclaration<Query extends z.ZodObject = z.ZodObject, Success extends Successes = Successes> = {
  /** Name of the function. The host takes the first function by name whose method and route match. */
  name: string;
  method: Method;
  /** Below `/api/`. */
  route: string;
  /** What it does, in a few words. */
  summary: string;
  /** What else a caller must know, in Markdown. */
  description?: string;
  /** Null: everybody may call it. */
  needs: Role | null;
  audit: Audit;
  query: Query;
  body: BodyRule;
  /** What the body may be; absent only for doors without one. */
  request?: { schema: z.ZodType; examples: Readonly<Record<string, Example>> };
  /** Headers that have an effect, beside those that belong to HTTP itself. */
  takes?: readonly RequestHeader[];
  /** Headers of success, beside those of every answer. */
  gives?: readonly AnswerHeader[];
  /** Of success; JSON unless it is said. A text of another type is answered as it is. */
  mediaType?: 'application/yaml';
  answers: {
    success: Success;
    /** Codes of refusals beyond those that every door has. */
    refusals: readonly AnswerCode[];
  };
};

export type RequestHeader = 'If-Match' | 'If-None-Match' | 'Prefer';
export type AnswerHeader = 'ETag' | 'Link' | 'Operation-Location' | 'Retry-After';

export type DoorCall<Query> = {
  params: Record<string, string>;
  query: Query;
  body: unknown;
  /** For a door whose body is `unread`. */
  request: Pick<HttpRequest, 'headers' | 'body'>;
  conditions: Conditions;
  /** Seconds of `Prefer: wait=N` (RFC 7240), at most 25; 0 when absent. */
  waitSeconds: number;
  caller: Caller;
  context: Context;
};

type Answer = {
  status: number;
  /** Absent: no body. */
  json?: unknown;
  headers?: Partial<Record<AnswerHeader, string>>;
  /** What the audit line names. */
  entity?: string;
};

/** What a declaration allows to be answered with a status. */
type AnswerWith<Status extends number, Body> = Omit<Answer, 'status' | 'json'> & {
  status: Status;
} & (Body extends z.ZodType ? { json: z.output<Body> } : { json?: never });

// Chunked bodies reach a function only as a stream: without Content-Length the host hands over an empty one.
app.setup({ enableHttpStream: true });

/** Every door there is, in the order of declaration. */
export const doors: DoorDeclaration[] = [];

/** Declares an address of the API: from this come the function, its checks, its audit line and its place in the docs. */
export function door<Query extends z.ZodObject, const Success extends Successes, Status extends keyof Success & number>(
  declaration: DoorDeclaration<Query, Success>,
  handler: (call: DoorCall<z.infer<Query>>) => Promise<AnswerWith<Status, Success[Status]>>,
): void {
  doors.push(declaration);
  app.http(declaration.name, {
    methods: methodsOf(declaration),
    authLevel: 'anonymous',
    route: declaration.route,
    handler: (request, invocation) =>
      withInvocation(invocation, () => answer(declaration, handler, request, invocation)),
  });
}

/** On every answer. */
export function commonHeaders(requestId: string): Record<string, string> {
  return { 'Request-Id': requestId, 'Cache-Control': 'no-store' };
}

/** Clients that look before they leap send HEAD; the host does not derive it from GET. */
export function methodsOf({ method }: Pick<DoorDeclaration, 'method'>): HttpMethod[] {
  return method === 'GET' ? ['GET', 'HEAD'] : [method];
}

async function answer<Query extends z.ZodObject>(
  declaration: DoorDeclaration<Query>,
  handler: (call: DoorCall<z.infer<Query>>) => Promise<Answer>,
  request: HttpRequest,
  invocation: InvocationContext,
): Promise<HttpResponseInit> {
  const requestId = invocation.invocationId;
  const common = commonHeaders(requestId);
  let outcome: { status: number; entity?: string } = { status: 500 };
  try {
    const context = getContext();
    const caller = authorize(context.config, declaration.needs);
    const query = readQuery(declaration.query, request.query);
    const body = await readBody(request, declaration.body);
    const { params } = request;
    const { json, headers, ...given } = await handler({
      params,
      query,
      body,
      request,
      caller,
      context,
      waitSeconds: preferredWait(request),
      conditions: { ifMatch: request.headers.get('if-match'), ifNoneMatch: request.headers.get('if-none-match') },
    });
    outcome = given;
    const withBody = json !== undefined && request.method !== 'HEAD';
    const { mediaType = 'application/json' } = declaration;
    return {
      status: given.status,
      headers: { ...common, ...(json === undefined ? {} : { 'Content-Type': mediaType }), ...headers },
      ...(withBody ? { body: typeof json === 'string' ? json : JSON.stringify(json) } : {}),
    };
  } catch (error) {
    const problem = toProblem(error, requestId);
    outcome = { status: problem.status };
    if (problem.status >= 500) log('error', 'door.failed', { door: declaration.name, ...errorFields(error) });
    const text = request.method === 'HEAD' ? {} : { body: problem.body };
    return { status: problem.status, headers: { ...common, ...problem.headers }, ...text };
  } finally {
    const { audit, name, body } = declaration;
    if (body === 'unread') letRunOff(request.body);
    if (typeof audit === 'string')
      log('info', 'audit', { action: audit, door: name, params: request.params, ...outcome });
  }
}

const longestWait = 25;

function preferredWait(request: HttpRequest): number {
  const wait = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,6})/i.exec(request.headers.get('prefer') ?? '')?.[1];
  return Math.min(Number(wait ?? 0), longestWait);
}
