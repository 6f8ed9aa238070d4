import { runChecks } from '../checks/plan.ts';
import type { Context } from '../context.ts';
import { runsOnDelegate } from '../model/connector.ts';
import { withoutValues } from '../model/reasons/excerpt.ts';
import type { Reason } from '../model/reasons/reason.ts';
import { explain } from '../model/reasons/reason.ts';
import { privateKeyIn } from '../model/secret.ts';
import { readTarget } from '../model/target.ts';
import type { Check, Findings, GitCredential, VerificationTask } from '../model/verification.ts';
import type { StoredConnector } from '../storage/connectors.ts';
import type { Trial } from '../storage/runs.ts';
import { type ReadSecrets, readSecrets } from './read-secrets.ts';

/** A known wait: `most` times, then what was found is recorded as it is. */
export type Wait = { seconds: number; reason: Reason; most: number };

export type ConnectorFindings = {
  checks: Check[];
  /** Which values of which secrets were used. */
  secrets: string;
  wait: Wait | null;
};

/** Our own machinery comes back; a day of waits of at most five minutes is as good as for ever. */
const vaultWaits = { first: 10, longest: 300, most: 300 };
const longestWait = 3_600;

/** What is checked: a stored connector, or a definition that is not stored. */
export type Checked = Pick<StoredConnector, 'rowKey' | 'definition'>;

/** Everything that can be found out about a connector now. Writes nothing. `own`: see `readSecrets`. */
export async function checkConnector(
  context: Context,
  account: string,
  connector: Checked,
  waits: number,
  own: Trial['values'] = {},
): Promise<ConnectorFindings> {
  const { definition } = connector;
  if (runsOnDelegate(definition.spec)) return { checks: [noDelegate()], secrets: '', wait: null };
  const secrets = await readSecrets(context, account, connector, own);
  const { check } = secrets;
  if (check.reason === 'SecretStoreUnavailable') {
    const seconds = Math.min(vaultWaits.first * 2 ** waits, vaultWaits.longest);
    return {
      checks: [check],
      secrets: secrets.revisions,
      wait: { seconds, reason: check.reason, most: vaultWaits.most },
    };
  }
  const task = toTask(context, connector, secrets);
  if (task === null) return { checks: [check, nowhere(connector)], secrets: secrets.revisions, wait: null };
  const { outbound, azureDevOps, git } = context;
  const findings = await runChecks(task, { outbound, azureDevOps, git, decided: [check] });
  const checks = findings.checks.map((one) => withoutSecrets(one, secrets));
  return { checks, secrets: secrets.revisions, wait: askedWait(findings) };
}

/** A shorter value cannot be told from a word. */
const shortestSecret = 8;

/** The other side may say back what it was told, even as the name of a branch or of a user: that is not kept. */
function withoutSecrets(check: Check, { values }: ReadSecrets): Check {
  const secrets = [...values.values()].flatMap((body) => (body.kind === 'EncryptedText' ? [body.value] : []));
  const told = secrets.filter((value) => value.length >= shortestSecret);
  const hide = <Value>(value: Value) => (typeof value === 'string' ? withoutValues(value, told) : value);
  const evidence = Object.fromEntries(Object.entries(check.evidence).map(([name, value]) => [name, hide(value)]));
  return { ...check, message: withoutValues(check.message, told), hint: hide(check.hint), evidence };
}

/** The other end asked to wait. It may say for how long; 429 alone does not, and its limits count over five minutes. */
function askedWait({ checks, retryAfterSeconds }: Findings): Wait | null {
  const limited = checks.some(({ reason }) => reason === 'RateLimited');
  const seconds = retryAfterSeconds ?? (limited ? 60 : null);
  const reason = limited ? 'RateLimited' : checks.find(({ outcome }) => outcome === 'UNKNOWN')?.reason;
  if (seconds === null || reason === undefined || reason === null) return null;
  return { seconds: Math.min(Math.ceil(seconds), longestWait), reason, most: 5 };
}

function toTask(context: Context, { definition }: Checked, secrets: ReadSecrets): VerificationTask | null {
  const { spec } = definition;
  const { type, url, validationRepo, authentication, apiAccess } = spec;
  const { address } = readTarget(
    { url, type, authenticationType: authentication.type, ...(validationRepo === undefined ? {} : { validationRepo }) },
    context.config.allowedHosts,
  );
  if (address === null) return null;
  const token = apiAccess === undefined ? null : textOf(secrets, apiAccess.spec.tokenRef);
  return {
    address,
    urlType: type,
    authenticationType: authentication.type,
    git: gitCredential(spec, secrets),
    api: apiAccess === undefined ? 'absent' : token === null ? null : { kind: 'basic', username: '', token },
  };
}

function gitCredential(
  { authentication }: StoredConnector['definition']['spec'],
  secrets: ReadSecrets,
): GitCredential | null {
  if (authentication.type === 'Ssh') {
    const key = secrets.values.get(authentication.spec.sshKeyRef);
    const given = key === undefined ? null : privateKeyIn(key);
    return given === null ? null : { kind: 'ssh', privateKey: given.privateKey, passphrase: given.passphrase ?? null };
  }
  const { username, usernameRef, tokenRef } = authentication.spec.spec;
  const user = usernameRef === undefined ? (username ?? '') : textOf(secrets, usernameRef);
  const token = textOf(secrets, tokenRef);
  return user === null || token === null ? null : { kind: 'basic', username: user, token };
}

function textOf({ values }: ReadSecrets, reference: string): string | null {
  const secret = values.get(reference);
  return secret?.kind === 'EncryptedText' ? secret.value : null;
}

function noDelegate(): Check {
  const reason = 'NoEligibleDelegate';
  const { message, hint } = explain(reason);
  return { name: 'delegate', required: true, outcome: 'UNKNOWN', reason, message, hint, evidence: {}, durationMs: 0 };
}

/** The URL was good when it was stored; the hosts that this deployment allows have changed since. */
function nowhere({ definition }: Checked): Check {
  const reason = 'HostNotAllowed';
  const { message, hint } = explain(reason, { host: hostOf(definition.spec.url) });
  return { name: 'target', required: true, outcome: 'FAILED', reason, message, hint, evidence: {}, durationMs: 0 };
}

function hostOf(url: string): string {
  return /^[a-z]+:\/\/(?:[^@/]*@)?([^/:]+)/i.exec(url)?.[1] ?? 'the host';
}
