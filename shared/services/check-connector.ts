import { isDeepStrictEqual } from 'node:util';
import { runChecks } from '../checks/plan.ts';
import type { Context } from '../context.ts';
import { runsOnDelegate } from '../model/connector.ts';
import { withoutValues } from '../model/reasons/excerpt.ts';
import { explain } from '../model/reasons/reason.ts';
import type { RepositoryAddress } from '../model/repository-url.ts';
import type { Check, VerificationTask } from '../model/verification.ts';
import type { Trial } from '../storage/runs.ts';
import { addressOf, hostOf } from './address-of.ts';
import { type Proofs, proofsOf } from './global-tokens.ts';
import { refusedForAge } from './identity-tokens.ts';
import { askedWait, ownWait, pauseWait, type Wait } from './known-wait.ts';
import { type Known, type News, newsOf, pausedCheck, readPause, secondsLeft } from './organization-pause.ts';
import { type Credentials, readCredentials } from './read-credentials.ts';
import type { Checked } from './read-secrets.ts';
import { webhookCheck, type WithWebhooks } from './webhook-check.ts';

export type ConnectorFindings = {
  checks: Check[];
  /** Which values of which secrets were used. */
  secrets: string;
  wait: Wait | null;
  /** What others have to know of the organization. */
  news: News | null;
  /** Where which tokens were accepted. */
  proofs: Proofs | null;
};

/** Everything that can be found out about a connector now. Writes nothing. `own`: see `readSecrets`. */
export async function checkConnector(
  context: Context,
  account: string,
  connector: Checked & WithWebhooks,
  waits: number,
  own: Trial['values'] = {},
): Promise<ConnectorFindings> {
  const { definition } = connector;
  const nothing = { secrets: '', wait: null, news: null, proofs: null };
  if (runsOnDelegate(definition.spec)) return { ...nothing, checks: [noDelegate()] };
  const address = addressOf(context, definition);
  const place = { account, connector, address };
  const [credentials, known, webhook] = await Promise.all([
    readCredentials(context, place, { own }),
    address === null ? null : readPause(context, account, address),
    webhookCheck(context, account, connector),
  ]);
  const { check, revisions: secrets } = credentials;
  const wait = ownWait(check, waits);
  if (wait !== null) return { ...nothing, checks: [check], secrets, wait };
  if (address === null || known === null) return { ...nothing, checks: [check, nowhere(connector)], secrets };
  const left = secondsLeft(context, known);
  // Without its secrets a run asks nobody anything.
  if (left > 0 && check.outcome === 'PASSED') {
    const paused = pauseWait(left, `${account} ${connector.rowKey} ${waits}`);
    return { ...nothing, checks: [check, pausedCheck(known, address)], secrets, wait: paused };
  }
  const found = withWebhook(await look(context, connector, { address, known }, credentials), webhook);
  if (!wasRefused(found) || credentials.cached.size === 0) return found;
  // Once: a token that was just got is not refused for its age.
  const renewed = await readCredentials(context, place, { own, refused: credentials.cached });
  if (isDeepStrictEqual(credentials.secrets, renewed.secrets)) return found;
  const again = withWebhook(await look(context, connector, { address, known }, renewed, repeatMs), webhook);
  return { ...again, wait: ownWait(renewed.check, waits) ?? again.wait };
}

/** Last, as people read them. */
function withWebhook(findings: ConnectorFindings, webhook: Check | null): ConnectorFindings {
  return webhook === null ? findings : { ...findings, checks: [...findings.checks, webhook] };
}

/** For the second look of a run, which has to end while its lease is in force. */
const repeatMs = 20_000;

async function look(
  { outbound, azureDevOps, git }: Context,
  { rowKey, definition }: Checked,
  { address, known }: { address: RepositoryAddress; known: Known },
  credentials: Credentials,
  deadlineMs?: number,
): Promise<ConnectorFindings> {
  const { spec } = definition;
  const task: VerificationTask = {
    address,
    urlType: spec.type,
    authenticationType: spec.authentication.type,
    git: credentials.git,
    api: credentials.api,
  };
  const limits = deadlineMs === undefined ? {} : { deadlineMs };
  const findings = await runChecks(task, { outbound, azureDevOps, git, decided: [credentials.check], ...limits });
  const checks = findings.checks.map((one) => withoutSecrets(one, credentials));
  const wait = askedWait(findings);
  return {
    checks,
    secrets: credentials.revisions,
    wait,
    news: newsOf(findings, wait, { connector: rowKey, known }),
    proofs: proofsOf(checks, credentials.tokens, address),
  };
}

function wasRefused({ checks }: Pick<ConnectorFindings, 'checks'>): boolean {
  return checks.some(({ reason }) => refusedForAge.has(reason));
}

/** A shorter value cannot be told from a word. */
const shortestSecret = 8;

/** The other side may say back what it was told, even as the name of a branch or of a user: that is not kept. */
function withoutSecrets(check: Check, { secrets }: Credentials): Check {
  const told = secrets.filter((value) => value.length >= shortestSecret);
  const hide = <Value>(value: Value) => (typeof value === 'string' ? withoutValues(value, told) : value);
  const evidence = Object.fromEntries(Object.entries(check.evidence).map(([name, value]) => [name, hide(value)]));
  return { ...check, message: withoutValues(check.message, told), hint: hide(check.hint), evidence };
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
