import { type Context, makeContext } from '../../shared/context.ts';
import { connectQueues, makeQueues } from '../../shared/storage/queues.ts';
import { connectTables, makeEntities } from '../../shared/storage/tables.ts';
import type { Service } from './start-service.ts';
import { credentialOf, trustIn } from './world-clients.ts';

/** What the functions of a service work with, for a test that calls one itself. The vault is not in it. */
export function contextOf({ world }: Pick<Service, 'world'>): Context {
  const context = makeContext(world.settings());
  const credential = () => Promise.resolve(credentialOf(world.identity));
  trustIn(world);
  return {
    ...context,
    entities: makeEntities(connectTables(world.storage.table, credential, [])),
    queues: makeQueues(connectQueues(world.storage.queue, credential, [])),
  };
}
