import { sevenDigits } from './event.ts';
import type { PublishedEvent } from './event.ts';
import type { Subscription } from './subscription.ts';

/**
 * What a test notification without real data carries: always the same, of an organization that is not the subscriber's.
 * Event types share ids, as in the real samples.
 * https://learn.microsoft.com/azure/devops/service-hooks/events
 */
const ids: Readonly<Record<string, string>> = {
  'git.pullrequest.created': '2ab4e3d3-b7a6-425e-92b1-5a9982c1269e',
  'git.pullrequest.updated': 'af07be1b-f3ad-44c8-a7f1-c4835f2df06b',
  'git.pullrequest.merged': '6872ee8c-b333-4eff-bfb9-0d5274943566',
  'ms.vss-code.git-pullrequest-comment-event': 'af07be1b-f3ad-44c8-a7f1-c4835f2df06b',
  'tfvc.checkin': 'f9b4c23e-88dd-4516-b04d-849787304e32',
};
const idOfTheOthers = '03c164c2-8912-4d5e-8009-3707d5f83734';

const root = 'https://dev.azure.com/fabrikam-fiber-inc';
const project = {
  id: '6ce954b1-ce1f-45d1-b94d-e6bf2464ba2c',
  name: 'Fabrikam-Fiber-Git',
  url: `${root}/_apis/projects/6ce954b1-ce1f-45d1-b94d-e6bf2464ba2c`,
  state: 'wellFormed',
  visibility: 'unchanged',
  lastUpdateTime: '0001-01-01T00:00:00',
};
const repository = {
  id: '278d5cd2-584d-4b63-824a-2ba458937249',
  name: 'Fabrikam-Fiber-Git',
  url: `${root}/_apis/git/repositories/278d5cd2-584d-4b63-824a-2ba458937249`,
  project,
  defaultBranch: 'refs/heads/master',
  remoteUrl: `${root}/_git/Fabrikam-Fiber-Git`,
};
const containers = {
  collection: { id: 'c12d0eb8-e382-443b-9f9c-c52cba5014c2' },
  account: { id: 'f844ec47-a9db-4511-8281-8b63f4eaf94e' },
  project: { id: 'be9b3917-87e6-42a4-a549-2bc06a7a878f' },
};
const person = {
  displayName: 'Jamal Hartnett',
  id: '54d125f7-69f7-4191-904f-c5b96b6261c8',
  uniqueName: 'fabrikamfiber4@hotmail.com',
};
const one = '33b55f7cb7e7e245323987634f960cf4a6e6bc74';
const two = 'aad331d8d3b131fa9ae03cf5e53965b51942618a';

const push = {
  commits: [
    { commitId: one, comment: 'Fixed bug', author: { name: person.displayName, email: person.uniqueName }, url: root },
  ],
  refUpdates: [{ name: 'refs/heads/master', oldObjectId: two, newObjectId: one }],
  repository,
  pushedBy: { ...person, id: '00067FFED5C7AF52@Live.com' },
  pushId: 14,
  date: '2014-05-02T19:17:13.3309587Z',
  url: `${repository.url}/pushes/14`,
};
const pullRequest = (status: string) => ({
  repository,
  pullRequestId: 1,
  status,
  createdBy: person,
  creationDate: '2014-06-17T16:55:46.589889Z',
  title: 'my first pull request',
  description: ' - test2\r\n',
  sourceRefName: 'refs/heads/mytopic',
  targetRefName: 'refs/heads/master',
  mergeStatus: 'succeeded',
  lastMergeSourceCommit: { commitId: one },
  lastMergeTargetCommit: { commitId: two },
  reviewers: [],
  url: `${repository.url}/pullRequests/1`,
});
const comment = {
  id: 2,
  parentCommentId: 1,
  author: person,
  content: 'This is my comment.',
  publishedDate: '2014-06-17T16:55:46.589889Z',
  lastUpdatedDate: '2014-06-17T16:55:46.589889Z',
  commentType: 'text',
  _links: { self: { href: `${repository.url}/pullRequests/1/threads/1/comments/2` } },
};

/** In the newest resource version, and where that differs in 1.0. */
function resourceOf(eventType: string): { resource: object; olderResource?: object } {
  switch (eventType) {
    case 'git.push':
      return { resource: push };
    case 'git.pullrequest.created':
      return { resource: pullRequest('active') };
    case 'git.pullrequest.updated':
    case 'git.pullrequest.merged':
      return { resource: pullRequest('completed') };
    case 'ms.vss-code.git-pullrequest-comment-event':
      return { resource: { comment, pullRequest: pullRequest('active') }, olderResource: comment };
    case 'git.repo.deleted':
      return {
        resource: { repositoryId: repository.id, repositoryName: repository.name, project, isHardDelete: false },
      };
    case 'tfvc.checkin':
      return {
        resource: { changesetId: 18, url: `${root}/_apis/tfvc/changesets/18`, author: person, comment: 'Sample' },
      };
    default:
      return { resource: { repository, initiatedBy: person, disabled: true, oldName: 'Diber-Git', newName: 'Fiber' } };
  }
}

export function sampleOf({ eventType, organization, createdBy }: Subscription, now: number): PublishedEvent {
  const sentence = `${person.displayName} did what ${eventType} tells of.`;
  return {
    ...resourceOf(eventType),
    id: ids[eventType] ?? idOfTheOthers,
    eventType,
    organization,
    // It is none of the organization's, and in no body.
    project: { ...project, versionControl: { git: true, tfvc: false }, changesets: [], repositories: [], ...unlisted },
    repository: null,
    by: createdBy,
    traits: {},
    sentence,
    details: sentence,
    minimal: { url: repository.url },
    containers,
    createdDate: sevenDigits(now),
  };
}

const unlisted = { visibility: 'private', listed: false, misbehaviour: null } as const;
