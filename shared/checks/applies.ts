import type { Run } from './check.ts';

type Asked = Pick<Run, 'task' | 'outbound'>;

/** Whether the REST API is asked. */
export function asksApi({ task }: Asked): boolean {
  return task.api !== 'absent';
}

/** Whether a repository is tried by Git over https. */
export function asksGit({ task: { address, authenticationType } }: Asked): boolean {
  return authenticationType === 'Http' && address.kind === 'repository';
}

export function connects(run: Asked): boolean {
  return asksApi(run) || asksGit(run);
}

/** Plain http is spoken to Servers listed so and to a simulator on loopback. */
export function encrypts(run: Asked): boolean {
  return connects(run) && run.outbound.collectionUrl(run.task.address).protocol === 'https:';
}
