import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Outbound } from '../outbound.ts';
import { authorizationOf, bareToken, secretsOf, unusable } from '../outbound/authorization.ts';
import { get, piecesOf, readText } from '../outbound/body.ts';
import { toFailure } from '../outbound/failure.ts';
import { open } from '../outbound/route.ts';
import { retryAfterSeconds } from '../model/reasons/answer.ts';
import { excerpt } from '../model/reasons/excerpt.ts';
import { toRefusal, type Answered, type Refusal } from '../model/reasons/refusal.ts';
import type { HttpCredential } from '../model/verification.ts';
import { makeAdvertisementReader, type Advertised, type ReadState } from './advertisement.ts';

export type Git = {
  /**
   * Asks for the refs of a repository. `repository` is the URL that git would be given; `socket` a connection to its
   * host that is open already. Reads at most 64 KiB, however many refs there are, and closes the connection.
   */
  advertisedRefs(asked: {
    repository: URL;
    credential: HttpCredential;
    socket?: Socket;
    signal: AbortSignal;
  }): Promise<Answered<Advertised>>;
};

/** About 600 refs: up to here reading to the end proves that the answer is whole, beyond it the head has to do. */
const limit = 65_536;

const contentType = 'application/x-git-upload-pack-advertisement';

export function makeGit(outbound: Outbound): Git {
  return {
    async advertisedRefs({ repository, credential, signal, ...asked }) {
      const host = repository.host;
      if (bareToken(credential.token) === '') return unusable;
      const authorization = authorizationOf(credential);
      const secrets = secretsOf(credential);
      let socket: Socket | undefined = asked.socket;
      try {
        socket ??= await open(outbound.route(repository), signal);
        const message = await get(socket, refsUrl(repository), requestHeaders(authorization), signal);
        const type = message.headers['content-type'] ?? '';
        if (message.statusCode !== 200 || type.trim().toLowerCase() !== contentType) {
          return await refused(message, secrets);
        }
        return await readAdvertisement(message, host, secrets);
      } catch (error) {
        return { ok: false, ...toFailure(error, 'http', signal, { host, limit }) };
      } finally {
        socket?.destroy();
      }
    },
  };
}

function refsUrl(repository: URL): URL {
  const url = new URL(`${repository.href}/info/refs`);
  url.searchParams.set('service', 'git-upload-pack');
  return url;
}

function requestHeaders(authorization: string): Record<string, string> {
  return {
    accept: contentType,
    // Sent at once: Azure DevOps answers a first request without it by 401, which only costs a round trip.
    authorization,
    // An advertisement is read while it arrives, so compression saves nothing and would hide its size.
    'accept-encoding': 'identity',
    // Servers and proxies know Git by how this begins.
    'user-agent': 'git/2 (azure-repos-connector-service)',
  };
}

async function refused(message: IncomingMessage, secrets: readonly string[]): Promise<Answered<never>> {
  const status = message.statusCode ?? 0;
  // What arrived of a refusal is enough: its status and headers say most of it.
  const { text } = await readText(message, limit).catch(() => ({ text: '' }));
  const refusal = toRefusal({ status, headers: message.headers, text }, secrets);
  if (refusal !== null) return { ok: false, ...refusal };
  return malformed(`it answered ${status} with another type of content`, {
    status,
    contentType: excerpt(message.headers['content-type'] ?? '', secrets),
    excerpt: excerpt(text, secrets),
  });
}

async function readAdvertisement(
  message: IncomingMessage,
  host: string,
  secrets: readonly string[],
): Promise<Answered<Advertised>> {
  const { state, bytes, ended } = await readHead(message);
  const evidence = { status: 200, bytes };
  if (state.kind === 'malformed') {
    const said = state.errorText === null ? {} : { excerpt: excerpt(state.errorText, secrets) };
    return malformed(state.problem, { ...evidence, ...said });
  }
  if (state.advertised === null && !ended) {
    return { ok: false, reason: 'AnswerTooLarge', blanks: { host, limit }, evidence, retryAfterSeconds: null };
  }
  if (state.advertised === null || (ended && state.kind === 'more')) {
    return malformed('the list of refs breaks off', evidence);
  }
  const slowDown = retryAfterSeconds({ status: 200, headers: message.headers, text: '' });
  const counted = state.kind === 'complete' ? { refs: state.refs } : {};
  return {
    ok: true,
    value: state.advertised,
    evidence: { ...state.advertised, ...counted, ...evidence },
    retryAfterSeconds: slowDown,
  };
}

/** Reads until the list is complete or malformed, the body ends, or the limit is reached. */
async function readHead(message: IncomingMessage): Promise<{ state: ReadState; bytes: number; ended: boolean }> {
  const reader = makeAdvertisementReader();
  const buffer = Buffer.alloc(limit);
  let bytes = 0;
  for await (const piece of piecesOf(message)) {
    bytes += piece.copy(buffer, bytes);
    const state = reader.read(buffer.subarray(0, bytes));
    if (state.kind !== 'more' || bytes === limit) return { state, bytes, ended: false };
  }
  return { state: reader.read(buffer.subarray(0, bytes)), bytes, ended: true };
}

function malformed(problem: string, evidence: Refusal['evidence']): Answered<never> {
  return { ok: false, reason: 'GitAnswerMalformed', blanks: { problem }, evidence, retryAfterSeconds: null };
}
