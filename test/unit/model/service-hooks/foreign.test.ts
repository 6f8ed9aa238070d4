import { describe, expect, test } from 'vitest';
import {
  atConnector,
  concernsRepository,
  isForeign,
  type Watched,
} from '../../../../shared/model/service-hooks/foreign.ts';
import { toGitEvents } from '../../../../shared/model/service-hooks/to-git-events.ts';
import { parseRepositoryUrl } from '../../../../shared/model/repository-url.ts';
import { comment, notification, one, project, pullRequest, push, repository } from './payloads.ts';

const parsed = parseRepositoryUrl('https://dev.azure.com/fabrikam/Fiber/_git/web', { allowedHosts: [] });
if (!parsed.ok) throw new Error(parsed.problem.message);
const { address } = parsed;

const byName: Watched = { address, wholeProject: false, inputs: {} };
const byId: Watched = { ...byName, inputs: { projectId: project.id.toUpperCase(), repository: repository.id } };
const ofProject: Watched = { address, wholeProject: true, inputs: { projectId: project.id, repository: '' } };

const refUpdates = [{ name: 'refs/heads/main', newObjectId: one }];
const pushTo = (given: unknown) => push(refUpdates, { repository: given });
function foreign(body: unknown, watched: Watched): boolean {
  const { events } = toGitEvents(body);
  expect(events.length).toBeGreaterThan(0);
  return events.some((event) => isForeign(event, watched));
}

const elsewhere = {
  organization: {
    ...repository,
    url: 'https://dev.azure.com/contoso/_apis/git/repositories/x',
    remoteUrl: 'https://contoso.visualstudio.com/Fiber/_git/web',
  },
  project: { ...repository, project: { id: '5feb1f3c-0b9a-4c0e-8d8e-6e0d6f4f2b1a', name: 'Copper' } },
  repository: { ...repository, id: '5febef5a-833d-4e14-b9c0-14cb638f91e6', name: 'api' },
};

describe('The organization', () => {
  test('of a Server is that of the connector, whatever a payload says', () => {
    const url = 'https://ado.fabrikam.example/tfs/Shop/Fiber/_git/web';
    const ofServer = parseRepositoryUrl(url, { allowedHosts: [{ host: 'ado.fabrikam.example', plainHttp: false }] });
    if (!ofServer.ok) throw new Error(ofServer.problem.message);
    const [event] = toGitEvents(pushTo(elsewhere.organization)).events;
    if (event === undefined) throw new Error('The payload says nothing');
    const there = atConnector(event, ofServer.address);
    expect([event.organization, there.organization]).toEqual(['contoso', 'Shop']);
    expect(isForeign(there, { address: ofServer.address, wholeProject: false, inputs: {} })).toBe(false);
  });

  test('of Services is what the payload says, and that of the connector where it says nothing', () => {
    const said = toGitEvents(pushTo(elsewhere.organization)).events;
    const unsaid = toGitEvents({ eventType: 'git.push', resource: { refUpdates } }).events;
    const organizations = [...said, ...unsaid].map((event) => atConnector(event, address).organization);
    expect(organizations).toEqual(['contoso', 'fabrikam']);
  });
});

describe('A payload', () => {
  test.each([
    ['a push', push(refUpdates)],
    ['a pull request', notification('git.pullrequest.updated', pullRequest)],
    ['a comment', comment({})],
    ['a deletion', notification('git.repo.deleted', { repositoryId: repository.id, repositoryName: 'web', project })],
    ['next to nothing', { eventType: 'git.push', resource: { refUpdates } }],
    ['a check-in', notification('tfvc.checkin', { changesetId: 3 })],
  ])('of the connector is its own: %s', (_, body) => {
    for (const watched of [byName, byId, ofProject]) expect(foreign(body, watched)).toBe(false);
  });

  test('of another organization is foreign, whatever it says besides', () => {
    const body = { ...pushTo(elsewhere.organization) };
    for (const watched of [byName, byId, ofProject]) expect(foreign(body, watched)).toBe(true);
  });

  test('of another project is foreign', () => {
    const body = { ...pushTo(elsewhere.project), resourceContainers: {} };
    for (const watched of [byName, byId, ofProject]) expect(foreign(body, watched)).toBe(true);
  });

  test('of another repository is foreign, save to a connector of the whole project', () => {
    const body = pushTo(elsewhere.repository);
    expect([byName, byId, ofProject].map((watched) => foreign(body, watched))).toEqual([true, true, false]);
  });

  test('of a repository that was renamed is its own by id, and another that took the name is not', () => {
    const renamed = { ...repository, name: 'shop' };
    const other = { ...repository, id: elsewhere.repository.id };
    expect([foreign(pushTo(renamed), byId), foreign(pushTo(other), byId)]).toEqual([false, true]);
  });

  test('that tells of the renaming is its own by the name of before', () => {
    const body = notification('git.repo.renamed', { oldName: 'Web', newName: 'shop', repository: { name: 'shop' } });
    expect(foreign(body, byName)).toBe(false);
    const other = notification('git.repo.renamed', { oldName: 'api', newName: 'shop', repository: { name: 'shop' } });
    expect(foreign(other, byName)).toBe(true);
  });
});

function about(resource: object, watched: Watched): boolean[] {
  const { events } = toGitEvents(notification('git.repo.renamed', resource));
  return events.map((event) => concernsRepository(event, watched));
}

test('An event is about the repository that the connector tries by its id, or by its name of now or of before', () => {
  const renamed = { oldName: 'web', newName: 'shop', repository: { id: repository.id, name: 'shop' } };
  const other = { oldName: 'api', newName: 'shop', repository: { id: elsewhere.repository.id, name: 'shop' } };
  for (const watched of [byName, byId, ofProject]) {
    expect(about(renamed, watched)).toEqual([true]);
    expect(about(other, watched)).toEqual([false]);
  }
  const nowhere = { ...ofProject, address: { ...address, repository: null } };
  expect(about(renamed, nowhere)).toEqual([false]);
});
