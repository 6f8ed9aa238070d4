import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patFor } from '../simulator/world/tokens.ts';
import { traceIn, tracesOf } from './bad-days/planted/traces.ts';
import { connector, sshKey, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator({ ALLOWED_HOSTS: 'attacker.example' });
});
afterAll(() => stage.close());

const token = patFor('alive');
const wait = { Prefer: 'wait=20' };
const untested = { ignoreTestConnection: true };

async function stored() {
  const account = stage.newAccount();
  await account.put('secrets/pat', text(token));
  const { status, body } = await account.put('connectors/web', connector('web'), wait);
  expect([status, body.status.status]).toEqual([201, 'SUCCESS']);
  await account.atRest();
  return account;
}

test.each([
  ['that is not allowed', 'https://elsewhere.example/o/p/_git/r', '/connector/spec/url UrlHostNotAllowed'],
  [
    'that is allowed',
    'https://attacker.example/tfs/o/p/_git/r',
    '/connector/spec/authentication/spec/spec/tokenRef SecretBoundToAnotherDeployment',
  ],
])('ATK-090: a stored token is not pointed at another host %s', async (_, url, mistake) => {
  const account = await stored();
  const before = await account.rows();
  const body = connector('web', { spec: { url } });
  for (const attempt of [
    () => account.put('connectors/web', body),
    () => account.put('connectors/other', { connector: { ...body.connector, identifier: 'other' } }),
    () => account.post('verifications', body),
  ]) {
    const answer = await attempt();
    const told = answer.body.errors.map(({ pointer, code }: Record<string, string>) => `${pointer} ${code}`);
    expect([answer.status, ...told]).toEqual([400, mistake]);
  }
  expect(await account.rows()).toEqual(before);
});

test('ATK-091: no answer of any door shows a trace of a secret', async () => {
  const account = await stored();
  const key = sshKey();
  await account.put('secrets/key', key);
  const inline = connector('web', { secrets: { 'account.pat': text(token) } });
  const { body: trial } = await account.post('verifications', inline, wait);
  const { body: run } = await account.post('connectors/web/verifications', undefined, wait);
  const answers = [
    await account.get('connectors'),
    await account.get('connectors/web'),
    await account.get('connectors/web/verifications'),
    await account.get(`connectors/web/verifications/${run.id}`),
    await account.get(`verifications/${trial.id}`),
    await account.get('secrets'),
    await account.get('secrets/pat'),
    await account.get('secrets/key'),
    await account.get('credentials?all=true'),
    await account.get('export?all=true'),
    await account.put('connectors/web', inline),
    await account.post('connectors/validate', inline),
    await account.post('connectors', inline),
    await account.post('import', JSON.stringify([inline.connector])),
    await account.delete('secrets/pat'),
    await account.delete('connectors/web'),
  ];
  expect(answers.filter(({ status }) => status >= 500 || status === 400 || status === 404)).toEqual([]);
  const said = answers.map(({ headers, body }) => JSON.stringify([[...headers], body]));
  const lines = key.privateKey.split('\n').slice(1, -2).join('\n');
  for (const traces of [tracesOf(token), tracesOf(lines, 4)])
    expect(said.map((answer) => traceIn(answer, traces)).filter((trace) => trace !== null)).toEqual([]);
});

test('ATK-209: a message older than its connector writes no result, and asks nobody', async () => {
  const account = await stored();
  await account.post('connectors/web/verifications', undefined, wait);
  await account.atRest();
  const runs = (await account.rows()).filter(({ rowKey }) => rowKey.startsWith('run!'));
  const [newest, first] = runs;
  // As a worker left it that was frozen before it could record anything.
  const table = stage.service.storageClients().table('entities');
  await table.updateEntity({ partitionKey: account.name, rowKey: first?.rowKey ?? '', state: 'QUEUED' }, 'Merge');
  const before = (await account.get('connectors/web')).body;
  const asked = stage.simulator.requests.length;
  const pointer = { connector: 'connector!!!web', uid: before.uid, sequence: 1 };
  const message = { v: 1, account: account.name, hop: 0, change: null, run: pointer };
  const queue = stage.service.storageClients().queues.getQueueClient('verify');
  await queue.sendMessage(Buffer.from(JSON.stringify(message)).toString('base64'));
  await account.atRest();
  const path = `connectors/web/verifications/${before.uid.slice(0, 8)}`;
  const old = (await account.get(`${path}-1`)).body;
  expect(old).toMatchObject({
    status: 'COMPLETED',
    outcome: 'SUPERSEDED',
    supersededBy: `${before.uid.slice(0, 8)}-2`,
  });
  expect((await account.get('connectors/web')).body).toEqual(before);
  expect((await account.rows()).find(({ rowKey }) => rowKey === newest?.rowKey)).toEqual(newest);
  expect(stage.simulator.requests.length).toBe(asked);
});

