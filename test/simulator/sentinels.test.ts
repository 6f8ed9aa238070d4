import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { readFile } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, basic, open } from './ask.ts';
import type { Reply } from './ask.ts';
import type { Door } from './exchange.ts';
import { findSentinel, printSentinels, sentinels } from './sentinels.ts';
import { startSimulator } from './simulator.ts';
import type { Simulator } from './simulator.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const urlOf = (name: string, door: Door) => {
  const path = door === 'git' ? `_git/${name}/info/refs?service=git-upload-pack` : `_apis/git/repositories/${name}`;
  return `${simulator.url}/fabrikam/Fiber/${path}`;
};
const status = async (name: string, door: Door) => (await ask(urlOf(name, door))).status;
const head = (url: string) => open(url).then((response) => response.on('error', () => {}));
const statusAnd = (status: number, text: string) => (reply: Reply) => {
  expect(reply.status).toBe(status);
  expect(reply.text).toContain(text);
};

/** What to find in a whole answer. */
const answers: Record<string, (reply: Reply, door: Door) => void> = {
  throttled: (reply) => {
    statusAnd(429, 'TF400733')(reply);
    expect([reply.headers['retry-after'], reply.headers['x-ratelimit-limit']]).toEqual([['30'], ['200']]);
  },
  'throttled-briefly': (reply) => {
    statusAnd(429, 'TF400733')(reply);
    expect(reply.headers['retry-after']).toEqual(['3']);
  },
  'throttled-silently': (reply) => {
    statusAnd(429, 'TF400733')(reply);
    expect(reply.headers).not.toHaveProperty('retry-after');
  },
  delayed: (reply, door) => {
    statusAnd(200, door === 'git' ? 'refs/heads/main' : '"name":"delayed"')(reply);
    expect([reply.headers['retry-after'], reply.headers['x-ratelimit-delay']]).toEqual([['30'], ['0.250']]);
  },
  outage: statusAnd(503, 'TF10216'),
  stopped: statusAnd(503, 'TF24668'),
  forbidden: statusAnd(403, 'TF401027'),
  protected: statusAnd(403, 'TF402455'),
  'no-item': statusAnd(404, 'TF401174'),
  french: (reply) => {
    statusAnd(404, '"typeKey":"GitRepositoryNotFoundException"')(reply);
    expect(reply.text).toContain("n'existe pas");
  },
  'sign-in': (reply) => {
    statusAnd(203, '<title>Azure DevOps Services | Sign In</title>')(reply);
    expect(reply.text.length).toBeGreaterThan(15_000);
  },
  'sign-in-redirect': (reply) => {
    statusAnd(302, 'Object moved')(reply);
    expect(reply.headers['location']?.[0]).toMatch(/^https:\/\/spsprodcus5\.vssps\.visualstudio\.com\/_signin\?/);
  },
  redirects: (reply) => {
    const { port } = new URL(simulator.url);
    expect(reply.status).toBe(302);
    expect(reply.headers['location']?.[0]).toContain(`http://localhost:${port}/elsewhere/fabrikam/Fiber/`);
  },
  'expired-told': statusAnd(401, '"typeKey":"AccessCheckException"'),
  'expired-page': statusAnd(401, '<html><body>Access Denied: The Personal Access Token used has expired.'),
  'conditional-access': statusAnd(403, 'VS403463'),
  'conditional-access-page': statusAnd(403, '403 - Uh-oh, you do not have access'),
  html: (reply) => {
    statusAnd(200, '<html>')(reply);
    expect(reply.headers).not.toHaveProperty('activityid');
  },
  'no-content': statusAnd(204, ''),
  'null-json': (reply) => expect(reply.json()).toBeNull(),
  'wrong-shape': (reply) => expect(reply.json()).toEqual({ status: 'UP', version: '1.4.2' }),
  'not-json': (reply) => expect(() => reply.json()).toThrow(SyntaxError),
  bom: (reply) => expect(reply.text).toMatch(/^\uFEFF\{"id":/),
  foreign: (reply) => expect(reply.json()).toMatchObject({ name: 'somebody-elses', project: { name: 'Elsewhere' } }),
  'wrong-service': statusAnd(200, '# service=git-receive-pack'),
  truncated: (reply) => expect(reply.text).toHaveLength(90),
  'bad-pkt': statusAnd(200, '# service=git-upload-pack\n0000zzzz'),
  'no-capabilities': (reply) => expect(reply.text).not.toContain('\0'),
  'remote-error': statusAnd(200, 'ERR the repository cannot be served now'),
  'no-refs': (reply) => expect(reply.text).toBe('001e# service=git-upload-pack\n00000000'),
  'refs-10000': (reply) => expect(reply.text.match(/ refs\/heads\/branch-/g)).toHaveLength(10_000),
  slow: (reply, door) => statusAnd(200, door === 'git' ? 'refs/heads/main' : '"name":"slow"')(reply),
};

/** What to find on a connection that is not as it should be. */
const connections: Record<string, (url: string, door: Door) => Promise<void>> = {
  hangs: async (url) => {
    const before = simulator.requests.length;
    const leave = new AbortController();
    const hanging = fetch(url, { signal: leave.signal, headers: { authorization: basic('alive') } });
    await expect.poll(() => simulator.requests.length).toBeGreaterThan(before);
    leave.abort();
    await expect(hanging).rejects.toThrow('aborted');
  },
  drops: (url) => expect(open(url)).rejects.toMatchObject({ code: 'ECONNRESET' }),
  resets: async (url) => {
    const { read, promised } = await readToTheEnd(await head(url));
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(promised);
  },
  drips: async (url) => {
    const response = await head(url);
    const [first] = (await once(response, 'data')) as [Buffer];
    expect([first.length, Number(response.headers['content-length']) > 100]).toEqual([1, true]);
    response.destroy();
  },
  floods: async (url, door) => {
    const response = await head(url);
    let read = 0;
    for await (const chunk of response as AsyncIterable<Buffer>) {
      if (read === 0) expect(chunk.toString()).toContain(door === 'git' ? '# service=git-upload-pack' : '{"value":[');
      read += chunk.length;
      if (read > 20_000_000) break;
    }
    expect(read).toBeGreaterThan(20_000_000);
  },
  'gzip-bomb': async (url) => {
    const response = await head(url);
    expect(Number(response.headers['content-length'])).toBeLessThan(2_000_000);
    let read = 0;
    for await (const chunk of response.compose(createGunzip()) as AsyncIterable<Buffer>) {
      read += chunk.length;
      if (read > 50_000_000) break;
    }
    expect(read).toBeGreaterThan(50_000_000);
  },
  'long-header': (url) => expect(open(url)).rejects.toMatchObject({ code: 'HPE_HEADER_OVERFLOW' }),
};

const cases = sentinels.flatMap((sentinel) => sentinel.doors.map((door) => ({ ...sentinel, door })));

test.each(cases)('$name at the $door door: $does', async ({ name, door }) => {
  expect.hasAssertions();
  const url = urlOf(name, door);
  const [answer, connection] = [answers[name], connections[name]];
  if (answer) answer(await ask(url), door);
  else if (connection) await connection(url, door);
  else throw new Error(`No test says what '${name}' does`);
});

test('a sentinel strikes as a repository, a project and an organization, in any case', async () => {
  for (const path of [
    'fabrikam/Fiber/_apis/git/repositories/Throttled',
    'fabrikam/throttled/_apis/git/repositories/web',
    'throttled/Fiber/_apis/git/repositories/web',
    'fabrikam/_apis/projects/throttled',
    'throttled/_apis/connectionData',
    'fabrikam/_git/throttled/info/refs?service=git-upload-pack',
  ]) {
    expect([path, (await ask(`${simulator.url}/${path}`)).status]).toEqual([path, 429]);
  }
  expect((await ask(`${simulator.url}/fabrikam/_apis/connectionData`)).status).toBe(200);
});

test('with -git or -rest behind its name a sentinel leaves the other door alone', async () => {
  expect([await status('outage-git', 'git'), await status('outage-git', 'rest')]).toEqual([503, 200]);
  expect([await status('outage-rest', 'git'), await status('outage-rest', 'rest')]).toEqual([200, 503]);
  expect([findSentinel('forbidden-git'), findSentinel('outage-ssh')]).toEqual([null, null]);
});

test('behind the door a sentinel strikes only who is signed in', async () => {
  expect((await ask(urlOf('throttled', 'rest'), { as: 'expired' })).status).toBe(401);
  expect((await ask(urlOf('outage', 'rest'), { as: 'expired' })).status).toBe(503);
});

test('any number of refs can be asked for', async () => {
  const { text } = await ask(urlOf('refs-3', 'git'));
  expect(text.match(/(?<= refs\/heads\/)branch-\d{6}/g)).toEqual(['branch-000000', 'branch-000001', 'branch-000002']);
  expect((await ask(urlOf('refs-999999', 'git'))).status).toBe(404);
});

test('a repository that works can be made to misbehave so many times, and to behave again', async () => {
  const web = urlOf('web', 'rest');
  simulator.world.misbehave('fabrikam/Fiber/web', 'throttled', { times: 2, door: 'rest' });
  expect((await ask(urlOf('web', 'git'))).status).toBe(200);
  expect([await ask(web), await ask(web), await ask(web)].map(({ status }) => status)).toEqual([429, 429, 200]);
  simulator.world.misbehave('fabrikam', 'outage');
  expect((await ask(web)).status).toBe(503);
  simulator.world.behave('fabrikam');
  expect((await ask(web)).status).toBe(200);
  expect(() => simulator.world.misbehave('fabrikam', 'sulks')).toThrow("no 'sulks'");
});

test('no list names a repository that only a sentinel makes', async () => {
  await ask(urlOf('delayed', 'rest'));
  const list = await ask(`${simulator.url}/fabrikam/Fiber/_apis/git/repositories`);
  expect(list.text).not.toContain('delayed');
});

test('DIFFERENCES.md prints the table of sentinels as it is', async () => {
  const page = await readFile(new URL('DIFFERENCES.md', import.meta.url), 'utf8');
  expect(page).toContain(printSentinels());
});

async function readToTheEnd(response: IncomingMessage): Promise<{ read: number; promised: number }> {
  let read = 0;
  response.on('data', (chunk: Buffer) => (read += chunk.length));
  await new Promise((closed) => response.once('close', closed));
  return { read, promised: Number(response.headers['content-length']) };
}
