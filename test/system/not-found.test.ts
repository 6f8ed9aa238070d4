import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Service, startService } from './start-service.ts';

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const query = '?accountIdentifier=acme';

describe('An address that does not exist', () => {
  test.each([
    ['GET', '/api/v1/connector'],
    ['GET', '/api/v1'],
    ['GET', '/api/v2/connectors'],
    ['GET', '/api/'],
    ['POST', '/api/v1/connectors/web/verifications/x/y'],
    ['PUT', '/api/v1/connectors/web/extra'],
    ['DELETE', '/api/v1/%2e%2e%2fadmin'],
    ['PATCH', '/api/v1/nothing'],
    ['OPTIONS', '/api/v1/nothing'],
  ])('%s %s: 404 in problem+json', async (method, path) => {
    const { status, headers, body } = await service.request(method, `${path}${query}`);
    expect([status, headers.get('content-type'), headers.get('allow')]).toEqual([
      404,
      'application/problem+json',
      null,
    ]);
    expect(body).toMatchObject({ status: 404, code: 'NotFound', requestId: headers.get('request-id') });
  });
});

describe('A method that an address does not take', () => {
  test.each([
    ['PUT', '/api/v1/connectors', 'GET, HEAD, POST'],
    ['PUT', '/api/v1/secrets', 'GET, HEAD'],
    ['PATCH', '/api/v1/connectors/web', 'DELETE, GET, HEAD, PUT'],
    ['POST', '/api/v1/connectors/web', 'DELETE, GET, HEAD, PUT'],
    ['OPTIONS', '/api/v1/secrets/pat', 'DELETE, GET, HEAD, PUT'],
    ['DELETE', '/api/v1/connectors/web/verifications', 'GET, HEAD, POST'],
    ['POST', '/api/v1/connectors/web/verifications/deadbeef-1', 'GET, HEAD'],
    ['POST', '/api/v1/health', 'GET, HEAD'],
    ['PATCH', '/API/V1/Health', 'GET, HEAD'],
  ])('%s %s: 405 with Allow', async (method, path, allowed) => {
    const { status, headers, body } = await service.request(method, `${path}${query}`);
    expect([status, body.code]).toEqual([405, 'MethodNotAllowed']);
    expect(headers.get('allow')?.split(', ').toSorted().join(', ')).toBe(allowed);
    expect(body.detail).toContain(method);
  });

  test('validate is an address of its own: it takes POST, and what a connector of that name takes', async () => {
    const { status, headers } = await service.request('PATCH', `/api/v1/connectors/validate${query}`);
    expect(status).toBe(405);
    expect(headers.get('allow')?.split(', ')).toContain('POST');
  });

  test('HEAD of what is not there has no body', async () => {
    const { status, body } = await service.request('HEAD', `/api/v1/nothing${query}`);
    expect([status, body]).toEqual([404, '']);
  });
});
