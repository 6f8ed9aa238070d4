import type { Answered } from '../model/reasons/refusal.ts';
import type { RepositoryAddress } from '../model/repository-url.ts';
import { sameName, type Caller, type Run } from './check.ts';

/**
 * A Server's `/a/b/_git/c` may be virtual directory and collection, or collection and project; only the Server knows.
 * Git does not care, the API does. Only a name is taken from the answer, so that it cannot lead us elsewhere.
 */
export async function settleAddress(run: Run, caller: Caller): Promise<Answered<RepositoryAddress>> {
  const { address } = run.task;
  const asRead = { ok: true, value: address, evidence: {}, retryAfterSeconds: null } as const;
  const repository = run.outbound.repositoryUrl(address);
  if (repository === null) return asRead;
  const answered = await run.azureDevOps.remote(caller, repository);
  if (!answered.ok) return answered;
  const { collection } = answered.value;
  const reading = [address, otherReading(address)].find(({ organization }) => sameName(organization, collection));
  if (reading !== undefined) return { ...asRead, value: { ...reading, ambiguous: false } };
  return { ok: false, reason: 'NotAzureDevOps', blanks: {}, evidence: answered.evidence, retryAfterSeconds: null };
}

function otherReading(address: RepositoryAddress): RepositoryAddress {
  const { virtualDirectory, organization, project, repository } = address;
  return virtualDirectory === null
    ? { ...address, virtualDirectory: organization, organization: project ?? '', project: repository }
    : { ...address, virtualDirectory: null, organization: virtualDirectory, project: organization };
}
