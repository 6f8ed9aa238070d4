import type { CheckName, HttpCredential } from '../model/verification.ts';
import type { Asked } from './check.ts';

/** Whether the REST API is asked. */
export function asksApi({ task }: Asked): boolean {
  return task.api !== 'absent';
}

/** Whether a repository is tried by Git over https. */
export function asksGit({ task: { address, authenticationType } }: Asked): boolean {
  return authenticationType === 'Http' && address.kind === 'repository';
}

/** Whether a path of TFVC is tried. It has no other way than the REST API, and needs no API access for it. */
export function asksTfvc({ task: { address, authenticationType } }: Asked): boolean {
  return authenticationType === 'Http' && address.kind === 'tfvc';
}

/** Whether the connection is one over SSH, also where no repository is named to try over it. */
export function asksSsh({ task: { address, authenticationType } }: Asked): boolean {
  return authenticationType === 'Ssh' && address.kind !== 'tfvc';
}

/** Whether the connection that dns, tcp and tls make is for the code itself, and not for the API. */
export function readsCode(run: Asked): boolean {
  return asksGit(run) || asksTfvc(run) || asksSsh(run);
}

/** What is sent over the connection that dns, tcp and tls make. */
export function firstCredential(run: Asked): HttpCredential | undefined {
  const credential = readsCode(run) ? run.task.git : run.task.api;
  return credential === null || credential === 'absent' || credential.kind === 'ssh' ? undefined : credential;
}

export function connects(run: Asked): boolean {
  return asksApi(run) || readsCode(run);
}

/** Plain http is spoken to Servers listed so and to a simulator on loopback. */
export function encrypts(run: Asked): boolean {
  return connects(run) && !asksSsh(run) && run.outbound.collectionUrl(run.task.address).protocol === 'https:';
}

/** What is settled without asking anybody; what needs no more begins at once. */
export const beforehand: readonly CheckName[] = ['delegate', 'secrets', 'target'];

/** A question to the API need not wait for the answer to another, unless that says where the collection is. */
export function beginsAtOnce({ task: { address } }: Asked): readonly CheckName[] {
  return address.ambiguous ? ['identity'] : beforehand;
}
