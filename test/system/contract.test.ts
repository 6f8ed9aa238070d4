import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declaredDoors } from '../../infra/openapi/doors.ts';
import { clientOf } from '../client/client.ts';
import { answerFaults } from '../contract/answer-faults.ts';
import { type Call, calls, contract } from '../contract/document.ts';
import {
  everyField as withApiAccess,
  storedToken as storedConnector,
} from '../../shared/model/contract/connector-examples.ts';
import { pushToMain } from '../../shared/model/contract/trigger-examples.ts';
import { patFor } from '../simulator/world/tokens.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';
import { text } from './definition.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startWithSimulator();
});
afterAll(() => stage.close());

const doors = (await declaredDoors()).flatMap((door) => {
  const call = calls.find(({ operation }) => operation.operationId === door.name);
  return call === undefined ? [] : [{ door, call }];
});

const examples = doors.flatMap(({ door, call }) =>
  door.request === undefined ? [] : [{ name: door.name, door, call }],
);

describe('The examples of the contract', () => {
  test.concurrent.each(examples)('$name: each is answered as it says', async ({ door, call }) => {
    const account = stage.newAccount();
    await account.put('secrets/azure_pat', text(patFor('alive')));
    if (door.route.includes('triggers')) await account.put('connectors/web_shop', storedConnector);
    if (/statuses|webhooks/.test(door.route)) await account.put('connectors/web_shop', withApiAccess);
    const path = filled(call.path, { identifier: door.name === 'secrets-put' ? 'another_pat' : nameFor(door) });
    const examples = Object.values(door.request?.examples ?? {});
    for (const { summary, value, status } of examples) {
      const answer = await stage.service.request(door.method, `${path}?accountIdentifier=${account.name}`, value);
      expect([summary, answer.status, answerFaults(call, door.method, answer)]).toEqual([summary, status, []]);
    }
    expect(examples.length).toBeGreaterThan(0);
  });

  test.concurrent('what reads and deletes answers as declared, for what is there and for what is not', async () => {
    const account = stage.newAccount();
    await account.put('secrets/azure_pat', text(patFor('alive')));
    await account.put('connectors/web_shop', storedConnector, { Prefer: 'wait=20' });
    await account.put('triggers/push_to_main', pushToMain);
    const [run] = (await account.get('connectors/web_shop/verifications')).body.value;
    const reading = doors.filter(({ door }) => door.method === 'GET');
    const deleting = doors.filter(({ door }) => door.method === 'DELETE').toSorted(usersFirst);
    const faults: unknown[] = [];
    for (const { door, call } of [...reading, ...deleting, ...reading]) {
      const identifier = door.route.includes('secrets') ? 'azure_pat' : nameFor(door);
      const path = filled(call.path, { identifier, verification: run.id });
      const methods = door.method === 'GET' ? ['GET', 'HEAD'] : [door.method];
      for (const method of methods) {
        const answer = await stage.service.request(method, `${path}?accountIdentifier=${account.name}`);
        faults.push(...answerFaults(call, method, answer).map((fault) => `${method} ${path}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
    expect((await account.rows()).map(({ rowKey }) => rowKey)).not.toContainEqual(
      expect.stringMatching(/^(?:connector|secret|trigger|use)!/),
    );
  });
});

/** What is in use cannot be deleted. */
function usersFirst(a: { call: Call }, b: { call: Call }): number {
  return rankOf(a.call.path) - rankOf(b.call.path);
}

function rankOf(path: string): number {
  return ['/secrets/', '/connectors/', '/triggers/'].findIndex((noun) => path.includes(noun)) * -1;
}

function nameFor({ route }: { route: string }): string {
  return route.includes('triggers') ? 'push_to_main' : 'web_shop';
}

function filled(path: string, values: Record<string, string>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? 'nothing');
}

describe('The client made from the contract', () => {
  test.concurrent('stores a secret and a connector, reads the verdict, and cleans up', async () => {
    const client = clientOf(stage.service.url);
    const query = { accountIdentifier: stage.newAccount().name };
    const secret = await client.PUT('/api/v1/secrets/{identifier}', {
      params: { path: { identifier: 'pat' }, query },
      body: { kind: 'EncryptedText', value: patFor('alive') },
    });
    expect([secret.response.status, secret.data?.isSet]).toEqual([201, true]);
    const params = { path: { identifier: 'web' }, query };
    const stored = await client.PUT('/api/v1/connectors/{identifier}', {
      params: { ...params, header: { Prefer: 'wait=20' } },
      body: {
        connector: {
          name: 'Web',
          identifier: 'web',
          type: 'AzureRepo',
          spec: {
            url: 'https://dev.azure.com/fabrikam/Fiber/_git/web',
            type: 'Repo',
            authentication: {
              type: 'Http',
              spec: { type: 'UsernameToken', spec: { username: 'ci', tokenRef: 'account.pat' } },
            },
          },
        },
      },
    });
    expect(stored.data?.status.status).toBe('SUCCESS');
    const runs = await client.GET('/api/v1/connectors/{identifier}/verifications', { params });
    const checks = runs.data?.value[0]?.checks.map(({ name, outcome }) => `${name} ${outcome}`);
    expect(checks).toContain('git PASSED');
    const used = await client.DELETE('/api/v1/secrets/{identifier}', {
      params: { path: { identifier: 'pat' }, query },
    });
    expect([used.response.status, used.error?.code]).toEqual([409, 'SecretInUse']);
    const deleted = await client.DELETE('/api/v1/connectors/{identifier}', { params });
    expect(deleted.data).toEqual({ unusedSecrets: ['account.pat'] });
    const gone = await client.GET('/api/v1/connectors/{identifier}', { params });
    expect(gone.error?.code).toBe('ConnectorNotFound');
  });

  test.concurrent('reads the contract that it was made from', async () => {
    const { data, response } = await clientOf(stage.service.url).GET('/api/v1/openapi.json');
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(data).toEqual(contract);
  });
});
