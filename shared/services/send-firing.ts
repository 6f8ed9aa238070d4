import type { Context } from '../context.ts';
import { cloudEventType, toCloudEvent } from '../model/cloud-event.ts';
import type { Attempt } from '../model/firing.ts';
import type { GitEvent } from '../model/git-event.ts';
import { explain, type Reason, reasons } from '../model/reasons/reason.ts';
import { resolveSecretRef } from '../model/secret-ref.ts';
import type { TriggerDefinition } from '../model/triggers/trigger.ts';
import { signatureHeaders } from '../model/webhook-signature.ts';
import type { StoredFiring } from '../storage/firings.ts';
import { entityOf, secretKey } from '../storage/row-keys.ts';
import type { StoredTrigger } from '../storage/triggers.ts';
import { readOne } from './read-secrets.ts';

type Action = NonNullable<TriggerDefinition['action']>;

/** What is sent: the event as far as it is known by now, and which files it changed. */
export type Findings = { changedFiles: readonly string[] | null; event: GitEvent };

/** One try, and for how long the receiver wishes to be left alone. */
export type Sent = { attempt: Attempt; retryAfterSeconds: number | null };

/** Milliseconds from the lookup of the name to the status of the answer. */
const deadlineMs = 15_000;
const userAgent = 'azure-repos-connector-service';

/** Sends a firing to the receiver of its trigger, once, signed. Never throws for what the receiver does. */
export async function sendFiring(
  context: Context,
  account: string,
  { firing, trigger, action }: { firing: StoredFiring; trigger: StoredTrigger; action: Action },
  findings: Findings,
): Promise<Sent> {
  const at = context.clock.now();
  const started = context.clock.monotonicMs();
  const { url, secretRef } = action.spec;
  const failed = (reason: Reason, blanks: Record<string, string | number>, wish: number | null = null): Sent => {
    const durationMs = Math.round(context.clock.monotonicMs() - started);
    const status = typeof blanks['status'] === 'number' ? blanks['status'] : null;
    const { message } = explain(reason, { host: new URL(url).host, ...blanks });
    return { attempt: { at: at.toISOString(), durationMs, status, reason, message }, retryAfterSeconds: wish };
  };
  const secret = await readSigningSecret(context, account, trigger, secretRef);
  if ('problem' in secret) return failed('SigningSecretUnreadable', { secret: secretRef, problem: secret.problem });
  const body = bodyOf(context, firing, trigger, findings);
  const signed = { id: firing.id, timestamp: Math.floor(at.getTime() / 1_000), body };
  const headers = {
    'content-type': cloudEventType,
    'user-agent': userAgent,
    ...signatureHeaders(secret.value, signed),
  };
  const parcel = { url: new URL(url), headers, body };
  const answered = await context.outbound.sendParcel(parcel, AbortSignal.timeout(deadlineMs));
  if (!answered.ok) return failed(...unreached(answered.reason, answered.blanks));
  const { value: status, retryAfterSeconds, evidence } = answered;
  if (status === 410) return failed('ReceiverGone', { status });
  if (status >= 300 && status < 400) return failed('ReceiverRedirects', { status });
  if (status < 200 || status > 299) {
    const sent = failed('ReceiverRefused', { status }, retryAfterSeconds);
    const { excerpt } = evidence;
    const message = typeof excerpt === 'string' ? `${sent.attempt.message} It said: ${excerpt}` : sent.attempt.message;
    return { ...sent, attempt: { ...sent.attempt, message } };
  }
  const durationMs = Math.round(context.clock.monotonicMs() - started);
  const message = `${new URL(url).host} took it.`;
  return { attempt: { at: at.toISOString(), durationMs, status, reason: null, message }, retryAfterSeconds: null };
}

/** Why there was no answer, in the words of whoever reads the tries of a firing. */
function unreached(reason: Reason, blanks: Record<string, string | number>): [Reason, Record<string, string | number>] {
  if (reason === 'AddressNotAllowed') return ['ReceiverNotAllowed', { address: blanks['address'] ?? '' }];
  // Plain http, which leads to no other machine.
  if (reason === 'HostNotAllowed') return ['ReceiverNotAllowed', { address: 'a place that is not reached over https' }];
  const { title } = reasons[reason];
  return ['ReceiverUnreachable', { problem: `${title.slice(0, 1).toLowerCase()}${title.slice(1)}` }];
}

async function readSigningSecret(
  context: Context,
  account: string,
  { rowKey }: StoredTrigger,
  reference: string,
): Promise<{ value: string } | { problem: string }> {
  const resolved = resolveSecretRef(reference, { account, ...entityOf(rowKey) });
  if (!resolved.ok) return { problem: 'is none that the trigger may use' };
  const { answer } = await readOne(context, account, secretKey(resolved.key));
  if ('fault' in answer) return { problem: problems[answer.fault] ?? 'cannot be read' };
  return answer.body.kind === 'EncryptedText' ? { value: answer.body.value } : { problem: 'holds no text' };
}

const problems: Partial<Record<Reason, string>> = {
  SecretMissing: 'does not exist any more',
  SecretNotSet: 'has no value yet',
  SecretUnreadable: 'is kept back by the vault',
  SecretStoreUnavailable: 'cannot be read, since the vault does not answer',
};

function bodyOf(
  { config }: Context,
  firing: StoredFiring,
  { rowKey, uid, definition }: StoredTrigger,
  { changedFiles, event }: Findings,
): string {
  const { org, project, identifier } = entityOf(rowKey);
  const { test, recovered, id } = firing;
  return toCloudEvent({
    id,
    source: `${config.publicUrl}/api/v1/triggers/${identifier}`,
    event,
    data: {
      trigger: { identifier, name: definition.name, uid, orgIdentifier: org, projectIdentifier: project },
      connector: entityOf(firing.connector).identifier,
      test,
      recovered,
      changedFiles,
    },
  });
}
