import type { Context } from '../context.ts';
import { secretUses } from '../model/connector.ts';
import { explain, type Reason } from '../model/reasons/reason.ts';
import { fromVaultText, type SecretBody } from '../model/secret.ts';
import { resolveSecretRef } from '../model/secret-ref.ts';
import { Unavailable } from '../model/unavailable.ts';
import type { Check, CheckOutcome } from '../model/verification.ts';
import type { StoredConnector } from '../storage/connectors.ts';
import { entityOf, secretKey } from '../storage/row-keys.ts';
import type { Trial } from '../storage/runs.ts';
import { fromSecretRow, type StoredSecret } from '../storage/secrets.ts';

/** What is checked: a stored connector, or a definition that is not stored. */
export type Checked = Pick<StoredConnector, 'rowKey' | 'definition'>;

export type ReadSecrets = {
  /** By the reference as written; without those that could not be read. */
  values: Map<string, SecretBody>;
  /** Their rows, likewise; without those of values that were sent along. */
  stored: Map<string, StoredSecret>;
  /** Which value of each secret was read, as one comparable text. */
  revisions: string;
  check: Check;
};

type OneSecret = {
  reference: string;
  revision: string;
  answer: { body: SecretBody } | { fault: Reason };
  stored?: StoredSecret;
};

/**
 * Reads every secret that a connector refers to, and says as a check how that went. `own`: values that stand in for
 * those stored under the same reference.
 */
export async function readSecrets(
  context: Context,
  account: string,
  connector: Checked,
  own: Trial['values'] = {},
): Promise<ReadSecrets> {
  const started = context.clock.monotonicMs();
  const { org, project } = entityOf(connector.rowKey);
  const references = [...new Set(secretUses(connector.definition).map((use) => use.reference))];
  const read = await Promise.all(
    references.map(async (reference): Promise<OneSecret> => {
      const given = Object.hasOwn(own, reference) ? own[reference] : undefined;
      if (given !== undefined) return { reference, revision: '', answer: await readValue(context, given) };
      const resolved = resolveSecretRef(reference, { account, org, project });
      if (!resolved.ok) return { reference, revision: '', answer: { fault: 'SecretMissing' } };
      return { reference, ...(await readOne(context, account, secretKey(resolved.key))) };
    }),
  );
  return {
    values: new Map(read.flatMap(({ reference, answer }) => ('body' in answer ? [[reference, answer.body]] : []))),
    stored: new Map(read.flatMap(({ reference, stored }) => (stored === undefined ? [] : [[reference, stored]]))),
    revisions: read
      .map(({ revision }) => revision)
      .toSorted()
      .join(' '),
    check: { ...toCheck(read), durationMs: Math.round(context.clock.monotonicMs() - started) },
  };
}

async function readValue(context: Context, { kind, vaultName }: Trial['values'][string]): Promise<OneSecret['answer']> {
  try {
    const answer = await context.vault.read(vaultName);
    if (typeof answer === 'object') return { body: fromVaultText(kind, answer.value) };
    return { fault: answer === 'refused' ? 'SecretUnreadable' : 'SecretMissing' };
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    return { fault: 'SecretStoreUnavailable' };
  }
}

/**
 * A secret may be replaced between reading its row and its value, and the old value is then deleted: a name that the
 * vault does not know is believed only when the row still gives that name.
 */
export async function readOne(
  context: Context,
  account: string,
  rowKey: string,
): Promise<Omit<OneSecret, 'reference'>> {
  const missing = { revision: `${rowKey}@0`, answer: { fault: 'SecretMissing' as const } };
  let row = await context.entities.read(account, rowKey);
  for (;;) {
    if (row === null) return missing;
    const stored = fromSecretRow(row);
    const { kind, vaultName, revision } = stored;
    if (vaultName === null) return { revision: `${rowKey}@0`, answer: { fault: 'SecretNotSet' } };
    const answer = await readValue(context, { kind, vaultName });
    if ('body' in answer) return { revision: `${rowKey}@${revision}`, answer, stored };
    if (answer.fault !== 'SecretMissing') return { revision: `${rowKey}@${revision}`, answer };
    row = await context.entities.read(account, rowKey);
    if (row !== null && fromSecretRow(row).vaultName === vaultName) return missing;
  }
}

/** A secret that is gone or was never given is the connector's failure; one that our vault keeps back is our trouble. */
const outcomes = {
  SecretMissing: 'FAILED',
  SecretNotSet: 'FAILED',
  SecretUnreadable: 'UNKNOWN',
  SecretStoreUnavailable: 'UNKNOWN',
} as const satisfies Partial<Record<Reason, CheckOutcome>>;

function toCheck(read: readonly OneSecret[]): Omit<Check, 'durationMs'> {
  const evidence = { read: read.filter(({ answer }) => 'body' in answer).length, referred: read.length };
  for (const reason of ['SecretStoreUnavailable', 'SecretMissing', 'SecretNotSet', 'SecretUnreadable'] as const) {
    const found = read.find(({ answer }) => 'fault' in answer && answer.fault === reason);
    if (found === undefined) continue;
    const { message, hint } = explain(reason, { secret: found.reference });
    return { name: 'secrets', required: true, outcome: outcomes[reason], reason, message, hint, evidence };
  }
  const message = read.length === 1 ? 'The secret was read.' : `All ${read.length} secrets were read.`;
  return { name: 'secrets', required: true, outcome: 'PASSED', reason: null, message, hint: null, evidence };
}
