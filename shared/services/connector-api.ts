import { blanksOfCredential } from '../checks/blanks-of-credential.ts';
import { blanksOf } from '../checks/report.ts';
import { settleAddress } from '../checks/settle-address.ts';
import type { Context } from '../context.ts';
import { runsOnDelegate } from '../model/connector.ts';
import { withoutValues } from '../model/reasons/excerpt.ts';
import { explain, type Reason } from '../model/reasons/reason.ts';
import type { Answered, Refusal } from '../model/reasons/refusal.ts';
import type { RepositoryAddress } from '../model/repository-url.ts';
import type { CheckName, VerificationTask } from '../model/verification.ts';
import type { StoredConnector } from '../storage/connectors.ts';
import { addressOf } from './address-of.ts';
import { type Known, pausedCheck, readPause, secondsLeft, spread } from './organization-pause.ts';
import { type Credentials, readCredentials } from './read-credentials.ts';

type Caller = Parameters<Context['azureDevOps']['identity']>[0];

/** Where and as whom a connector asks. */
export type Asker = { caller: Caller; address: RepositoryAddress };

/** A refusal in words for whoever reads the record. */
export type Told = Pick<Refusal, 'reason' | 'retryAfterSeconds'> & { message: string; hint: string };
export type Asked<T> = { ok: true; value: T } | ({ ok: false } & Told);

const deadlineMs = 20_000;

/**
 * Asks Azure DevOps with the API access of a connector. `about` is the check that proves the same: what its scope and
 * permission are called. Never throws for what the other side does; an organization that is paused is not asked.
 */
export async function askAzureDevOps<T>(
  context: Context,
  account: string,
  connector: StoredConnector,
  about: CheckName,
  question: (asker: Asker) => Promise<Answered<T>>,
): Promise<Asked<T>> {
  const { definition } = connector;
  if (definition.spec.apiAccess === undefined) return plain('ApiAccessMissing');
  if (runsOnDelegate(definition.spec)) return plain('NoEligibleDelegate');
  const address = addressOf(context, definition);
  if (address === null) return plain('HostNotAllowed', { host: 'the host in its URL' });
  const place = { account, connector, address };
  const [credentials, known] = await Promise.all([
    readCredentials(context, place),
    readPause(context, account, address),
  ]);
  const { check } = credentials;
  if (check.outcome !== 'PASSED') return ofCheck(check, null);
  const left = secondsLeft(context, known);
  if (left > 0) return ofCheck(pausedCheck(known, address), Math.ceil(left) + 1);
  const first = await askOnce(context, { address, about }, credentials, question);
  const renew = !first.ok && tokenRefusals.has(first.reason) && credentials.cached.size > 0;
  const again = renew ? await readCredentials(context, place, { refused: credentials.cached }) : credentials;
  const answered = renew ? await askOnce(context, { address, about }, again, question) : first;
  if (answered.retryAfterSeconds !== null) await pause(context, account, connector, known, answered);
  return answered.ok ? { ok: true, value: answered.value } : answered;
}

type Once<T> = { ok: true; value: T; retryAfterSeconds: number | null } | ({ ok: false } & Told);

async function askOnce<T>(
  context: Context,
  { address, about }: { address: RepositoryAddress; about: CheckName },
  { api, secrets }: Credentials,
  question: (asker: Asker) => Promise<Answered<T>>,
): Promise<Once<T>> {
  if (api === null || api === 'absent') return plain('ApiAccessMissing');
  const { outbound, azureDevOps } = context;
  const task: VerificationTask = { address, urlType: 'Repo', authenticationType: 'Http', git: null, api };
  const signal = AbortSignal.timeout(deadlineMs);
  const hosted = address.deployment === 'services';
  const caller: Caller = { collection: outbound.collectionUrl(address), hosted, credential: api, signal };
  const settled = await settleAddress({ task, outbound, azureDevOps }, caller);
  if (!settled.ok) return tell(settled);
  const collection = outbound.collectionUrl(settled.value);
  const answered = await question({ caller: { ...caller, collection }, address: settled.value });
  return answered.ok ? answered : tell({ ...answered, reason: await refined(answered) });

  /** The same 401 comes for a dead token and for a living one without the scope. Only the living one is told who it is. */
  async function refined({ reason }: Refusal): Promise<Reason> {
    if (reason !== 'CredentialRefused') return reason;
    const identity = await azureDevOps.identity({ ...caller, collection });
    if (!identity.ok) return identity.reason === reason ? 'CredentialExpiredOrRevoked' : identity.reason;
    return task.api !== 'absent' && task.api?.kind === 'bearer' ? 'PermissionMissing' : 'ScopeMissing';
  }

  function tell({ reason, blanks, retryAfterSeconds }: Refusal): { ok: false } & Told {
    const known = { ...blanksOf({ task, outbound }), ...blanksOfCredential(about, task), seconds: deadlineMs / 1_000 };
    const { message, hint } = explain(reason, { ...known, ...blanks });
    // The other side may say back what it was told.
    return {
      ok: false,
      reason,
      message: withoutValues(message, secrets),
      hint: withoutValues(hint, secrets),
      retryAfterSeconds,
    };
  }
}

/** What a token of Entra that was got earlier may be refused with for its age alone. */
const tokenRefusals: ReadonlySet<Reason> = new Set([
  'EntraTokenRefused',
  'CredentialRefused',
  'CredentialExpiredOrRevoked',
  'CredentialNotRecognised',
]);

/** An organization that asks for it is left alone by all connectors of the account. */
async function pause<T>(
  context: Context,
  account: string,
  { rowKey }: StoredConnector,
  known: Known,
  answered: Once<T>,
): Promise<void> {
  const { retryAfterSeconds } = answered;
  if (retryAfterSeconds === null || retryAfterSeconds <= 0) return;
  const reason = answered.ok ? 'RateLimited' : answered.reason;
  const lesson = { kind: 'asked', seconds: retryAfterSeconds, reason } as const;
  await spread(context, account, { connector: rowKey, known, lesson });
}

function plain(reason: Reason, blanks: Record<string, string> = {}): { ok: false } & Told {
  return { ok: false, reason, ...explain(reason, blanks), retryAfterSeconds: null };
}

type Said = Pick<Credentials['check'], 'reason' | 'message' | 'hint'>;

function ofCheck({ reason, message, hint }: Said, retryAfterSeconds: number | null): { ok: false } & Told {
  return { ok: false, reason: reason ?? 'InternalError', message, hint: hint ?? '', retryAfterSeconds };
}
