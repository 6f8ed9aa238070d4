/** Deliveries of Azure DevOps service hooks, of about a size, to one of a thousand repositories. */

export const repositoryCount = 1_000;

export function repositoryId(number: number): string {
  return `278d5cd2-584d-4b63-824a-${String(number % repositoryCount).padStart(12, '0')}`;
}

const project = { id: 'be9b3917-87e6-42a4-a549-2bc06a7a878f', name: 'Fiber', state: 'wellFormed' };

function commit(number: number) {
  return {
    commitId: String(number).padStart(40, '3'),
    author: { name: 'Ana', email: 'ana@fabrikam.example', date: '2026-12-23T05:47:12Z' },
    committer: { name: 'Ana', email: 'ana@fabrikam.example', date: '2026-12-23T05:47:12Z' },
    comment: `Fix the menu for the ${number}th time, and say so at length`,
    url: `https://dev.azure.com/fabrikam/_apis/git/repositories/web/commits/${number}`,
  };
}

/** A push of one branch, with as many commits as fill the size. */
export function pushOf(kilobytes: number, repository: number, branch: string) {
  const body = {
    subscriptionId: 'f0c23515-bcd1-4e30-9613-56a0a129c732',
    notificationId: 12,
    id: '03c164c2-8912-4d5e-8009-3707d5f83734',
    eventType: 'git.push',
    publisherId: 'tfs',
    resource: {
      commits: [] as object[],
      refUpdates: [{ name: `refs/heads/${branch}`, oldObjectId: 'a'.repeat(40), newObjectId: 'b'.repeat(40) }],
      repository: {
        id: repositoryId(repository),
        name: `web${repository}`,
        project,
        defaultBranch: 'refs/heads/main',
        remoteUrl: `https://fabrikam@dev.azure.com/fabrikam/Fiber/_git/web${repository}`,
      },
      pushedBy: { displayName: 'Ana', id: '00067FFED5C7AF52@Live.com', uniqueName: 'ana@fabrikam.example' },
      pushId: 14,
    },
    resourceVersion: '1.0',
    resourceContainers: { account: { baseUrl: 'https://dev.azure.com/fabrikam/' }, project: { id: project.id } },
    createdDate: '2026-12-23T05:47:12.0015512Z',
  };
  const own = JSON.stringify(body).length;
  const each = JSON.stringify(commit(0)).length + 1;
  const count = Math.max(0, Math.round((kilobytes * 1_024 - own) / each));
  body.resource.commits = Array.from({ length: count }, (_, number) => commit(number));
  return body;
}
