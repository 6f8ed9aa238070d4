import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Outbound } from '../outbound.ts';
import { authorizationOf, secretsOf, unusable } from '../outbound/authorization.ts';
import { get, leave, piecesOf, readText } from '../outbound/body.ts';
import { toFailure } from '../outbound/failure.ts';
import { retryAfterSeconds } from '../model/reasons/answer.ts';
import { evidenceOf } from '../model/reasons/evidence.ts';
import { excerpt } from '../model/reasons/excerpt.ts';
import { toRefusal, type Answered } from '../model/reasons/refusal.ts';
import { type HostKeyPin, pinnedKeys } from '../model/host-keys.ts';
import { bareToken } from '../model/token-shape.ts';
import type { HttpCredential } from '../model/verification.ts';
import type { Advertised } from './advertisement.ts';
import { judgeRefs, makeRefsHead, malformedRefs, refsLimit as limit, type RefsHead } from './refs-head.ts';
import { openSession, type SshSession } from './ssh-session.ts';

export type Git = {
  /**
   * Asks for the refs of a repository. `repository` is the URL that git would be given; `socket` a connection to its
   * host that is open already. Reads at most 64 KiB, however many refs there are.
   */
  advertisedRefs(asked: {
    repository: URL;
    credential: HttpCredential;
    socket?: Socket | null;
    signal: AbortSignal;
  }): Promise<Answered<Advertised>>;
  /**
   * Agrees with an SSH server on how to speak, over a connection that is open already, and compares its host key with
   * those that are known. Nothing that says who we are is sent. `server` is where the connection goes, `host` its name.
   */
  openSsh(asked: { server: URL; host: string; socket: Socket; signal: AbortSignal }): Promise<Answered<SshSession>>;
};

const contentType = 'application/x-git-upload-pack-advertisement';

export function makeGit(outbound: Outbound, hostKeys: readonly HostKeyPin[]): Git {
  return {
    openSsh({ server, host, socket, signal }) {
      const place = `${server.hostname}:${server.port === '' ? 22 : server.port}`;
      return openSession(socket, { host, place, pinned: pinnedKeys(place, hostKeys) }, signal);
    },
    async advertisedRefs({ repository, credential, socket = null, signal }) {
      const host = repository.host;
      const connections = outbound.agent(repository, credential);
      if (socket !== null) connections.adopt(socket);
      if (bareToken(credential.token) === '') return unusable;
      const authorization = authorizationOf(credential);
      const secrets = secretsOf(credential);
      try {
        return await outbound.budget.spend({ origin: repository.origin, credential, signal }, async (learn) => {
          const message = await connections.send(() =>
            get(connections.agent, refsUrl(repository), requestHeaders(authorization), signal),
          );
          learn({ status: message.statusCode ?? 0, headers: message.headers });
          const type = message.headers['content-type'] ?? '';
          if (message.statusCode !== 200 || type.trim().toLowerCase() !== contentType) {
            return await refused(message, secrets);
          }
          return await readAdvertisement(message, host, secrets);
        });
      } catch (error) {
        return { ok: false, ...toFailure(error, 'http', signal, { host, limit }) };
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
  return malformedRefs(`it answered ${status} with another type of content`, {
    ...evidenceOf({ status, headers: message.headers, text }, secrets),
    contentType: excerpt(message.headers['content-type'] ?? '', secrets),
    excerpt: excerpt(text, secrets),
  });
}

async function readAdvertisement(
  message: IncomingMessage,
  host: string,
  secrets: readonly string[],
): Promise<Answered<Advertised>> {
  const head = await readHead(message);
  const answer = { status: 200, headers: message.headers, text: '' };
  const judged = judgeRefs(head, { host, evidence: evidenceOf(answer, secrets), secrets });
  return judged.ok ? { ...judged, retryAfterSeconds: retryAfterSeconds(answer) } : judged;
}

/** Reads until the list is complete or malformed, the body ends, or the limit is reached. */
async function readHead(message: IncomingMessage): Promise<RefsHead> {
  const refs = makeRefsHead({ announced: true });
  for await (const piece of piecesOf(message)) {
    if (refs.take(piece).more) continue;
    const head = refs.head(false);
    if (head.state.kind === 'complete') leave(message);
    else message.destroy();
    return head;
  }
  return refs.head(true);
}
