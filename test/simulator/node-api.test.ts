import { getPersonalAccessTokenHandler, WebApi } from 'azure-devops-node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSimulator } from './simulator.ts';
import type { Simulator } from './simulator.ts';
import { patFor } from './world/tokens.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

function webApi(token: string, organization = 'fabrikam'): WebApi {
  const handler = getPersonalAccessTokenHandler(patFor(token), false);
  return new WebApi(`${simulator.url}/${organization}`, handler, { allowRedirects: false });
}

test('the official client connects, and lists projects', async () => {
  const api = webApi('alive');
  expect(await api.connect()).toMatchObject({ authenticatedUser: { providerDisplayName: 'Ana Bowman' } });
  const core = await api.getCoreApi();
  expect((await core.getProjects()).map(({ name }) => name)).toEqual(['Fiber', 'Legacy', 'Both', 'Archive']);
  expect(await core.getProject('Legacy', true)).toMatchObject({
    capabilities: { versioncontrol: { sourceControlType: 'Tfvc' } },
  });
});

test('the official client finds a repository and its refs after learning the locations', async () => {
  simulator.requests.length = 0;
  const git = await webApi('alive').getGitApi();
  const repository = await git.getRepository('My Repo', 'Fiber');
  expect(repository).toMatchObject({ name: 'My Repo', defaultBranch: 'refs/heads/main' });
  expect(simulator.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'OPTIONS /fabrikam/_apis/Location',
    'GET /fabrikam/_apis/ResourceAreas',
    'OPTIONS /fabrikam/_apis/git',
    'GET /fabrikam/Fiber/_apis/git/repositories/My%20Repo',
  ]);
  const refs = await git.getRefs(String(repository.id), undefined, 'heads/main');
  expect(refs.map(({ name }) => name)).toEqual(['refs/heads/main', 'refs/heads/main2']);
});

test('the official client works against a Server', async () => {
  const git = await webApi('alive', 'tfs/DefaultCollection').getGitApi();
  expect(await git.getRepository('web', 'Fiber')).toMatchObject({ name: 'web' });
});

test('the official client fails as it does against Azure DevOps', async () => {
  await expect(webApi('expired').connect()).rejects.toMatchObject({ statusCode: 401 });
  expect(await webApi('nobody').connect()).toBeNull();
  await expect(webApi('nobody').getGitApi()).rejects.toThrow('Failed to find api location for area: Location');
  const git = await webApi('alive').getGitApi();
  expect(await git.getRepository('nothing', 'Fiber')).toBeNull();
  await expect(git.getRepository('throttled', 'Fiber')).rejects.toMatchObject({
    statusCode: 429,
    rateLimit: { retryAfter: 30 },
  });
});
