import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../simulator/simulator.ts';
import { patFor } from '../simulator/world/tokens.ts';
import { type Service, startService } from './start-service.ts';

let simulator: Simulator;
let service: Service;

beforeAll(async () => {
  simulator = await startSimulator();
  service = await startService({ settings: { AZURE_DEVOPS_URL: simulator.url } });
});
afterAll(async () => {
  await service.close();
  await simulator.close();
});

test('README: the first call, with an organization and a token filled in, stores a connector that works', async () => {
  const { method, url, headers, body } = await firstCall();
  const filled = body
    .replace('YOUR-ORGANIZATION/YOUR-PROJECT/_git/YOUR-REPOSITORY', 'fabrikam/Fiber/_git/web')
    .replace('YOUR-TOKEN', patFor('alive'));
  const path = url.replace('http://127.0.0.1:7071', '');
  // What curl says of -d when it is told nothing else.
  const sent = { 'Content-Type': 'application/x-www-form-urlencoded', ...headers };
  const answer = await service.request(method, path, filled, sent);
  expect(answer.status).toBe(201);
  expect(answer.body).toMatchObject({ connector: { name: 'Web shop' }, warnings: [], status: { status: 'SUCCESS' } });
});

test('README: the first call for another connector does not replace the token that the first one uses', async () => {
  const { method, url, headers, body } = await firstCall();
  const path = url.replace('http://127.0.0.1:7071', '').replace('web_shop', 'as_it_stands');
  const answer = await service.request(method, path, body.replace('web_shop', 'as_it_stands'), headers);
  expect(answer.status).toBe(409);
  expect(answer.body).toMatchObject({ code: 'SecretSharedByOthers' });
});

/** The curl behind `<!-- first call -->`, taken apart as a shell would. */
async function firstCall() {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  const command = /<!-- first call -->\n```sh\n(.*?)\n```/s.exec(readme)?.[1] ?? '';
  const [, method = '', url = ''] = /^curl -X (\w+) '([^']+)'/.exec(command) ?? [];
  const headers = [...command.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name = '', value = '']) => [name, value]);
  const body = / -d '(.*)'$/s.exec(command)?.[1] ?? '';
  return { method, url, headers: Object.fromEntries(headers) as Record<string, string>, body };
}
