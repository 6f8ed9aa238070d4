import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evaluation, misspelt, pushToMain } from '../../shared/model/contract/trigger-examples.ts';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from './account.ts';
import { connector, text } from './definition.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
});
afterAll(() => stage.close());

const inShop = 'orgIdentifier=retail&projectIdentifier=shop';

/** An account with the connector that the examples name. */
async function furnished(): Promise<Account> {
  const account = stage.newAccount();
  await account.put('secrets/pat', text(patFor('alive')));
  await account.put('connectors/web_shop', connector('web_shop'));
  return account;
}

function trigger(identifier: string, fields: object = {}, more: object = {}) {
  const spec = { connectorRef: 'account.web_shop', ...fields };
  const source = { type: 'Webhook', spec: { type: 'AzureRepo', spec: { type: 'Push', spec } } };
  return { name: identifier, identifier, source, ...more };
}

describe('Triggers', () => {
  test.concurrent('a trigger is stored, read, listed, replaced and deleted', async () => {
    const account = await furnished();
    const created = await account.put('triggers/push_to_main', pushToMain);
    expect([created.status, created.body.revision, created.body.warnings]).toEqual([201, 1, []]);
    const etag = created.headers.get('etag') ?? '';
    const again = await account.put('triggers/push_to_main', pushToMain.trigger);
    expect([again.status, again.headers.get('etag')]).toEqual([200, etag]);
    const read = await account.get('triggers/push_to_main');
    expect(read.body.trigger).toMatchObject({ enabled: true, ...pushToMain.trigger, source: { type: 'Webhook' } });

    const other = { ...pushToMain.trigger, enabled: false };
    const replaced = await account.put('triggers/push_to_main', other, { 'If-Match': etag });
    expect([replaced.status, replaced.body.revision, replaced.body.uid]).toEqual([200, 2, created.body.uid]);
    expect((await account.put('triggers/push_to_main', pushToMain, { 'If-Match': etag })).status).toBe(412);
    expect((await account.put('triggers/push_to_main', pushToMain, { 'If-None-Match': '*' })).status).toBe(412);
    expect((await account.delete('triggers/push_to_main', { 'If-Match': etag })).status).toBe(412);

    await account.put('triggers/another', trigger('another'));
    const page = await account.get('triggers?pageSize=1');
    expect(page.body.value).toMatchObject([{ trigger: { identifier: 'another' } }]);
    const next = await stage.service.request('GET', page.body.nextLink);
    expect(next.body).toMatchObject({ value: [{ trigger: { identifier: 'push_to_main' } }] });

    expect((await account.delete('triggers/push_to_main')).status).toBe(204);
    expect((await account.get('triggers/push_to_main')).body.code).toBe('TriggerNotFound');
  });

  test.concurrent('a trigger of one scope is not seen from another, and may use what is above it', async () => {
    const account = await furnished();
    expect((await account.put(`triggers/own?${inShop}`, trigger('own'))).status).toBe(201);
    expect((await account.get('triggers/own')).status).toBe(404);
    expect((await account.get(`triggers?${inShop}`)).body.value).toHaveLength(1);
    expect((await account.get('triggers')).body.value).toEqual([]);
    const body = { trigger: trigger('of_body', {}, { orgIdentifier: 'retail', projectIdentifier: 'shop' }) };
    expect((await account.put('triggers/of_body', body)).status).toBe(201);
    expect((await account.get(`triggers/of_body?${inShop}`)).status).toBe(200);
  });

  test.concurrent('everything that is wrong with a trigger is told at once, as YAML too', async () => {
    const account = await furnished();
    const action = { type: 'Webhook', spec: { url: 'https://hooks.example.com', secretRef: 'account.nowhere' } };
    const bad = { trigger: { ...misspelt.trigger, action } };
    const { status, body } = await account.put('triggers/push_to_main', JSON.stringify(bad, null, 1));
    expect([status, body.errors.map(({ code }: { code: string }) => code)]).toEqual([
      400,
      ['ConditionKeyUnknown', 'PatternInvalid', 'SecretMissing'],
    ]);
    const yaml = 'trigger:\n  identifier: a\n  source: { type: Scheduled }\n';
    const asYaml = await account.put('triggers/a', yaml, { 'Content-Type': 'application/yaml' });
    expect(asYaml.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/trigger/name',
      '/trigger/source/type',
      '/trigger/source/spec',
    ]);
    expect((await account.rows()).filter(({ rowKey }) => rowKey.startsWith('trigger!'))).toEqual([]);
  });

  test.concurrent('connector, repository and secret have to be there and to fit', async () => {
    const account = await furnished();
    const url = 'https://dev.azure.com/fabrikam/Fiber';
    await account.put(
      'connectors/fiber',
      connector('fiber', { spec: { url, type: 'Project', validationRepo: 'web' } }),
    );
    const told = async (fields: object, more: object = {}) => {
      const { status, body } = await account.put('triggers/one', trigger('one', fields, more));
      return status === 400 ? body.errors.map(({ code }: { code: string }) => code) : status;
    };
    expect(await told({ connectorRef: 'account.nowhere' })).toEqual(['ConnectorMissing']);
    expect(await told({ repoName: 'shop' })).toEqual(['RepositoryMismatch']);
    expect(await told({ connectorRef: 'account.fiber', repoName: 'a/b' })).toEqual(['FieldValueInvalid']);
    expect(await told({ repoName: 'WEB' })).toBe(201);
    expect(await told({ connectorRef: 'account.fiber', repoName: 'shop' })).toBe(200);
    expect(await told({ connectorRef: 'account.fiber' })).toBe(200);
    const spec = { url: 'https://hooks.example.com', secretRef: 'account.pat' };
    expect(await told({}, { action: { type: 'Webhook', spec } })).toBe(200);
  });

  test.concurrent('a connector cannot be deleted while triggers use it, also from scopes below', async () => {
    const account = await furnished();
    await account.put(`triggers/own?${inShop}`, trigger('own'));
    const refused = await account.delete('connectors/web_shop');
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      409,
      'ConnectorInUse',
      'The connector web_shop is used by the triggers retail/shop/own.',
    ]);
    await account.delete(`triggers/own?${inShop}`);
    expect((await account.delete('connectors/web_shop')).status).toBe(200);
  });

  test.concurrent('of a trigger stored and its connector deleted at once, one is refused', async () => {
    const account = await furnished();
    await account.atRest();
    const [stored, deleted] = await Promise.all([
      account.put('triggers/own', trigger('own')),
      account.delete('connectors/web_shop'),
    ]);
    const left = new Set((await account.rows()).map(({ rowKey }) => rowKey.split('!')[0]));
    expect([stored.status, deleted.status]).toEqual(left.has('trigger') ? [201, 409] : [400, 200]);
    expect(left.has('trigger')).toBe(left.has('connector'));
  });

  test.concurrent('twenty triggers of one connector that are stored at once all get in', async () => {
    const account = await furnished();
    const names = Array.from({ length: 20 }, (_, number) => `t${number}`);
    const answers = await Promise.all(names.map((name) => account.put(`triggers/${name}`, trigger(name))));
    expect(answers.map(({ status }) => status)).toEqual(names.map(() => 201));
  });
});

