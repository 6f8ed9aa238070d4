import { connected, type End, nothing } from '../end.ts';
import { at, connectorBody, secretBody, succeed } from '../tenant.ts';
import { fillsVault, type Place, puts, reads, shows, type Step, type Story, writes } from './story.ts';

const expired: End = { ...connected, connectors: { web: 'FAILURE of revision 1/1' } };
const onlySecret: End = { ...nothing, secrets: { pat: 'good' } };

function putConnector({ service, tenant }: Place, identifier: string, rest: { value?: string; description?: string }) {
  return service.request('PUT', at(tenant, `connectors/${identifier}`), connectorBody(identifier, rest));
}

function putGood(place: Place) {
  return putConnector(place, 'web', { value: place.tenant.good });
}

async function putGoodTwice(place: Place) {
  await succeed(putGood(place));
  await succeed(putConnector(place, 'api', {}));
}

function putSecret({ service, tenant }: Place, value: string) {
  return service.request('PUT', at(tenant, 'secrets/pat'), secretBody(value));
}

const toConnector = reads('connector!!!web');
const toSecret = reads('secret!!!pat');
const opens: Step = { ...writes('the change was opened', '"state":"OPEN"'), givesUpUnheard: true };
const fills = fillsVault('the value was in the vault');

const connectorSteps = [
  puts('verify', 'the message was put'),
  opens,
  fills,
  writes('the rows were committed', 'connector!!!web', '"state":"COMMITTED"'),
  shows('verify', 'the message was shown'),
];
const secretSteps = [
  puts('finish-change', 'the message was put'),
  opens,
  fills,
  writes('the rows were committed', 'secret!!!pat', '"state":"COMMITTED"'),
  shows('finish-change', 'the message was shown'),
];
const withoutVault = [
  puts('verify', 'the message was put'),
  writes('the rows were committed', 'connector!!!web', '"state":"QUEUED"'),
  shows('verify', 'the message was shown'),
];

/** Every call that changes something. */
export const calls: Story[] = [
  {
    name: 'PUT of a new connector with its secret',
    worksOff: null,
    acknowledged: false,
    act: putGood,
    begins: toConnector,
    steps: connectorSteps,
    undone: { before: 'the rows were committed', leaves: nothing },
    done: connected,
  },
  {
    name: 'PUT of a connector with another value of its secret',
    worksOff: null,
    acknowledged: false,
    arrange: (place) => succeed(putGood(place)),
    act: (place) => putConnector(place, 'web', { value: place.tenant.bad, description: 'changed' }),
    begins: toConnector,
    steps: connectorSteps,
    undone: { before: 'the rows were committed', leaves: connected },
    done: { connectors: { web: 'FAILURE of revision 2/2' }, secrets: { pat: 'bad' }, broken: [] },
  },
  {
    name: 'PUT of a connector with the secrets it has',
    worksOff: null,
    acknowledged: false,
    arrange: (place) => succeed(putGood(place)),
    act: (place) => putConnector(place, 'web', { description: 'changed' }),
    begins: toConnector,
    steps: withoutVault,
    undone: { before: 'the rows were committed', leaves: connected },
    done: { ...connected, connectors: { web: 'SUCCESS of revision 2/2' } },
  },
  {
    name: 'DELETE of a connector',
    worksOff: null,
    acknowledged: false,
    arrange: (place) => succeed(putGood(place)),
    act: ({ service, tenant }) => service.request('DELETE', at(tenant, 'connectors/web')),
    begins: toConnector,
    steps: [writes('the rows were deleted', 'connector!!!web', 'use!!!pat!!!web')],
    undone: { before: 'the rows were deleted', leaves: connected },
    done: onlySecret,
  },
  {
    name: 'PUT of a new secret',
    worksOff: null,
    acknowledged: false,
    act: (place) => putSecret(place, place.tenant.good),
    begins: toSecret,
    steps: secretSteps,
    undone: { before: 'the rows were committed', leaves: nothing },
    done: onlySecret,
  },
  {
    name: 'PUT of another value of a secret that two connectors use',
    worksOff: null,
    acknowledged: false,
    arrange: putGoodTwice,
    act: (place) => putSecret(place, place.tenant.bad),
    begins: toSecret,
    steps: secretSteps,
    undone: {
      before: 'the rows were committed',
      leaves: { ...connected, connectors: { web: 'SUCCESS of revision 1/1', api: 'SUCCESS of revision 1/1' } },
    },
    done: {
      connectors: { web: 'FAILURE of revision 1/1', api: 'FAILURE of revision 1/1' },
      secrets: { pat: 'bad' },
      broken: [],
    },
  },
  {
    name: 'DELETE of a secret',
    worksOff: null,
    acknowledged: false,
    arrange: (place) => succeed(putSecret(place, place.tenant.good)),
    act: ({ service, tenant }) => service.request('DELETE', at(tenant, 'secrets/pat')),
    begins: toSecret,
    steps: [
      puts('finish-change', 'the message was put'),
      writes('the rows were committed', 'secret!!!pat', '"state":"COMMITTED"'),
      shows('finish-change', 'the message was shown'),
    ],
    undone: { before: 'the rows were committed', leaves: onlySecret },
    done: nothing,
  },
  {
    name: 'POST of a verification, the token having expired',
    worksOff: null,
    acknowledged: false,
    arrange: (place) => succeed(putGood(place)),
    act: ({ service, simulator, tenant }) => {
      simulator.world.expireToken(`good of ${tenant.account}`);
      return service.request('POST', at(tenant, 'connectors/web/verifications'));
    },
    begins: toConnector,
    steps: withoutVault,
    undone: { before: 'the rows were committed', leaves: connected },
    done: expired,
  },
];
