import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { z } from 'zod';
import { toJson, retryAfterSeconds, type WireAnswer } from '../model/reasons/answer.ts';
import { evidenceOf, evidenceOfUnknown } from '../model/reasons/evidence.ts';
import { toRefusal, type Answered } from '../model/reasons/refusal.ts';
import { bareToken } from '../model/token-shape.ts';
import type { HttpCredential } from '../model/verification.ts';
import type { Outbound } from '../outbound.ts';
import type { Bounded, OutboundAgent } from '../outbound/agents.ts';
import { authorizationOf, secretsOf, unusable } from '../outbound/authorization.ts';
import { headerLimit, readText } from '../outbound/body.ts';
import { OutboundFailure, toFailure } from '../outbound/failure.ts';

/** Who asks which organization or collection. */
export type Caller = {
  collection: URL;
  /** Azure DevOps Services, not a Server. */
  hosted: boolean;
  credential: HttpCredential;
  signal: AbortSignal;
  /** An open connection to the collection's host, used for the first request. */
  socket?: Socket | null;
};

export type Question<T> = {
  url: URL;
  method?: 'GET' | 'OPTIONS' | 'POST' | 'PUT' | 'DELETE';
  /** JSON, of a POST or PUT. */
  body?: string;
  /** Asks for little: what is not read cannot break us. */
  shape: z.ZodType<T>;
  /** Takes out of a body that may be too long for memory what the shape is for; left out: all of it is read. */
  read?: (message: IncomingMessage) => Promise<string>;
  /** What is a success beside 200. */
  accepts?: readonly number[];
};

export type Ask = <T>(caller: Caller, question: Question<T>) => Promise<Answered<T>>;

/**
 * Bytes of a body, unpacked. The longest that Azure DevOps sends to these questions are the locations of an area, with
 * some 40,000; as JSON a hostile one takes thirty times its length in memory.
 */
const limit = 131_072;

/**
 * Asks REST questions so that every answer becomes a value or a refusal; nobody above sees a status code. Requests go
 * through the HTTP client inside azure-devops-node-api and not its typed methods, because these turn a sign-in page or
 * a 404 into null and lose the header and the body that say why.
 */
export function makeAsk(outbound: Outbound): Ask {
  return async function ask({ collection, credential, signal, socket = null }, question) {
    const connections = outbound.agent(collection, credential);
    if (socket !== null) connections.adopt(socket);
    if (bareToken(credential.token) === '') return unusable;
    const authorization = authorizationOf(credential);
    const host = collection.host;
    try {
      return await outbound.budget.spend({ origin: collection.origin, credential, signal }, async (learn) => {
        const message = await connections.send(() => send(question, authorization, connections, signal));
        const head = { status: message.statusCode ?? 0, headers: message.headers };
        learn(head);
        const { text, whole } = await readBody(message, question.read).catch((error: unknown) => {
          // The status and the headers of a refusal say enough without its body.
          if (message.statusCode !== 200) return { text: '', whole: true };
          throw error;
        });
        const answer = { ...head, text };
        const secrets = secretsOf(credential);
        const accepted = question.accepts?.includes(head.status) === true;
        const refusal = accepted ? null : toRefusal(answer, secrets);
        if (refusal !== null) return { ok: false, ...refusal };
        if (!whole) throw new OutboundFailure('AnswerTooLarge', { limit }, evidenceOf(answer, secrets));
        return toValue(answer, question.shape, secrets);
      });
    } catch (error) {
      return { ok: false, ...toFailure(error, 'http', signal, { host, limit: headerLimit }) };
    }
  };
}

async function readBody(message: IncomingMessage, read: Question<unknown>['read']) {
  if (message.statusCode !== 200 || read === undefined) return await readText(message, limit);
  return { text: await read(message), whole: true };
}

async function send<T>(
  { url, method = 'GET', body }: Question<T>,
  authorization: string,
  { agent }: OutboundAgent,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { HttpClient } = await import('./node-api.ts');
  const handler = {
    prepareRequest(request: Bounded) {
      request.agent = agent;
      request.signal = signal;
      request.until = signal;
      request.maxHeaderSize = headerLimit;
    },
    canHandleAuthentication: () => false,
    handleAuthentication: () => Promise.reject(new Error('No credential is offered twice')),
  };
  // Redirects would carry the credential to any host, retries would hide an outage behind milliseconds, and an empty
  // proxy keeps the client from reading the environment: the way out is the agent's business.
  const options = { allowRedirects: false, allowRetries: false, proxy: { proxyUrl: '' } };
  const client = new HttpClient('azure-repos-connector-service', [handler], options);
  const headers = {
    authorization,
    accept: 'application/json',
    'x-tfs-fedauthredirect': 'Suppress',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const response = await client.request(method, url.href, body ?? '', headers);
  return response.message;
}

function toValue<T>(answer: WireAnswer, shape: z.ZodType<T>, secrets: readonly string[]): Answered<T> {
  const parsed = shape.safeParse(toJson(answer.text));
  if (!parsed.success) {
    const evidence = evidenceOfUnknown(answer, secrets);
    return { ok: false, reason: 'NotAzureDevOps', blanks: {}, evidence, retryAfterSeconds: null };
  }
  const evidence = evidenceOf(answer, secrets);
  return { ok: true, value: parsed.data, evidence, retryAfterSeconds: retryAfterSeconds(answer) };
}
