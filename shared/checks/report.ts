import { explain } from '../model/reasons/reason.ts';
import { apiUrl, webUrl } from '../model/repository-url.ts';
import { type Check, type CheckName, checkNames } from '../model/verification.ts';
import type { Finding, Run } from './check.ts';

/** A check that was run or skipped. */
export type Ran = { name: CheckName; required: boolean; finding: Finding; durationMs: number };

/** The checks in the order in which people read them. */
export function report(ran: readonly Ran[], decided: readonly Check[], run: Run): Check[] {
  const blanks = blanksOf(run);
  const checks = [...decided, ...ran.map((one) => toCheck(one, blanks))];
  return checks.toSorted((a, b) => checkNames.indexOf(a.name) - checkNames.indexOf(b.name));
}

function toCheck({ name, required, finding, durationMs }: Ran, blanks: Record<string, string | number>): Check {
  const { outcome, evidence } = finding;
  const rounded = Math.round(durationMs);
  if (finding.outcome === 'PASSED') {
    return {
      name,
      required,
      outcome,
      reason: null,
      message: finding.message,
      hint: null,
      evidence,
      durationMs: rounded,
    };
  }
  const seconds = Math.max(1, Math.round(durationMs / 1000));
  const { message, hint } = explain(finding.reason, { ...blanks, seconds, ...finding.blanks });
  return { name, required, outcome, reason: finding.reason, message, hint, evidence, durationMs: rounded };
}

/** What any reason may name: the public names and pages of what the connector points to. */
export function blanksOf({
  task: { address },
  outbound,
}: Pick<Run, 'task' | 'outbound'>): Record<string, string | number> {
  const { protocol, port, hostname } = outbound.collectionUrl(address);
  const organizationPage = apiUrl(address);
  const projectPage = webUrl({ ...address, kind: 'project', repository: null, tfvcPath: null, transport: 'https' });
  return {
    host: address.host,
    address: hostname,
    port: port === '' ? (protocol === 'https:' ? 443 : 80) : port,
    organization: address.organization,
    project: address.project ?? '',
    repository: address.repository ?? '',
    organizationPage,
    repositoriesPage: `${projectPage}/_settings/repositories`,
    tokenPage: `${organizationPage}/_usersSettings/tokens`,
  };
}
