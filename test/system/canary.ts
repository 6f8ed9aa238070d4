import { patFor } from '../simulator/world/tokens.ts';
import { carries } from './traffic.ts';
import type { Wire } from './wire.ts';
import type { StorageClients } from './world-clients.ts';

/** The tokens that nearly every test stores: wherever one of them is seen outside of the vault, it has leaked. */
const canaries = ['alive', 'expired', 'revoked'].map((name) => patFor(name));

export function holdsCanary(text: string): boolean {
  return canaries.some((canary) => carries(text, canary));
}

/** Where a token is that should be in the vault alone: in log lines, in rows, or on the way to tables and queues. */
export async function findLeaks(output: string, wire: Wire, storage: StorageClients): Promise<string[]> {
  const leaks = output
    .split('\n')
    .filter(holdsCanary)
    .map(() => 'a line of the log');
  for (const canary of canaries) {
    const carriers = wire.carrying(canary).filter(({ service }) => service !== 'vault');
    leaks.push(...carriers.map(({ service, method, path }) => `${service} ${method} ${path}`));
  }
  const rows = await rowsOf(storage);
  return [...leaks, ...rows.filter((row) => holdsCanary(JSON.stringify(row))).map(({ rowKey }) => `the row ${rowKey}`)];
}

/** The table is made with the first row. */
async function rowsOf(storage: StorageClients) {
  const rows = [];
  try {
    for await (const row of storage.table('entities').listEntities()) rows.push(row);
  } catch (error) {
    if (!(error instanceof Error && 'statusCode' in error && error.statusCode === 404)) throw error;
  }
  return rows;
}
