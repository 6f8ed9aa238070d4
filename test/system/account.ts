import { randomUUID } from 'node:crypto';
import { odata } from '@azure/data-tables';
import type { Operation } from './operation.ts';
import type { Answer, Service } from './start-service.ts';
import { waitFor } from './wait-for.ts';

type Headers = Record<string, string>;
export type Row = { rowKey: string; [property: string]: unknown };

/** A client with an account that nobody else has, so that tests do not meet. Paths are those below `/api/v1/`. */
export type Account = {
  name: string;
  get(path: string, headers?: Headers): Promise<Answer>;
  put(path: string, body: unknown, headers?: Headers): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Headers): Promise<Answer>;
  delete(path: string, headers?: Headers): Promise<Answer>;
  /** The newest verification of a connector when it is over. `connector` is `connectors/{identifier}` and its scope. */
  verified(connector: string): Promise<Answer['body']>;
  /** All rows of the account's partition, in the order of their keys. */
  rows(): Promise<Row[]>;
  /** When every run has completed and every change is finished: nothing is written any more. */
  atRest(): Promise<void>;
  /** What was written for this account since the wire was last reset, to any of the neighbours. */
  writes(): Operation[];
};

export function newAccount(service: Service): Account {
  const name = `account-${randomUUID()}`;
  const call = (method: string, path: string, body?: unknown, headers: Headers = {}) => {
    const url = new URL(`/api/v1/${path}`, service.url);
    url.searchParams.set('accountIdentifier', name);
    return service.request(method, url.href, body, headers);
  };
  const get = (path: string, headers?: Headers) => call('GET', path, undefined, headers);

  async function rows(): Promise<Row[]> {
    const table = service.storageClients().table('entities');
    const found: Row[] = [];
    for await (const entity of table.listEntities({ queryOptions: { filter: odata`PartitionKey eq ${name}` } }))
      found.push({ ...entity, rowKey: entity.rowKey ?? '' });
    return found;
  }

  return {
    name,
    get,
    put: (path, body, headers) => call('PUT', path, body, headers),
    post: (path, body, headers) => call('POST', path, body, headers),
    delete: (path, headers) => call('DELETE', path, undefined, headers),
    verified(connector) {
      const [path, query = ''] = connector.split('?');
      return waitFor(async () => {
        const [newest] = (await get(`${path}/verifications?pageSize=1&${query}`)).body.value;
        return newest?.status === 'COMPLETED' ? newest : null;
      }, `the verification of ${connector}`);
    },
    rows,
    async atRest() {
      await waitFor(async () => !(await rows()).some(isOpen), 'the end of all work');
    },
    writes: () => service.wire.carrying(name).filter(({ method }) => method !== 'GET'),
  };
}

function isOpen({ rowKey, state }: Row): boolean {
  return rowKey.startsWith('change!') || (rowKey.startsWith('run!') && state !== 'COMPLETED');
}
