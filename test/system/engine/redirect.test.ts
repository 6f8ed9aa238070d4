import { afterEach, expect, test } from 'vitest';
import { makeEngine } from './engine.ts';
import { closeServers, startHttp } from './server.ts';

afterEach(closeServers);

const url = 'https://dev.azure.com/fabrikam/Fiber/_git/web';

test('ATK-115: a redirect to itself is asked once', async () => {
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
