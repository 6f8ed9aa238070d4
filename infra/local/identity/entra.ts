import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { answerJson } from '../answer-json.ts';
import type { Certificate } from '../certificate.ts';
import { listen, shut } from '../loopback.ts';
import { issueToken, objectIdIn, refuseToken, systemAssigned, tenantId } from './token.ts';

export type Entra = { authority: string; close(): Promise<void> };

/** The application of the tenant: its secrets, and the managed identity of this world may act as it. */
export const application = {
  clientId: '10ca1000-0000-4000-8000-000000000003',
  objectId: '10ca1000-0000-4000-8000-000000000013',
  /** Made of words, so that no scanner takes it for a real one. */
  clientSecret: 'the-client-secret-of-this-machine',
  expiredSecret: 'a-client-secret-that-has-expired',
} as const;

/** Seconds; what applications get in Azure, more or less. */
const lifetime = 60 * 60;
const largestForm = 65_536;

/**
 * The token endpoint of Microsoft Entra for applications: client secret, and client assertion. One tenant, one
 * application. Over https, since the SDK takes nothing else.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export async function startEntra({ certificate, key }: { certificate: Certificate; key: string }): Promise<Entra> {
  const server = createServer({
    cert: await readFile(certificate.certificateFile),
    key: await readFile(certificate.keyFile),
  });
  server.on('tlsClientError', () => undefined);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    handle(request, key).then(
      ({ status, body }) => answerJson(response, status, body),
      () => response.destroy(),
    );
  });
  const port = await listen(server);
  return { authority: `https://127.0.0.1:${port}`, close: () => shut(server) };
}

type Answer = { status: number; body: unknown };

async function handle(request: IncomingMessage, key: string): Promise<Answer> {
  const base = `https://${request.headers.host ?? '127.0.0.1'}`;
  const [, tenant = '', ...rest] = new URL(request.url ?? '/', base).pathname.split('/');
  const path = rest.join('/');
  // Of every tenant, as the SDK knows it of Microsoft's own authorities without asking.
  if (path === 'v2.0/.well-known/openid-configuration') return { status: 200, body: metadata(`${base}/${tenant}`) };
  if (path !== 'oauth2/v2.0/token' || request.method !== 'POST') return { status: 404, body: { error: 'not_found' } };
  const form = await readForm(request);
  if (tenant !== tenantId) return refusal(400, 90002, 'invalid_request', 'Tenant not found.');
  if (form.get('client_id') !== application.clientId) {
    return refusal(400, 700016, 'unauthorized_client', 'The application was not found in the directory.');
  }
  const objection = form.has('client_assertion') ? assertionFault(form, key) : secretFault(form);
  if (objection !== null) return objection;
  const [scope = ''] = (form.get('scope') ?? '').split(' ');
  const { token } = issueToken(key, scope.replace(/\/\.default$/, ''), Date.now(), application, lifetime);
  return { status: 200, body: { token_type: 'Bearer', expires_in: lifetime, access_token: token } };
}

function secretFault(form: URLSearchParams): Answer | null {
  const secret = form.get('client_secret');
  if (secret === application.clientSecret) return null;
  return secret === application.expiredSecret
    ? refusal(401, 7000222, 'invalid_client', 'The provided client secret keys are expired.')
    : refusal(401, 7000215, 'invalid_client', 'Invalid client secret provided.');
}

function assertionFault(form: URLSearchParams, key: string): Answer | null {
  const assertion = form.get('client_assertion') ?? '';
  const fault = refuseToken(key, assertion, 'api://AzureADTokenExchange');
  if (fault === 'it has expired') return refusal(401, 700024, 'invalid_client', 'Client assertion is not valid now.');
  if (fault === null && objectIdIn(assertion) === systemAssigned.objectId) return null;
  return refusal(401, 700213, 'invalid_client', 'No matching federated identity record found.');
}

/** As Entra words it; the number is what is the same in every language. */
function refusal(status: number, code: number, error: string, words: string): Answer {
  const ids = { timestamp: new Date().toISOString(), trace_id: randomUUID(), correlation_id: randomUUID() };
  const trail = `Trace ID: ${ids.trace_id} Correlation ID: ${ids.correlation_id} Timestamp: ${ids.timestamp}`;
  const description = `AADSTS${code}: ${words} ${trail}`;
  return { status, body: { error, error_description: description, error_codes: [code], ...ids } };
}

function metadata(authority: string) {
  return {
    issuer: `${authority}/v2.0`,
    authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
    token_endpoint: `${authority}/oauth2/v2.0/token`,
    jwks_uri: `${authority}/discovery/v2.0/keys`,
  };
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request as AsyncIterable<Buffer>) {
    text += chunk.toString();
    if (text.length > largestForm) throw new Error('The form is too large');
  }
  return new URLSearchParams(text);
}
