import { afterEach, expect, test } from 'vitest';
import { makeEngine } from './engine.ts';
import { closeServers, startHttp, startTcp } from './server.ts';

afterEach(closeServers);

const url = 'https://dev.azure.com/fabrikam/Fiber/_git/web';

test.each([301, 302, 303, 307, 308])(
  'ATK-111 to ATK-115: %s is followed by neither Git nor the API',
  async (status) => {
    const second = await startTcp(() => undefined);
    let requests = 0;
    const first = await startHttp((request, response) => {
      requests += 1;
      response.writeHead(status, { location: `http://127.0.0.1:${second.port}${request.url}` }).end();
    });
    const report = await makeEngine({ azureDevOpsUrl: first.url }).verify({ url, apiToken: 'another' });
    expect(report.verdict).toBe('FAILURE');
    for (const name of ['git', 'identity'] as const) {
      expect(report.check(name)).toMatchObject({ outcome: 'FAILED', reason: 'RedirectRefused', evidence: { status } });
    }
    expect(second.sockets).toEqual([]);
    expect(requests).toBe(2);
  },
);

test('A redirect to itself is asked once', async () => {
  let requests = 0;
  const server = await startHttp((request, response) => {
    requests += 1;
    response.writeHead(302, { location: request.url ?? '/' }).end();
  });
  await makeEngine({ azureDevOpsUrl: server.url }).verify({ url });
  expect(requests).toBe(1);
});

test('A redirect to a sign-in page is a credential that is not recognised', async () => {
  const location = 'https://spsprodcus5.vssps.visualstudio.com/_signin?realm=dev.azure.com';
  const server = await startHttp((_, response) => void response.writeHead(302, { location }).end());
  const report = await makeEngine({ azureDevOpsUrl: server.url }).verify({ url, apiToken: 'another' });
  expect(report.check('git').reason).toBe('CredentialNotRecognised');
  expect(report.check('identity').reason).toBe('CredentialNotRecognised');
});
