import { expect, test } from 'vitest';
import { deploymentOf } from '../../../shared/model/deployment.ts';
import { parseRepositoryUrl } from '../../../shared/model/repository-url.ts';

const allowedHosts = [
  { host: 'tfs.example:8443', plainHttp: false },
  { host: 'other.example', plainHttp: false },
];

test.each([
  ['https://dev.azure.com/fabrikam/Fiber/_git/web', 'services'],
  ['https://fabrikam.visualstudio.com/Fiber/_git/web', 'services'],
  ['git@ssh.dev.azure.com:v3/fabrikam/Fiber/web', 'services'],
  ['https://tfs.example:8443/tfs/Main/Fiber/_git/web', 'server:tfs.example'],
  ['ssh://tfs.example:22/tfs/Main/Fiber/_git/web', 'server:tfs.example'],
  ['https://other.example/tfs/Main/Fiber/_git/web', 'server:other.example'],
])('%s belongs to the deployment %s', (url, deployment) => {
  const parsed = parseRepositoryUrl(url, { allowedHosts });
  if (!parsed.ok) throw new Error(parsed.problem.message);
  expect(deploymentOf(parsed.address)).toBe(deployment);
});
