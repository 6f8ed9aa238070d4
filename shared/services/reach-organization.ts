import { settleAddress } from '../checks/settle-address.ts';
import type { Context } from '../context.ts';
import { runsOnDelegate } from '../model/connector.ts';
import type { Answered, Refusal } from '../model/reasons/refusal.ts';
import type { RepositoryAddress } from '../model/repository-url.ts';
import type { CheckName, VerificationTask } from '../model/verification.ts';
import type { StoredConnector } from '../storage/connectors.ts';
import { addressOf, hostOf } from './address-of.ts';
import { ownWait, pauseWait } from './known-wait.ts';
import { type Obstacle, refused, refusedBy, type Told, toObstacle, unsaidSeconds } from './obstacle.ts';
import { type Known, pausedCheck, readPause, secondsLeft, spread } from './organization-pause.ts';
import { readCredentials } from './read-credentials.ts';
import { type Ask, type Caller, makeRenewingAsk } from './renewing-ask.ts';

/** A connector's organization, asked with the token of its API access. */
export type Reached = {
  address: RepositoryAddress;
  collection: URL;
  ask: Ask;
  /** What a refusal means, to be told. */
  obstacleOf: (refusal: Refusal) => Promise<Obstacle>;
};

/**
 * What is to be found out. `about`: the check that proves the same, by which scope and permission are called; `waits`: how
 * often this has had to wait before; `seconds`: within which everything must be found.
 */
export type Errand = { about: CheckName; waits?: number; seconds?: number };

type Asking = Pick<StoredConnector, 'rowKey' | 'definition'>;

/** Gets all that is needed to ask the organization of a connector. Never throws for what the other side does. */
export async function reachOrganization(
  context: Context,
  account: string,
  connector: Asking,
  { about, waits = 0, seconds = 60 }: Errand,
): Promise<{ ok: true; value: Reached } | ({ ok: false } & Obstacle)> {
  const { spec } = connector.definition;
  if (runsOnDelegate(spec)) return refused('NoEligibleDelegate');
  if (spec.apiAccess === undefined) return refused('ApiAccessMissing');
  const address = addressOf(context, connector.definition);
  if (address === null) return refused('HostNotAllowed', { host: hostOf(spec.url) });
  const place = { account, connector, address };
  const [credentials, known] = await Promise.all([
    readCredentials(context, place),
    readPause(context, account, address),
  ]);
  const { check, api } = credentials;
  if (check.outcome !== 'PASSED' || api === null || api === 'absent') {
    return refusedBy(check, { wait: ownWait(check, waits) });
  }
  const left = secondsLeft(context, known);
  if (left > 0) {
    const wait = pauseWait(left, `${account} ${connector.rowKey} ${about} ${waits}`);
    return refusedBy(pausedCheck(known, address), { wait, retryAfterSeconds: Math.ceil(left) + 1 });
  }
  return await enter(context, place, { credentials: { ...credentials, api }, known, about, seconds });
}

type Place = { account: string; connector: Asking; address: RepositoryAddress };

type Means = {
  credentials: Parameters<typeof makeRenewingAsk>[2];
  known: Known;
  about: CheckName;
  seconds: number;
};

async function enter(
  context: Context,
  place: Place,
  { credentials, known, about, seconds }: Means,
): Promise<{ ok: true; value: Reached } | ({ ok: false } & Obstacle)> {
  const { outbound, azureDevOps } = context;
  const { account, connector, address } = place;
  const { git, api } = credentials;
  const { type: urlType, authentication } = connector.definition.spec;
  const task: VerificationTask = { address, urlType, authenticationType: authentication.type, git, api };
  const hosted = address.deployment === 'services';
  const signal = AbortSignal.timeout(seconds * 1_000);
  const who = { collection: outbound.collectionUrl(address), hosted, signal };
  const renewing = makeRenewingAsk(context, place, credentials, who);

  const ask: Ask = async (question) => {
    const answered = await renewing.ask(question);
    await heed(context, account, connector, known, answered);
    return answered;
  };

  function tell(refusal: Refusal): Obstacle {
    return toObstacle(refusal, { task, outbound }, { about, seconds, secrets: renewing.secrets() });
  }

  const settled = await ask((caller) => settleAddress({ task, outbound, azureDevOps }, caller));
  if (!settled.ok) return { ok: false, ...tell(settled) };
  const collection = outbound.collectionUrl(settled.value);
  const askThere: Ask = (question) => ask((caller) => question({ ...caller, collection }));
  let owner: ReturnType<typeof azureDevOps.identity> | null = null;

  /** The same 401 comes for a dead token and for a living one without the scope. Only the living one is told who it is. */
  async function obstacleOf(refusal: Refusal): Promise<Obstacle> {
    if (refusal.reason !== 'CredentialRefused') return tell(refusal);
    owner ??= askThere((caller) => azureDevOps.identity(caller));
    const identity = await owner;
    if (identity.ok) return tell({ ...refusal, reason: api.kind === 'bearer' ? 'PermissionMissing' : 'ScopeMissing' });
    if (identity.reason !== refusal.reason) return tell(identity);
    return tell({ ...refusal, reason: 'CredentialExpiredOrRevoked' });
  }

  return { ok: true, value: { address: settled.value, collection, ask: askThere, obstacleOf } };
}

/** An organization that asks to slow down is left alone by all connectors of the account. */
async function heed(
  context: Context,
  account: string,
  { rowKey }: Asking,
  known: Known,
  answered: Answered<unknown>,
): Promise<void> {
  const limited = !answered.ok && answered.reason === 'RateLimited';
  const seconds = answered.retryAfterSeconds ?? (limited ? unsaidSeconds : 0);
  if (seconds <= 0) return;
  const reason = answered.ok ? 'RateLimited' : answered.reason;
  await spread(context, account, { connector: rowKey, known, lesson: { kind: 'asked', seconds, reason } });
}

/** Where and as whom a connector asks. */
export type Asker = { caller: Caller; address: RepositoryAddress };
export type Asked<T> = { ok: true; value: T } | ({ ok: false } & Told);

/** Asks a single question, and explains what it is refused with. `about`: see `Errand`. */
export async function askAzureDevOps<T>(
  context: Context,
  account: string,
  connector: Asking,
  about: CheckName,
  question: (asker: Asker) => Promise<Answered<T>>,
): Promise<Asked<T>> {
  const reached = await reachOrganization(context, account, connector, { about, seconds: 20 });
  if (!reached.ok) return reached;
  const { address, ask, obstacleOf } = reached.value;
  const answered = await ask((caller) => question({ caller, address }));
  return answered.ok ? { ok: true, value: answered.value } : { ok: false, ...(await obstacleOf(answered)) };
}
