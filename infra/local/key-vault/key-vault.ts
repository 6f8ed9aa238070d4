import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Certificate } from '../certificate.ts';
import { answerJson } from '../answer-json.ts';
import { refuseToken, tenantId } from '../identity/token.ts';
import { listen, shut } from '../loopback.ts';
import { Refusal, badParameter } from './refusal.ts';
import { answerTo } from './routes.ts';
import { openVaultFile } from './vault-file.ts';

export type KeyVault = { url: string; close(): Promise<void> };

const audience = 'https://vault.azure.net';

/**
 * The secrets of Azure Key Vault's REST API, close enough for the real SecretClient, over https because that client
 * refuses anything else. Soft deletion is on, as it is in every vault since 2025.
 *
 * Unlike Azure: a deletion is complete when it is answered (there it takes seconds, with 404 on the deleted secret
 * and 409 ObjectIsBeingDeleted on its name), nothing is throttled, no backup and restore, no access policies, and
 * what is deleted stays until it is purged. The caller trusts the address by
 * `disableChallengeResourceVerification`, because 127.0.0.1 is not below vault.azure.net.
 *
 * @param options.file where the secrets lie, in plain text
 * @param options.tokenKey what tokens must be signed with
 */
export async function startKeyVault(options: {
  certificate: Certificate;
  file: string;
  tokenKey: string;
}): Promise<KeyVault> {
  const vaultFile = await openVaultFile(options.file);
  const server = createServer({
    cert: await readFile(options.certificate.certificateFile),
    key: await readFile(options.certificate.keyFile),
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    handle(request, options.tokenKey, (call) => answerTo(call, vaultFile)).then(
      ({ status, body, headers }) => answerJson(response, status, body, headers),
      (error: unknown) => answerError(response, error),
    );
  });
  const port = await listen(server);
  return { url: `https://127.0.0.1:${port}`, close: () => shut(server) };
}

type Answer = { status: number; body?: unknown; headers?: Record<string, string> };
type Call = Parameters<typeof answerTo>[0];

async function handle(
  request: IncomingMessage,
  tokenKey: string,
  answer: (call: Call) => Promise<Answer>,
): Promise<Answer> {
  const refusal = refuseCaller(request, tokenKey);
  if (refusal !== null) {
    request.resume();
    return { status: 401, body: refusal, headers: { 'www-authenticate': challenge } };
  }
  // As the caller wrote it: ids and links must lead back the way it came, through a proxy too.
  const base = `https://${request.headers.host ?? '127.0.0.1'}`;
  const url = new URL(request.url ?? '/', base);
  if (!url.searchParams.has('api-version')) throw badParameter('The request has no api-version');
  return answer({ method: request.method ?? 'GET', url, base, request });
}

/** The SDK asks without a token first and learns from this where to get one. */
const challenge = `Bearer authorization="https://login.microsoftonline.com/${tenantId}", resource="${audience}"`;

function refuseCaller(request: IncomingMessage, tokenKey: string): Refusal | null {
  const [, token] = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) {
    return new Refusal(401, 'Unauthorized', 'AKV10000: Request is missing a Bearer or PoP token.');
  }
  const why = refuseToken(tokenKey, token, audience);
  return why === null ? null : new Refusal(401, 'Unauthorized', `The token is refused: ${why}.`);
}

function answerError(response: ServerResponse, error: unknown): void {
  if (error instanceof Refusal) return answerJson(response, error.status, error);
  if (response.destroyed) return;
  console.error('The Key Vault emulator failed:', error);
  answerJson(response, 500, new Refusal(500, 'InternalServerError', 'The emulator failed; its output says why.'));
}
