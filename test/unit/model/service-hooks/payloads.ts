/** Bodies in the shapes of Azure DevOps service hooks, with the names of a made-up organization. */
export const project = {
  id: 'be9b3917-87e6-42a4-a549-2bc06a7a878f',
  name: 'Fiber',
  url: 'https://dev.azure.com/fabrikam/_apis/projects/be9b3917-87e6-42a4-a549-2bc06a7a878f',
  state: 'wellFormed',
  visibility: 'unchanged',
  lastUpdateTime: '0001-01-01T00:00:00',
};

export const repository = {
  id: '278d5cd2-584d-4b63-824a-2ba458937249',
  name: 'web',
  url: 'https://dev.azure.com/fabrikam/_apis/git/repositories/278d5cd2-584d-4b63-824a-2ba458937249',
  project,
  defaultBranch: 'refs/heads/main',
  remoteUrl: 'https://fabrikam@dev.azure.com/fabrikam/Fiber/_git/web',
};

const person = (displayName: string) => ({
  displayName,
  id: '00067FFED5C7AF52@Live.com',
  uniqueName: `${displayName.toLowerCase()}@fabrikam.example`,
});
export const ana = person('Ana');
export const ben = person('Ben');

export const zeros = '0'.repeat(40);
export const one = '33b55f7cb7e7e245323987634f960cf4a6e6bc74';
export const two = 'aad331d8d3b131fa9ae03cf5e53965b51942618a';

export function notification(eventType: unknown, resource: unknown, rest: object = {}) {
  return {
    subscriptionId: 'f0c23515-bcd1-4e30-9613-56a0a129c732',
    notificationId: 12,
    id: '03c164c2-8912-4d5e-8009-3707d5f83734',
    eventType,
    publisherId: 'tfs',
    message: { text: 'Ana pushed updates to web' },
    resource,
    resourceVersion: '1.0',
    resourceContainers: { project: { id: project.id } },
    createdDate: '2026-12-23T05:47:12.0015512Z',
    ...rest,
  };
}

export function push(refUpdates: unknown, rest: object = {}) {
  return notification('git.push', {
    commits: [{ commitId: one, comment: 'Fix the menu', author: { name: 'Ana', email: 'ana@fabrikam.example' } }],
    refUpdates,
    repository,
    pushedBy: ana,
    pushId: 14,
    ...rest,
  });
}

export const pullRequest = {
  repository,
  pullRequestId: 22,
  status: 'active',
  createdBy: ana,
  title: 'A new menu',
  description: 'It has dishes.',
  sourceRefName: 'refs/heads/menu',
  targetRefName: 'refs/heads/main',
  mergeStatus: 'succeeded',
  isDraft: false,
  lastMergeSourceCommit: { commitId: one },
  lastMergeTargetCommit: { commitId: two },
  lastMergeCommit: { commitId: 'eef717f69257a6333f221566c1c987dc94cc0d72' },
  labels: [
    { id: 'a', name: 'urgent', active: true },
    { id: 'b', name: 'gone', active: false },
  ],
};

export function comment(fields: object, version = '2.0') {
  const said = {
    id: 2,
    author: ben,
    content: 'Looks good',
    publishedDate: '2026-11-25T10:00:00.123Z',
    lastUpdatedDate: '2026-11-25T10:00:00.123Z',
    commentType: 'text',
    ...fields,
  };
  const resource = version === '2.0' ? { comment: said, pullRequest } : said;
  return notification('ms.vss-code.git-pullrequest-comment-event', resource, { resourceVersion: version });
}
