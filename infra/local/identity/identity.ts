import { createServer } from 'node:http';
import { answerJson } from '../answer-json.ts';
import { listen, shut } from '../loopback.ts';
import { type Principal, issueToken, same, systemAssigned } from './token.ts';

/** Those that a person could have assigned to the app, beside the one that it has by itself. */
export const userAssigned: readonly Principal[] = [
  { clientId: '10ca1000-0000-4000-8000-000000000002', objectId: '10ca1000-0000-4000-8000-000000000012' },
];

export type Identity = { endpoint: string; close(): Promise<void> };

/**
 * The token endpoint that App Service gives its apps, so that `new DefaultAzureCredential()` finds a managed identity.
 * https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
 * @param header what X-IDENTITY-HEADER must say (the app learns it from IDENTITY_HEADER)
 * @param key signs the tokens
 */
export async function startIdentity({ header, key }: { header: string; key: string }): Promise<Identity> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const resource = url.searchParams.get('resource');
    const given = request.headers['x-identity-header'];
    const refuse = (status: number, message: string) => answerJson(response, status, { statusCode: status, message });
    if (url.pathname !== '/msi/token') return refuse(404, 'Tokens are at /msi/token');
    if (request.method !== 'GET') return refuse(405, 'Tokens are got with GET');
    if (typeof given !== 'string' || !same(given, header)) return refuse(401, 'X-IDENTITY-HEADER is absent or wrong');
    if (url.searchParams.get('api-version') !== '2019-08-01') return refuse(400, 'api-version must be 2019-08-01');
    if (resource === null || resource === '') return refuse(400, 'resource is missing');
    const wanted = url.searchParams.get('client_id');
    const principal = wanted === null ? systemAssigned : userAssigned.find(({ clientId }) => clientId === wanted);
    if (principal === undefined) return refuse(400, 'No User Assigned or Delegated Managed Identity found');
    const { token, expiresOn } = issueToken(key, resource, Date.now(), principal);
    const { clientId } = principal;
    const life = { expires_on: String(expiresOn), resource, token_type: 'Bearer', client_id: clientId };
    answerJson(response, 200, { access_token: token, ...life });
  });
  const port = await listen(server);
  return { endpoint: `http://127.0.0.1:${port}/msi/token`, close: () => shut(server) };
}