describe('What only the service may set', () => {
  const own = { uid: 'mine', revision: 99, createdAt: 'never', lastModifiedAt: 'never', rowKey: 'secret!!!other' };

  test('is refused in a secret, which takes no field that it does not know', async () => {
    const account = stage.newAccount();
    for (const field of [...Object.keys(own), 'deployment', 'fingerprint', 'vaultName', 'identifier', 'holds']) {
      const { status, body } = await account.put('secrets/pat', { ...text(token), [field]: 'server:attacker.example' });
      expect([field, status, body.errors[0].code]).toEqual([field, 400, 'FieldValueInvalid']);
    }
    expect(await account.rows()).toEqual([]);
  });

  test.each(['PUT', 'POST', 'import'])('has no effect in a connector by %s', async (how) => {
    const account = stage.newAccount();
    await account.put('secrets/pat', text(token));
    const { connector: definition } = connector('web', { ...own, status: { status: 'SUCCESS' }, spec: untested });
    const body = { connector: definition, ...own, accountIdentifier: 'other', status: { status: 'SUCCESS' } };
    const sent = {
      PUT: () => account.put('connectors/web', body),
      POST: () => account.post('connectors', body),
      import: () => account.post('import', JSON.stringify([body])),
    }[how];
    expect((await sent?.())?.status).toBe(how === 'import' ? 200 : 201);
    const { body: shown } = await account.get('connectors/web');
    expect(shown).toMatchObject({ revision: 1, status: { status: 'UNKNOWN', reason: 'NotTested' } });
    expect(shown.uid).not.toBe(own.uid);
    for (const time of [shown.createdAt, shown.lastModifiedAt]) expect(time).toMatch(/^\d{4}-/);
    expect(Object.keys(shown.connector)).toEqual(['name', 'identifier', 'type', 'spec']);
  });
});

test.each([
  ['Japanese', '組織', 'プロジェクト', 'リポ'],
  ['Arabic', 'منظمة', 'مشروع', 'مستودع'],
  ['Russian', 'организация', 'Проект', 'веб'],
  ['Greek, decomposed', 'ελλα\u0301δα', 'Έργο', 'ιστός'],
])(
  'Names in any script (%s) are stored, found and exported as they were written',
  async (_, organization, project, repository) => {
    const account = stage.newAccount();
    await account.put('secrets/pat', text(token));
    const url = `https://dev.azure.com/${organization}/${project}/_git/${repository}`;
    const fields = {
      description: `${project} 🙂\u2028"'<&`,
      tags: { [project]: repository },
      spec: { ...untested, url },
    };
    const { status, body } = await account.put('connectors/web', connector('web', fields));
    expect([status, body.connector]).toMatchObject([201, fields]);
    for (const query of [{ search: repository }, { tag: `${project}:${repository}` }]) {
      const found = await account.get(`connectors?${new URLSearchParams(query).toString()}`);
      expect(found.body.value).toHaveLength(1);
    }
    const exported = await account.get('export?all=true');
    const again = await account.post('import', exported.body, { 'content-type': 'application/yaml' });
    expect(again.body.documents).toMatchObject([{ result: 'unchanged' }]);
  },
);

test.each(['\u2028', '\ud800', '\u0000', '\uffff', '\u001b[2J'])(
  'A description that no text should hold (%j) is no mistake of the service',
  async (character) => {
    const account = stage.newAccount();
    await account.put('secrets/pat', text(token));
    const fields = { description: `a${character}b`, tags: { [character]: character }, spec: untested };
    expect((await account.put('connectors/web', connector('web', fields))).body.connector).toMatchObject(fields);
    expect((await account.get('connectors/web')).body.connector).toMatchObject(fields);
    expect((await account.get('export?all=true')).status).toBe(200);
  },
);
