import type { TransactionAction } from '@azure/data-tables';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from '../system/account.ts';
import { apiAccess, connector, http, text } from '../system/definition.ts';
import type { Operation } from '../system/operation.ts';
import { startSeparately } from '../system/separate-hosts.ts';
import { type Stage, startWithSimulator } from '../system/start-with-simulator.ts';
import { type Measured, percentiles, seconds, timeOf, timesOf } from './measure.ts';

/** The half of the service that clients touch, on this machine, with the queue functions running beside it. */
export async function api(): Promise<Measured[]> {
  return [...(await onOneHost()), ...(await onSeparateHosts())];
}

async function onSeparateHosts(): Promise<Measured[]> {
  const stage = await startSeparately();
  try {
    for (const name of ['verify-connector', 'finish-change']) await stage.startHostOf(name);
    return (await puts(stage)).map(({ what, numbers }) => ({ what: `${what}; a process per function`, numbers }));
  } finally {
    await stage.close();
  }
}

async function onOneHost(): Promise<Measured[]> {
  const stage = await startWithSimulator();
  try {
    return [
      ...(await puts(stage)),
      await operations(stage),
      await validations(stage),
      ...(await lists(stage, [10, 1_000, 10_000])),
      ...(await imports(stage, [300, 2_000])),
    ];
  } finally {
    await stage.close();
  }
}

/** A connector that brings its own token along. */
function withToken(identifier: string) {
  const reference = `account.pat_${identifier}`;
  const spec = { authentication: http(reference), apiAccess: apiAccess(reference) };
  return connector(identifier, { spec, secrets: { [reference]: text(patFor('alive')) } });
}

async function puts(stage: Stage): Promise<Measured[]> {
  const account = stage.newAccount();
  const put = async (identifier: string, headers = {}) => {
    expectStatus(201, await account.put(`connectors/${identifier}`, withToken(identifier), headers));
  };
  await put('warm_up', { Prefer: 'wait=20' });
  const recorded = await timesOf(100, (index) => put(`recorded_${index}`, { Prefer: 'wait=25' }));
  const answered = await timesOf(100, (index) => put(`answered_${index}`));
  await account.atRest();
  return [percentiles('PUT, answered', answered), percentiles('PUT, to the recorded result', recorded)];
}

/** What one create and its verification ask of storage and vault; polls of an empty queue are nobody's. */
async function operations(stage: Stage): Promise<Measured> {
  const { wire, waitFor } = stage.service;
  wire.reset();
  const account = stage.newAccount();
  expectStatus(201, await account.put('connectors/counted', withToken('counted')));
  await waitFor(() => wire.operations.some(endsMessage), 'the end of the message');
  const own = wire.operations.filter(({ method, path }) => !(method === 'GET' && path.endsWith('/messages')));
  const vault = own.filter(({ service }) => service === 'vault').length;
  // One receipt of the message, among the polls that are not counted.
  const storage = own.length - vault + 1;
  return { what: 'create and verify one connector', numbers: `${storage} storage, ${vault} vault operations` };
}

function endsMessage({ method, path }: Operation): boolean {
  return method === 'DELETE' && path.startsWith('/verify/messages/');
}

async function validations(stage: Stage): Promise<Measured> {
  const account = stage.newAccount();
  await account.put('secrets/pat', text(patFor('alive')));
  const [workers, each] = [8, 50];
  const validate = async () => expectStatus(200, await account.post('connectors/validate', connector('web')));
  const time = await timeOf(() => Promise.all(Array.from({ length: workers }, () => timesOf(each, validate))));
  return { what: 'definitions validated', numbers: `${Math.round((workers * each) / (time / 1_000))} a second` };
}

async function lists(stage: Stage, sizes: readonly number[]): Promise<Measured[]> {
  const lines: Measured[] = [];
  for (const size of sizes) {
    const account = stage.newAccount();
    await fill(stage, account, size);
    const list = async (query: string) => expectStatus(200, await account.get(`connectors?${query}`));
    const last = Buffer.from(nameOf(Math.max(0, size - 51))).toString('base64url');
    const pages = [
      ['first page', ''],
      ['last page', `pageToken=${last}`],
      ['page of a filter', 'search=nowhere'],
    ] as const;
    for (const [which, query] of pages) {
      const times = await timesOf(20, () => list(query));
      lines.push(percentiles(`list of ${size.toLocaleString('en')}, ${which}`, times));
    }
  }
  return lines;
}

/** Rows like the one that a PUT makes, written past the service. */
async function fill(stage: Stage, account: Account, size: number): Promise<void> {
  const untested = { spec: { ignoreTestConnection: true } };
  await account.put('secrets/pat', text(patFor('alive')));
  expectStatus(201, await account.put(`connectors/${nameOf(0)}`, connector(nameOf(0), untested)));
  const table = stage.service.storageClients().table('entities');
  const {
    etag: _etag,
    timestamp: _timestamp,
    ...model
  } = await table.getEntity(account.name, `connector!!!${nameOf(0)}`);
  const names = Array.from({ length: size - 1 }, (_, index) => nameOf(index + 1));
  for (let first = 0; first < names.length; first += 100) {
    const rows = names.slice(first, first + 100).map((name): TransactionAction => {
      const definition = JSON.stringify(connector(name, untested).connector);
      return ['create', { ...model, partitionKey: account.name, rowKey: `connector!!!${name}`, definition }];
    });
    await table.submitTransaction(rows);
  }
}

async function imports(stage: Stage, sizes: readonly number[]): Promise<Measured[]> {
  const lines: Measured[] = [];
  for (const size of sizes) {
    const account = stage.newAccount();
    // Six tokens that do not exist yet, as in a move from elsewhere.
    const documents = Array.from({ length: size }, (_, index) =>
      connector(nameOf(index), { spec: { authentication: http(`account.pat_${index % 6}`) } }),
    );
    const post = async (query: string) => expectStatus(200, await account.post(`import${query}`, documents));
    lines.push(seconds(`import of ${size.toLocaleString('en')}, dry run`, await timeOf(() => post('?dryRun=true'))));
    lines.push(seconds(`import of ${size.toLocaleString('en')}`, await timeOf(() => post(''))));
    lines.push(seconds(`import of ${size.toLocaleString('en')}, again`, await timeOf(() => post(''))));
  }
  return lines;
}

function nameOf(index: number): string {
  return `c${String(index).padStart(5, '0')}`;
}

function expectStatus(expected: number, { status, body }: { status: number; body: unknown }): void {
  if (status !== expected) throw new Error(`Answered ${status} instead of ${expected}: ${JSON.stringify(body)}`);
}
