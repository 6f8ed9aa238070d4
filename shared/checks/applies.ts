import type { CheckName } from '../model/verification.ts';
import type { Asked } from './check.ts';

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

/** What is settled without asking anybody; what needs no more begins at once. */
export const beforehand: readonly CheckName[] = ['delegate', 'secrets', 'target'];

/** A question to the API need not wait for the answer to another, unless that says where the collection is. */
export function beginsAtOnce({ task: { address } }: Asked): readonly CheckName[] {
  return address.ambiguous ? ['identity'] : beforehand;
}
