import { blanksOfCredential } from '../checks/blanks-of-credential.ts';
import { blanksOf } from '../checks/report.ts';
import { settleAddress } from '../checks/settle-address.ts';
import type { Context } from '../context.ts';
import { runsOnDelegate } from '../model/connector.ts';
import { withoutValues } from '../model/reasons/excerpt.ts';
import { explain, type Reason, reasons } from '../model/reasons/reason.ts';
import type { Refusal } from '../model/reasons/refusal.ts';
import type { RepositoryAddress } from '../model/repository-url.ts';
import type { VerificationTask } from '../model/verification.ts';
import type { StoredConnector } from '../storage/connectors.ts';
import { addressOf } from './address-of.ts';
import { ownWait, pauseWait, type Wait } from './known-wait.ts';
import { type Known, pausedCheck, readPause, secondsLeft, spread } from './organization-pause.ts';
import { readCredentials } from './read-credentials.ts';

type Caller = Parameters<Context['azureDevOps']['identity']>[0];

/** A sentence for people about what went wrong. */
export type Said = { reason: Reason; message: string; hint: string };

/** `wait`: what went wrong passes by itself; worth so many further tries. */
export type Obstacle = Said & { wait: Wait | null };

/** A connector's organization, with the token of its API access. */
export type Reached = {
  address: RepositoryAddress;
  caller: Caller;
  /** What a refusal means, to be told; the organization is left alone where it asked for that. */
  obstacleOf: (refusal: Refusal) => Promise<Obstacle>;
};

/** Everything of a connector must be found within that. */
const deadlineMs = 60_000;

/** Times of waiting that Azure DevOps asked for. */
const mostWaits = 5;

/** Gets all that is needed to ask the organization of a connector. `waits`: how often this has had to wait before. */
export async function reachOrganization(
  context: Context,
  account: string,
  connector: Pick<StoredConnector, 'rowKey' | 'definition'>,
  waits: number,
): Promise<{ ok: true; value: Reached } | ({ ok: false } & Obstacle)> {
  const { outbound, azureDevOps } = context;
  const { spec } = connector.definition;
  const address = addressOf(context, connector.definition);
  if (runsOnDelegate(spec)) return refused('NoEligibleDelegate');
  if (spec.apiAccess === undefined) return refused('ApiAccessMissing');
  if (address === null) return refused('HostNotAllowed', { host: spec.url });
  const [credentials, known] = await Promise.all([
    readCredentials(context, { account, connector, address }),
    readPause(context, account, address),
  ]);
  const { check, api } = credentials;
  if (check.outcome !== 'PASSED' || api === null || api === 'absent') {
    const { reason, message, hint } = check;
    return { ok: false, reason: reason ?? 'SecretMissing', message, hint: hint ?? '', wait: ownWait(check, waits) };
  }
  const left = secondsLeft(context, known);
  if (left > 0) {
    const { message, hint } = pausedCheck(known, address);
    const wait = pauseWait(left, `${account} ${connector.rowKey} webhooks ${waits}`);
    return { ok: false, reason: 'OrganizationPaused', message, hint: hint ?? '', wait };
  }
  const task: VerificationTask = {
    address,
    urlType: spec.type,
    authenticationType: spec.authentication.type,
    git: credentials.git,
    api,
  };
  const hosted = address.deployment === 'services';
  const signal = AbortSignal.timeout(deadlineMs);
  const told = credentials.secrets.filter((value) => value.length >= 8);
  const obstacleOf = async (refusal: Refusal) => {
    const obstacle = obstacleFor({ task, outbound }, refusal);
    if (obstacle.wait !== null) await leaveAlone(context, account, connector.rowKey, known, obstacle);
    return { ...obstacle, message: withoutValues(obstacle.message, told) };
  };
  const caller = { collection: outbound.collectionUrl(address), hosted, credential: api, signal };
  const settled = await settleAddress({ task, outbound, azureDevOps }, caller);
  if (!settled.ok) return { ok: false, ...(await obstacleOf(settled)) };
  const collection = outbound.collectionUrl(settled.value);
  return { ok: true, value: { address: settled.value, caller: { ...caller, collection }, obstacleOf } };
}

function refused(reason: Reason, blanks: Record<string, string> = {}): { ok: false } & Obstacle {
  return { ok: false, reason, ...explain(reason, blanks), wait: null };
}

function obstacleFor(run: Pick<Context, 'outbound'> & { task: VerificationTask }, refusal: Refusal): Obstacle {
  const { task } = run;
  const bearer = task.api !== 'absent' && task.api?.kind === 'bearer';
  // A connector that was verified has a living token, so this is about what it may do.
  const lacking = bearer ? 'PermissionMissing' : 'ScopeMissing';
  const reason = refusal.reason === 'CredentialRefused' ? lacking : refusal.reason;
  const blanks = { seconds: deadlineMs / 1_000, ...blanksOf(run), ...blanksOfCredential('manageHooks', task) };
  return { reason, ...explain(reason, { ...blanks, ...refusal.blanks }), wait: waitFor(reason, refusal) };
}

/** Seconds, when nobody says how long. */
const unsaid = 30;
const longest = 3_600;

function waitFor(reason: Reason, { retryAfterSeconds }: Refusal): Wait | null {
  if (!reasons[reason].retry) return null;
  return { seconds: Math.min(retryAfterSeconds ?? unsaid, longest), reason, most: mostWaits };
}

async function leaveAlone(
  context: Context,
  account: string,
  connector: string,
  known: Known,
  { wait, reason }: Obstacle,
): Promise<void> {
  if (wait === null || reason !== 'RateLimited') return;
  await spread(context, account, { connector, known, lesson: { kind: 'asked', seconds: wait.seconds, reason } });
}
