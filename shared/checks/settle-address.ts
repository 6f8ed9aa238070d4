import { reasons } from '../model/reasons/reason.ts';
import type { Answered } from '../model/reasons/refusal.ts';
import type { RepositoryAddress } from '../model/repository-url.ts';
import type { VerificationTask } from '../model/verification.ts';
import { sameName, type Adapters, type Caller } from './check.ts';

type Settled = Answered<RepositoryAddress>;
type Asking = Pick<Run, 'task' | 'outbound' | 'azureDevOps'>;

/** As much of a run as is needed to ask. */
type Run = Pick<Adapters, 'outbound' | 'azureDevOps'> & { task: Pick<VerificationTask, 'address'> };

/**
 * A Server's `/a/b` may be virtual directory and collection, or collection and project; only the Server knows. Git does
 * not care, the API does. What it says is compared with the two readings, so that it cannot lead us elsewhere. `caller`
 * is any that may read; its first question goes over its own connection.
 */
export async function settleAddress(run: Asking, caller: Caller): Promise<Settled> {
  const { address } = run.task;
  if (!address.ambiguous) return settled(address);
  const repository = run.outbound.repositoryUrl(address);
  if (repository === null) return tryReadings(run, caller);
  const answered = await run.azureDevOps.remote(caller, repository);
  if (answered.ok) {
    const { collection } = answered.value;
    const reading = readingsOf(address).find(({ organization }) => sameName(organization, collection));
    return reading === undefined ? { ...answered, ...nowhere } : settled(reading);
  }
  // The repository may be missing, or closed to this credential, in a collection that is there all the same.
  return reasons[answered.reason].retry ? answered : tryReadings(run, caller);
}

/** Asks both whether they are a collection, the more usual first. */
async function tryReadings(run: Asking, caller: Caller): Promise<Settled> {
  let refused: Extract<Settled, { ok: false }> | null = null;
  for (const reading of readingsOf(run.task.address)) {
    const answered = await run.azureDevOps.collection({ ...caller, collection: run.outbound.collectionUrl(reading) });
    if (answered.ok) return settled(reading);
    if (reasons[answered.reason].retry) return answered;
    // What is wrong with the credential tells more than that there is no collection, which is true of one of them.
    if (refused === null || refused.reason === nowhere.reason) refused = answered;
  }
  return refused ?? { ...nowhere, evidence: {}, retryAfterSeconds: null };
}

const nowhere = { ok: false, reason: 'NotAzureDevOps', blanks: {} } as const;

function settled(address: RepositoryAddress): Settled {
  return { ok: true, value: { ...address, ambiguous: false }, evidence: {}, retryAfterSeconds: null };
}

function readingsOf(address: RepositoryAddress): RepositoryAddress[] {
  const { virtualDirectory, organization, project, repository, tfvcPath } = address;
  // A path of TFVC begins with the project.
  const behind = repository ?? tfvcPath?.split('/')[1] ?? null;
  const other: RepositoryAddress =
    virtualDirectory === null
      ? { ...address, virtualDirectory: organization, organization: project ?? '', project: behind || null }
      : { ...address, virtualDirectory: null, organization: virtualDirectory, project: organization };
  if (other.repository !== null || (other.kind === 'tfvc' && other.project !== null)) return [address, other];
  return [address, { ...other, kind: other.project === null ? 'organization' : 'project', tfvcPath: null }];
}
