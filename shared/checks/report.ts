import { explain } from '../model/reasons/reason.ts';
import { apiUrl, type RepositoryAddress, sshPlace, webUrl } from '../model/repository-url.ts';
import { readPrivateKey } from '../model/ssh-key.ts';
import { type Check, type CheckName, checkNames, type GitCredential } from '../model/verification.ts';
import { blanksOfCredential } from './blanks-of-credential.ts';
import type { Finding, Run } from './check.ts';

/** A check that was run or skipped. */
export type Ran = { name: CheckName; required: boolean; finding: Finding; durationMs: number };

/** The checks in the order in which people read them. */
export function report(ran: readonly Ran[], decided: readonly Check[], run: Run): Check[] {
  let places: Blanks | undefined;
  // A key is parsed for its fingerprint, which is a tenth of what a good verification costs: only where it is told.
  const blanks = (name: CheckName) => {
    places ??= blanksOf({ ...run, task: { ...run.task, address: run.found.address } });
    return { ...places, ...blanksOfCredential(name, run.task) };
  };
  const checks = [...decided, ...ran.map((one) => toCheck(one, blanks))];
  return checks.toSorted((a, b) => checkNames.indexOf(a.name) - checkNames.indexOf(b.name));
}

type Blanks = Record<string, string | number>;

function toCheck({ name, required, finding, durationMs }: Ran, blanks: (name: CheckName) => Blanks): Check {
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
  const { message, hint } = explain(finding.reason, { ...blanks(name), seconds, ...finding.blanks });
  return { name, required, outcome, reason: finding.reason, message, hint, evidence, durationMs: rounded };
}

/** What any reason may name: the public names and pages of what the connector points to. */
export function blanksOf({ task: { address, git }, outbound }: Pick<Run, 'task' | 'outbound'>): Blanks {
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
    codePage: webUrl(address),
    tfvcPage: `${projectPage}/_versionControl`,
    tokenPage: `${organizationPage}/_usersSettings/tokens`,
    keyPage: `${organizationPage}/_usersSettings/keys`,
    sshHost: sshPlace(address).host,
    httpsUrl: webUrl(address),
    keyFingerprint: fingerprintOf(git),
    ...placesOf(address),
  };
}

/** Of the key of a connector, as the key page shows it; empty where there is none. */
function fingerprintOf(credential: GitCredential | null): string {
  if (credential?.kind !== 'ssh') return '';
  const read = readPrivateKey(credential.privateKey, credential.passphrase ?? undefined);
  return read.ok ? read.fingerprint : '';
}

/** Where to look and what to open: Services and a Server have nothing of it in common. */
function placesOf(address: RepositoryAddress): Record<'usersPage' | 'outageNews' | 'howToStart', string> {
  if (address.deployment === 'server') {
    return {
      usersPage: 'Project settings, Permissions',
      outageNews: 'ask the administrator of the server',
      howToStart: 'in the Administration Console of the server, under Team Project Collections',
    };
  }
  return {
    usersPage: 'Organization settings, Users',
    outageNews: 'look at https://status.dev.azure.com',
    howToStart: `sign in at ${apiUrl(address)}, and see https://aka.ms/adofootprintreduction`,
  };
}
