import { readsCode } from './applies.ts';
import type { Caller, Run } from './check.ts';

/** With what the API is asked. */
export function apiCaller({ task, outbound, found: { address } }: Run, signal: AbortSignal): Caller {
  if (task.api === null || task.api === 'absent') throw new Error('There is no token to ask the API with');
  const hosted = address.deployment === 'services';
  return { collection: outbound.collectionUrl(address), hosted, credential: task.api, signal };
}

/** The first question of a run goes over the connection that tls made, unless Git or TFVC has taken it. */
export function firstApiCaller(run: Run, signal: AbortSignal): Caller {
  const caller = apiCaller(run, signal);
  return readsCode(run) ? caller : { ...caller, socket: run.connection().socket() };
}
