import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../simulator/simulator.ts';
import { patFor } from '../simulator/world/tokens.ts';
import type { Operation } from './operation.ts';
import { type Service, startService } from './start-service.ts';

// What README says an operation costs, counted on the wire. A poll of an empty queue is nobody's operation.

let simulator: Simulator;
let service: Service;
const scope = 'accountIdentifier=costs';

beforeAll(async () => {
  simulator = await startSimulator();
  service = await startService({ settings: { AZURE_DEVOPS_URL: simulator.url } });
  // The first connector of an instance makes table, queues, tokens and the fingerprint key.
  await put('warm_up');
  await atRest();
});
afterAll(async () => {
  await service.close();
  await simulator.close();
});

function put(identifier: string) {
  const tokenRef = `account.pat_${identifier}`;
  return service.request('PUT', `/api/v1/connectors/${identifier}?${scope}`, {
    connector: {
      name: identifier,
      identifier,
      type: 'AzureRepo',
      spec: {
        url: 'https://dev.azure.com/fabrikam/Fiber/_git/web',
        type: 'Repo',
        authentication: { type: 'Http', spec: { type: 'UsernameToken', spec: { username: 'ci', tokenRef } } },
        apiAccess: { type: 'Token', spec: { tokenRef } },
      },
    },
    secrets: { [tokenRef]: { kind: 'EncryptedText', value: patFor('alive') } },
  });
}

function isDeletion({ method, path }: Operation): boolean {
  return method === 'DELETE' && path.startsWith('/verify/messages/');
}

/** The last thing that a verification does is to delete its message. */
async function atRest() {
  await service.waitFor(() => service.wire.operations.some(isDeletion), 'the end of the message');
}

function cost(operations: readonly Operation[]) {
  const own = operations.filter(({ method, path }) => !(method === 'GET' && path.endsWith('/messages')));
  return {
    storage: own.filter(({ service }) => service !== 'vault').length,
    vault: own.filter(({ service }) => service === 'vault').length,
  };
}

test('storing a connector with one new token costs 6 storage operations and 1 of the vault', async () => {
  service.wire.reset();
  let answered: Operation[] = [];
  // The queue function is quicker than the answer at times; what it does is not the cost of the call.
  service.wire.on(
    { path: /^\/verify\/messages\/.+/, method: 'PUT' },
    { after: () => (answered = [...service.wire.operations]) },
  );
  const { status } = await put('counted');
  expect(status).toBe(201);
  expect(cost(answered)).toEqual({ storage: 6, vault: 1 });
});

test('verifying it costs 8 storage operations with the receipt of its message, and 1 of the vault', async () => {
  await atRest();
  const { storage, vault } = cost(service.wire.operations);
  const receipt = 1;
  expect({ storage: storage - 6 + receipt, vault: vault - 1 }).toEqual({ storage: 8, vault: 1 });
  const { body } = await service.request('GET', `/api/v1/connectors/counted?${scope}`);
  expect(body.status.status).toBe('SUCCESS');
});

test('the same definition with the same value costs 2 storage operations and none of the vault', async () => {
  service.wire.reset();
  const { status } = await put('counted');
  expect(status).toBe(200);
  expect(cost(service.wire.operations)).toEqual({ storage: 2, vault: 0 });
});
