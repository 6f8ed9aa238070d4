import { asksTfvc, beforehand } from './applies.ts';
import { finding, toFinding, type CheckDefinition } from './check.ts';
import { settleAddress } from './settle-address.ts';

/** TFVC, in the place of git: the path of the connector and its history are readable with the credential. */
export const items: CheckDefinition = {
  name: 'items',
  required: true,
  needs: () => [...beforehand, 'tcp', 'tls'],
  applies: ({ task }) => task.address.kind === 'tfvc',
  async run(run, signal) {
    const { task, outbound, azureDevOps, connection } = run;
    const credential = task.git;
    if (!asksTfvc(run) || credential === null || credential.kind === 'ssh') {
      throw new Error('The items check has nothing to ask with');
    }
    const hosted = task.address.deployment === 'services';
    const asRead = { collection: outbound.collectionUrl(task.address), hosted, credential, signal };
    const first = { ...asRead, socket: connection().socket() };
    const settled = await settleAddress(run, first);
    if (!settled.ok) return finding(settled.reason, settled);
    run.found.address = settled.value;
    const { project, tfvcPath } = settled.value;
    if (project === null) return finding('ProjectMissingInUrl');
    const path = tfvcPath === null || tfvcPath === '$/' ? `$/${project}` : tfvcPath;
    const caller = task.address.ambiguous ? { ...asRead, collection: outbound.collectionUrl(settled.value) } : first;
    const answered = await azureDevOps.tfvc(caller, project, path);
    return toFinding(answered, (proof) => ({
      outcome: 'PASSED',
      message:
        proof.changeset === null
          ? `TFVC reads ${proof.path}; nothing was checked in there yet.`
          : `TFVC reads ${proof.path}; its latest changeset is ${proof.changeset.id}.`,
      evidence: {
        path: proof.path,
        folder: proof.folder,
        changesetId: proof.changeset?.id ?? null,
        createdDate: proof.changeset?.createdDate ?? null,
      },
    }));
  },
};