describe('Evaluating a trigger', () => {
  test.concurrent('says what the delivery means and why it fires, without a connector and without a trace', async () => {
    const account = stage.newAccount();
    const { status, body } = await account.post('triggers/evaluate', evaluation);
    expect([status, body.matched, body.ignored]).toEqual([200, true, null]);
    expect(body.events).toMatchObject([
      {
        kind: 'push',
        ref: 'refs/heads/main',
        change: 'moved',
        matched: true,
        conditions: [
          {
            key: 'targetBranch',
            operator: 'In',
            value: 'main, release/.*',
            actual: 'main',
            matched: true,
            why: 'targetBranch is "main", which is as In "main, release/.*" wants it.',
          },
        ],
      },
    ]);
    expect(await account.rows()).toEqual([]);
    expect(account.writes()).toEqual([]);
  });

  test.concurrent('of another repository than it names, of files, and of nothing', async () => {
    const account = stage.newAccount();
    const evaluate = async (fields: object, payload: unknown = evaluation.payload) => {
      const { body } = await account.post('triggers/evaluate', { trigger: trigger('one', fields), payload });
      return [body.matched, body.ignored, body.events[0]?.why];
    };
    expect(await evaluate({ repoName: 'shop' })).toEqual([
      false,
      null,
      'The trigger watches the repository shop, this is web.',
    ]);
    const payloadConditions = [{ key: 'changedFiles', operator: 'StartsWith', value: 'src/' }];
    expect((await evaluate({ repoName: 'Web', payloadConditions }))[0]).toBe('needs-api');
    expect(await evaluate({}, { eventType: 'build.complete', resource: {} })).toEqual([
      false,
      'UnknownEventType',
      undefined,
    ]);
    expect(await evaluate({}, null)).toEqual([false, 'NotJson', undefined]);
  });

  test.concurrent('with a delivery of two megabytes and fifty patterns that are hard to try', async () => {
    const account = stage.newAccount();
    const branch = 'ab'.repeat(100);
    const conditions = Array.from({ length: 50 }, (_, number) => ({
      key: 'targetBranch',
      operator: 'Regex',
      value: `[ab]*a[ab]{${100 + number}}`,
    }));
    const refUpdates = Array.from({ length: 200 }, (_, number) => ({
      name: `refs/heads/${branch}${number}`,
      oldObjectId: '1'.repeat(40),
      newObjectId: '2'.repeat(40),
    }));
    const payload = { eventType: 'git.push', resource: { refUpdates, filling: 'x'.repeat(2_000_000) } };
    const sent = { trigger: trigger('one', { payloadConditions: conditions }), payload };
    const { status, body } = await account.post('triggers/evaluate', sent);
    expect([status, body.matched, body.events.length, body.leftOut]).toEqual([200, false, 100, 100]);
    const filling = 'x'.repeat(2_200_000);
    expect((await account.post('triggers/evaluate', { ...sent, payload: filling })).body.code).toBe('BodyTooLarge');
    const tooLong = { ...sent, trigger: { ...sent.trigger, description: 'x'.repeat(70_000) } };
    const refused = await account.post('triggers/evaluate', tooLong);
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '/trigger']);
    const deep = `{"trigger":${'['.repeat(40_000)}${']'.repeat(40_000)},"payload":{}}`;
    expect((await account.post('triggers/evaluate', deep)).status).toBe(400);
  });

  test.concurrent('that is stored, by its identifier', async () => {
    const account = await furnished();
    await account.put('triggers/push_to_main', pushToMain);
    for (const named of [{ trigger: 'push_to_main' }, { identifier: 'push_to_main' }]) {
      const { body } = await account.post('triggers/evaluate', { ...named, payload: evaluation.payload });
      expect(body.matched).toBe(true);
    }
    const { status, body } = await account.post('triggers/evaluate', { trigger: 'nowhere', payload: {} });
    expect([status, body.code]).toEqual([404, 'TriggerNotFound']);
  });

  test.concurrent('with mistakes tells all of them', async () => {
    const account = stage.newAccount();
    const { status, body } = await account.post('triggers/evaluate', { ...misspelt, headers: { a: 1 }, payload: {} });
    expect([status, body.errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
      400,
      [
        '/headers/a',
        '/trigger/source/spec/spec/spec/payloadConditions/0/key',
        '/trigger/source/spec/spec/spec/payloadConditions/0/value',
      ],
    ]);
  });
});
