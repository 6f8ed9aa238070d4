import { hopFactors, messageVersion } from '../../../../shared/model/messages.ts';
import { toChangeRow } from '../../../../shared/storage/changes.ts';
import { changeKey, connectorKey } from '../../../../shared/storage/row-keys.ts';
import { secretClientOf } from '../../world-clients.ts';
import { nothing } from '../end.ts';
import { at, connectorBody, secretBody, succeed } from '../tenant.ts';
import { clearsVault, type Place, puts, reads, shows, type Step, type Story, takesOff, writes } from './story.ts';

const toChange = reads('change!');
const deletesChange = writes('the change was deleted', 'DELETE ', 'change!');

async function putGood({ service, tenant }: Place, identifiers: string[]) {
  for (const identifier of identifiers) {
    const body = connectorBody(identifier, { value: tenant.good });
    await succeed(service.request('PUT', at(tenant, `connectors/${identifier}`), body));
  }
}

/** Verifies the connectors that use the secret. */
const startsRuns: Step[] = ['api', 'web'].flatMap((identifier, index) => [
  puts('verify', `the message for ${identifier} was put`, `connector!!!${identifier}`),
  writes(`the run of ${identifier} was committed`, `RowKey='connector!!!${identifier}'`, '"state":"QUEUED"'),
  shows('verify', `the message for ${identifier} was shown`, index + 1),
]);

/** What a call leaves that died when the value was in the vault, and its message after the last of its waits. */
async function leaveOpenChange({ service, tenant }: Place): Promise<null> {
  const { account, good } = tenant;
  const name = `s-${Buffer.from(account.padEnd(16, '-')).toString('hex').slice(0, 32)}`;
  // Asks the vault something first: a client's first question is sent twice, since it has to be told who may ask.
  await succeed(service.request('POST', at(tenant, 'connectors/validate'), connectorBody('web', { value: good })));
  const storage = service.storageClients();
  await storage.table('entities').createEntity({
    partitionKey: account,
    rowKey: changeKey(account),
    ...toChangeRow({ state: 'OPEN', adds: [name], drops: [] }),
  });
  await secretClientOf(service.world).setSecret(name, good);
  const connector = connectorKey({ org: null, project: null, identifier: 'web' });
  const run = { connector, uid: account, sequence: 1 };
  const message = { v: messageVersion, account, change: account, run, hop: hopFactors.length };
  await storage.queues.getQueueClient('verify').sendMessage(Buffer.from(JSON.stringify(message)).toString('base64'));
  return null;
}

/** What the queue functions do. What they work off was promised before, so it comes true wherever they die. */
export const handlers: Story[] = [
  {
    name: 'verify-connector, after a PUT with another value',
    worksOff: 'verify-connector',
    acknowledged: true,
    arrange: (place) => putGood(place, ['web']),
    act: ({ service, tenant }) => {
      const body = connectorBody('web', { value: tenant.bad, description: 'changed' });
      return service.request('PUT', at(tenant, 'connectors/web'), body);
    },
    begins: toChange,
    steps: [
      writes('the run was claimed', '"state":"RUNNING"'),
      clearsVault('the old value was deleted'),
      writes('the result was recorded', 'connector!!!web', '"outcome":"FAILURE"', 'DELETE ', 'change!'),
      takesOff('verify', 'the message was taken off'),
    ],
    done: { connectors: { web: 'FAILURE of revision 2/2' }, secrets: { pat: 'bad' }, broken: [] },
  },
  {
    name: 'verify-connector, undoing what a dead call left',
    worksOff: 'verify-connector',
    acknowledged: false,
    act: leaveOpenChange,
    begins: toChange,
    steps: [
      writes('the change was claimed', '"state":"ABANDONED"'),
      clearsVault('the new value was deleted'),
      deletesChange,
      takesOff('verify', 'the message was taken off'),
    ],
    done: nothing,
  },
  {
    name: 'finish-change, after another value of a secret that two connectors use',
    worksOff: 'finish-change',
    acknowledged: true,
    arrange: (place) => putGood(place, ['web', 'api']),
    act: ({ service, tenant }) => service.request('PUT', at(tenant, 'secrets/pat'), secretBody(tenant.bad)),
    begins: toChange,
    steps: [
      ...startsRuns,
      clearsVault('the old value was deleted'),
      deletesChange,
      takesOff('finish-change', 'the message was taken off'),
    ],
    done: {
      connectors: { web: 'FAILURE of revision 1/1', api: 'FAILURE of revision 1/1' },
      secrets: { pat: 'bad' },
      broken: [],
    },
  },
];
