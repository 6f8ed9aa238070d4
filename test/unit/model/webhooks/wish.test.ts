import { describe, expect, test } from 'vitest';
import { readTarget } from '../../../../shared/model/target.ts';
import { countSubscriptions, wantedSubscriptions } from '../../../../shared/model/webhooks/wanted.ts';
import { normalize, type Purpose, WebhookWish, wishProblems } from '../../../../shared/model/webhooks/wish.ts';

function purpose(url: string, urlType: Purpose['urlType'], validationRepo?: string): Purpose {
  const fields = { url, type: urlType, ...(validationRepo === undefined ? {} : { validationRepo }) };
  const { address } = readTarget(fields, []);
  if (address === null) throw new Error('The URL names nothing');
  return { urlType, address };
}

const repo = purpose('https://dev.azure.com/fabrikam/Fiber/_git/web', 'Repo');
const project = purpose('https://dev.azure.com/fabrikam/Fiber', 'Project', 'web');
const tfvc = purpose('https://dev.azure.com/fabrikam/Fiber/_versionControl?path=$/Fiber/Main', 'Repo');
const wish = (body: object, of = repo) => normalize(WebhookWish.parse(body), of);
const place = {
  projectId: 'p',
  projectName: 'Fiber',
  repositories: [
    { id: 'r1', name: 'web' },
    { id: 'r2', name: 'api' },
  ],
};

describe('A wish', () => {
  test('of nothing is all that Git has, or all that TFVC has', () => {
    expect(wish({}).events).toEqual(['push', 'pullRequest', 'comment', 'repository']);
    expect(wish({}, tfvc).events).toEqual(['checkIn']);
  });

  test('has one spelling', () => {
    const one = wish({ events: ['comment', 'push', 'push'], branches: ['refs/heads/b', 'a', 'b'] });
    expect(one).toEqual(wish({ events: ['push', 'comment'], branches: ['a', 'b'] }));
    expect(wish({ repositories: ['web'] })).toEqual(wish({}));
    expect(wish({ delivery: 'poll' }).pollMinutes).toBe(5);
  });

  test.each(['release/*', 'a b', 'a..b', 'a^', '/a', 'a/', 'a~1', 'a:b', '[a]', 'a\\b'])(
    'the branch "%s" is none, and patterns are not taken',
    (branch) => {
      expect(WebhookWish.safeParse({ branches: [branch] }).success).toBe(false);
    },
  );

  test.each<[string, object, Purpose, string[]]>([
    ['a check-in of Git', { events: ['checkIn'] }, repo, ['/events/0']],
    ['a push to TFVC', { events: ['push'], branches: ['main'] }, tfvc, ['/events/0', '/branches']],
    ['polling of TFVC', { delivery: 'poll' }, tfvc, ['/delivery']],
    ['another repository', { repositories: ['WEB', 'api'] }, repo, ['/repositories/1']],
    ['repositories of a project', { repositories: ['web', 'api'] }, project, []],
    ['minutes of a subscription', { pollMinutes: 3 }, repo, ['/pollMinutes']],
  ])('%s', (_, body, of, pointers) => {
    expect(wishProblems(WebhookWish.parse(body), of).map(({ pointer }) => pointer)).toEqual(pointers);
  });

  test('is a subscription for each event, repository and branch; repositories have no branches', () => {
    const { events, branches, ...rest } = wish({ events: ['push', 'repository'], branches: ['a', 'b'] }, project);
    const wanted = wantedSubscriptions({ events, branches, ...rest }, place, project.address);
    expect(wanted.filter(({ eventType }) => eventType === 'git.push')).toHaveLength(4);
    expect(wanted.filter(({ eventType }) => eventType === 'git.repo.renamed')).toMatchObject([
      { publisherInputs: { repository: 'r1' } },
      { publisherInputs: { repository: 'r2' } },
    ]);
    expect(
      wanted.every(({ publisherInputs }) => Object.values(publisherInputs).every((one) => typeof one === 'string')),
    ).toBe(true);
    const all = wantedSubscriptions(
      wish({ events: ['push'] }, project),
      { ...place, repositories: null },
      project.address,
    );
    expect(all).toMatchObject([{ publisherInputs: { projectId: 'p', repository: '' } }]);
  });

  test('of TFVC names the path', () => {
    expect(wantedSubscriptions(wish({}, tfvc), place, tfvc.address)).toMatchObject([
      { eventType: 'tfvc.checkin', publisherInputs: { path: '$/Fiber/Main' } },
    ]);
  });

  test('that is polled needs no subscription, and one of many is counted before anybody is asked', () => {
    expect(countSubscriptions(wish({ delivery: 'poll' }))).toBe(0);
    expect(
      countSubscriptions(wish({ events: ['push'], repositories: ['a', 'b'], branches: ['x', 'y', 'z'] }, project)),
    ).toBe(6);
  });
});
