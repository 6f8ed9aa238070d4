import { createServer } from 'node:http';
import { answerJson } from '../answer-json.ts';
import { listen, shut } from '../loopback.ts';
import { issueToken, same } from './token.ts';

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
    const { token, expiresOn } = issueToken(key, resource);
    answerJson(response, 200, { access_token: token, expires_on: String(expiresOn), resource, token_type: 'Bearer' });
  });
  const port = await listen(server);
  return { endpoint: `http://127.0.0.1:${port}/msi/token`, close: () => shut(server) };
}
