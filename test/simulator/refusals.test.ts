import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from './ask.ts';
import type { Reply } from './ask.ts';
import recorded from './recorded-refusals.json' with { type: 'json' };
import { startSimulator } from './simulator.ts';
import type { Simulator } from './simulator.ts';
import { guidOf } from './world/guid.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const repositories = '/fabrikam/Fiber/_apis/git/repositories';
const web = '/fabrikam/Fiber/_git/web/info/refs?service=git-upload-pack';
const rest = (path: string, as: string | null = 'alive') => ask(`${simulator.url}${path}`, { as });

/** How a person or a test meets each recorded refusal. */
const reached: Record<string, () => Promise<Reply>> = {
  'rest.anonymous': () => rest('/fabrikam/_apis/projects', 'a token nobody made'),
  'rest.anonymous.302': async () => {
    simulator.world.signInStyle = '302';
    const reply = await rest('/fabrikam/_apis/projects', null);
    simulator.world.signInStyle = '203';
    return reply;
  },
  'rest.pat.refused': () => rest('/fabrikam/_apis/projects', 'expired'),
  'rest.pat.expired.json': () => rest(`${repositories}/expired-told`),
  'rest.pat.global.blocked': () => rest('/fabrikam/_apis/projects', 'global-blocked'),
  'rest.bearer.refused': () =>
    ask(`${simulator.url}/fabrikam/_apis/projects`, { as: null, headers: { authorization: 'Bearer something' } }),
  'rest.user.not.member': () => rest('/fabrikam/_apis/projects', 'not-a-member'),
  'rest.conditional.access': () => rest('/fabrikam/_apis/projects', 'conditional-access'),
  'rest.repo.not.found': () => rest(`${repositories}/nothing-here`),
  'rest.project.name.not.found': () => rest('/fabrikam/_apis/projects/Nothing'),
  'rest.project.id.not.found': () => rest(`/fabrikam/_apis/projects/${guidOf('nothing')}`),
  'rest.route.unknown': () => rest('/fabrikam/_apis/nothing/here'),
  'rest.org.stopped': () => rest('/stopped/_apis/projects'),
  'rest.rate.blocked': () => rest(`${repositories}/throttled`),
  'rest.rate.delayed': () => rest(`${repositories}/delayed`),
  'rest.outage': () => rest(`${repositories}/outage`),
  'rest.push.policy': () => rest(`${repositories}/protected`),
  'rest.permission': () => rest(`${repositories}/forbidden`),
  'rest.item.not.found': () => rest(`${repositories}/no-item`),
  'git.http.anonymous': () => rest(web, null),
  'git.http.pat.refused': () => rest(web, 'no-code-scope'),
  'git.http.203': () => rest('/fabrikam/Fiber/_git/sign-in/info/refs?service=git-upload-pack'),
  'git.http.not.found': () => rest('/fabrikam/Fiber/_git/disabled/info/refs?service=git-upload-pack'),
  'git.http.multiack': () => {
    const want = `want ${'1'.repeat(40)} side-band-64k ofs-delta\n`;
    const body = `${(want.length + 4).toString(16).padStart(4, '0')}${want}00000009done\n`;
    return ask(`${simulator.url}/fabrikam/Fiber/_git/web/git-upload-pack`, { method: 'POST', body });
  },
};

test('every recorded refusal of the REST and git doors can be reached', () => {
  expect(Object.keys(reached).toSorted()).toEqual(recorded.map(({ id }) => id).toSorted());
});

test.each(recorded)('$id: $trigger', async (row) => {
  const reply = await reached[row.id]?.();
  if (!reply) throw new Error('not reached');
  const recordedHeaders = Object.entries(row.headers as Record<string, string | string[]>);
  const wanted = recordedHeaders.map(([name, value]) => [name, [value].flat().map(patternOf)] as const);
  const names = new Set(wanted.map(([name]) => name.toLowerCase()));
  const absent = names.has('x-tfs-processid') ? profile.filter((name) => !names.has(name)) : [];
  expect(reply.status).toBe(row.status);
  expect(wanted.map(([name]) => [name, reply.headers[name.toLowerCase()]])).toEqual(
    wanted.map(([name, lines]) => [name, lines.map((line) => expect.stringMatching(line) as string)]),
  );
  expect(absent.filter((name) => name in reply.headers)).toEqual([]);
  expect(reply.text.startsWith('\uFEFF')).toBe(row.bom ?? false);
  expect(reply.text).toContain(row.bodyContains ?? '');
  expect(reply.text.replace('\uFEFF', '')).toMatch(patternOf(row.body?.replace('(normal)', '{…}') ?? '{…}'));
});

/** Headers that say who answered and to whom: where a recorded answer lacks one, ours does. */
const profile = [
  'activityid',
  'content-type',
  'retry-after',
  'www-authenticate',
  'x-tfs-serviceerror',
  'x-tfs-session',
  'x-vss-e2eid',
  'x-vss-senderdeploymentid',
  'x-vss-userdata',
];

/** What stands in braces or is left out with dots in a record is anything; the scale unit of a realm too. */
function patternOf(text: string): RegExp {
  const literals = text.split(/\{[^"{}]*\}|…|\.\.\.|tfsprod[a-z0-9.]+(?=\.visualstudio)/);
  return new RegExp(`^${literals.map((literal) => RegExp.escape(literal)).join('.+')}$`, 's');
}
