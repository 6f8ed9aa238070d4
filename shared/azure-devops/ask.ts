import { createHash } from 'node:crypto';
import type { IncomingMessage, RequestOptions } from 'node:http';
import type { Socket } from 'node:net';
import type { z } from 'zod';
import { toJson, retryAfterSeconds, type WireAnswer } from '../model/reasons/answer.ts';
import { toRefusal, type Answered } from '../model/reasons/refusal.ts';
import type { Evidence, HttpCredential } from '../model/verification.ts';
import type { Outbound, OutboundAgent } from '../outbound.ts';
import { authorizationOf, bareToken, secretsOf, unusable } from '../outbound/authorization.ts';
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
  socket?: Socket;
};

export type Question<T> = {
  url: URL;
  method?: 'GET' | 'OPTIONS';
  /** Asks for little: what is not read cannot break us. */
  shape: z.ZodType<T>;
  /** Bytes of the body, unpacked. */
  limit?: number;
};

export type Ask = <T>(caller: Caller, question: Question<T>) => Promise<Answered<T>>;

const defaultLimit = 1_048_576;
const mostAgents = 64;

/**
 * Asks REST questions so that every answer becomes a value or a refusal; nobody above sees a status code. Requests go
 * through the HTTP client inside azure-devops-node-api and not its typed methods, because these turn a sign-in page or
 * a 404 into null and lose the header and the body that say why.
 */
export function makeAsk(outbound: Outbound): Ask {
  const agents = new Map<string, OutboundAgent>();

  /** One set of sockets per collection and credential, so that no connection is shared across credentials. */
  function agentFor(collection: URL, authorization: string): OutboundAgent {
    const key = createHash('sha256').update(`${collection.href}\n${authorization}`).digest('hex');
    const agent = agents.get(key) ?? outbound.agent(collection);
    agents.delete(key);
    agents.set(key, agent);
    const [oldest] = agents.keys();
    if (agents.size > mostAgents && oldest !== undefined) agents.delete(oldest);
    return agent;
  }

  return async function ask({ collection, credential, signal, socket }, question) {
    if (bareToken(credential.token) === '') return unusable;
    const authorization = authorizationOf(credential);
    const host = collection.host;
    const limit = question.limit ?? defaultLimit;
    try {
      const agent = agentFor(collection, authorization);
      if (socket !== undefined) agent.adopt(socket);
      const message = await send(question, authorization, agent, signal);
      const { text, whole } = await readText(message, limit).catch((error: unknown) => {
        // The status and the headers of a refusal say enough without its body.
        if (message.statusCode !== 200) return { text: '', whole: true };
        throw error;
      });
      const answer = { status: message.statusCode ?? 0, headers: message.headers, text };
      const refusal = toRefusal(answer, secretsOf(credential));
      if (refusal !== null) return { ok: false, ...refusal };
      if (!whole) throw new OutboundFailure('AnswerTooLarge', { limit }, { status: answer.status });
      return toValue(answer, question.shape);
    } catch (error) {
      return { ok: false, ...toFailure(error, 'http', signal, { host, limit: headerLimit }) };
    }
  };
}

async function send<T>(
  { url, method = 'GET' }: Question<T>,
  authorization: string,
  { agent }: OutboundAgent,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { HttpClient } = await import('./node-api.ts');
  const handler = {
    prepareRequest(request: RequestOptions) {
      request.agent = agent;
      request.signal = signal;
      request.maxHeaderSize = headerLimit;
    },
    canHandleAuthentication: () => false,
    handleAuthentication: () => Promise.reject(new Error('No credential is offered twice')),
  };
  // Redirects would carry the credential to any host, retries would hide an outage behind milliseconds, and an empty
  // proxy keeps the client from reading the environment: the way out is the agent's business.
  const options = { allowRedirects: false, allowRetries: false, proxy: { proxyUrl: '' } };
  const client = new HttpClient('azure-repos-connector-service', [handler], options);
  const headers = { authorization, accept: 'application/json', 'x-tfs-fedauthredirect': 'Suppress' };
  const response = await client.request(method, url.href, '', headers);
  return response.message;
}

function toValue<T>(answer: WireAnswer, shape: z.ZodType<T>): Answered<T> {
  const parsed = shape.safeParse(toJson(answer.text));
  const evidence: Evidence = { status: answer.status };
  if (!parsed.success) {
    return { ok: false, reason: 'NotAzureDevOps', blanks: {}, evidence, retryAfterSeconds: null };
  }
  return { ok: true, value: parsed.data, evidence, retryAfterSeconds: retryAfterSeconds(answer) };
}
