import { apiCaller } from './api-caller.ts';
import { asksApi, beginsAtOnce } from './applies.ts';
import type { Context } from '../context.ts';
import { finding, sameName, toFinding, type CheckDefinition, type Finding, type Run } from './check.ts';

/** The API knows the repository, it is the one that was asked for, and it can be used. */
export const repository: CheckDefinition = {
  name: 'repository',
  required: true,
  needs: () => ['project'],
  begins: beginsAtOnce,
  applies: (run) => asksApi(run) && run.task.address.project !== null && run.task.address.kind === 'repository',
  async run(run, signal) {
    const { project, repository } = run.found.address;
    const answered = await run.azureDevOps.repository(apiCaller(run, signal), project ?? '', repository ?? '');
    if (!answered.ok && answered.reason === 'CredentialRefused') {
      return finding('ScopeMissing', answered);
    }
    // Only the project's own answer says by which id the repository must name it.
    await run.ended('project');
    return toFinding(answered, (found) => judge(run, found));
  },
};

type Answer = Awaited<ReturnType<Context['azureDevOps']['repository']>>;
type Repository = Extract<Answer, { ok: true }>['value'];

function judge(run: Run, found: Repository): Finding {
  const { organization, project, repository, deployment } = run.found.address;
  const asked = repository ?? '';
  const evidence = {
    repositoryId: found.id,
    repositoryName: found.name,
    projectId: found.projectId,
    defaultBranch: found.defaultBranch,
  };
  const sameProject =
    run.found.projectId === null
      ? sameName(found.projectName, project ?? '') || sameName(found.projectId, project ?? '')
      : sameName(found.projectId, run.found.projectId);
  const elsewhere = deployment === 'services' && !namesOrganization(found.url, organization);
  if (!sameProject || elsewhere) {
    const blanks = { asked: `${organization}/${project}/${asked}`, answered: `${found.projectName}/${found.name}` };
    return finding('AnswerMismatch', { blanks, evidence });
  }
  if (found.disabled) return finding('RepositoryDisabled', { evidence });
  if (found.inMaintenance) return finding('RepositoryInMaintenance', { evidence });
  if (!sameName(found.name, asked) && !sameName(found.id, asked)) {
    return finding('RepositoryRenamed', { outcome: 'WARNING', blanks: { newName: found.name }, evidence });
  }
  return { outcome: 'PASSED', message: `The repository ${found.name} is there and enabled.`, evidence };
}

/** The organization is the first name of the path, or of the host in the old form. Nothing to compare: nothing wrong. */
function namesOrganization(url: string | null, organization: string): boolean {
  if (url === null || !URL.canParse(url)) return true;
  const { hostname, pathname } = new URL(url);
  const old = /^([^.]+)\.visualstudio\.com$/.exec(hostname)?.[1];
  const first = pathname.split('/')[1] ?? '';
  return sameName(old ?? safeDecode(first), organization);
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
