import { randomBytes, randomUUID } from 'node:crypto';
import { type ConnectorDefinition, secretUses } from '../model/connector.ts';
import type { Warning } from '../model/errors.ts';
import { resolveSecretRef } from '../model/secret-ref.ts';
import { type SecretBody, whatItHolds } from '../model/secret.ts';
import type { StoredChange } from '../storage/changes.ts';
import { type StoredConnector, toConnectorRow } from '../storage/connectors.ts';
import { entityOf, runKey, secretKey, useKey } from '../storage/row-keys.ts';
import { queuedRun, toRunRow } from '../storage/runs.ts';
import { emptySlot, toSecretRow } from '../storage/secrets.ts';
import type { Write } from '../storage/tables.ts';
import { committed, newChangeId, newVaultName } from './change.ts';
import { knownExpiry } from './known-expiry.ts';
import type { ReferredSecret } from './referred-secrets.ts';

/** What is stored, and what the call wants, at one moment. */
export type Situation = {
  connector: StoredConnector | null;
  definition: ConnectorDefinition;
  /** Where its secrets will be sent. */
  deployment: string | null;
  secrets: ReferredSecret[];
  warnings: Warning[];
};

/** What a call decided once and keeps through every try of its commit. */
export type Plan = {
  account: string;
  rowKey: string;
  uid: string;
  nonce: string;
  now: string;
  tested: boolean;
  /** Null when no vault entry is written or left behind. */
  changeId: string | null;
  adds: string[];
  drops: string[];
  values: { secret: string; name: string; body: SecretBody }[];
};

export function planCommit(situation: Situation, rowKey: string, account: string, now: Date): Plan {
  const written = situation.secrets.filter(({ inline }) => inline?.effect === 'create' || inline?.effect === 'replace');
  const values = written.flatMap(({ rowKey: secret, inline }) =>
    inline === null ? [] : [{ secret, name: newVaultName(), body: inline.body }],
  );
  return {
    account,
    rowKey,
    uid: situation.connector?.uid ?? randomUUID().replaceAll('-', ''),
    nonce: randomBytes(8).toString('hex'),
    now: now.toISOString(),
    tested: situation.definition.spec.ignoreTestConnection !== true,
    changeId: values.length === 0 ? null : newChangeId(),
    adds: values.map(({ name }) => name),
    drops: written.flatMap(({ stored }) => stored?.vaultName ?? []),
    values,
  };
}

/** The connector as the commit makes it. */
export function nextConnector(
  plan: Plan,
  { connector, definition }: Situation,
): Omit<StoredConnector, 'rowKey' | 'etag'> {
  return {
    uid: plan.uid,
    revision: (connector?.revision ?? 0) + 1,
    runs: (connector?.runs ?? 0) + (plan.tested ? 1 : 0),
    runChange: null,
    definition,
    status: connector?.status ?? null,
    waiting: null,
    webhooks: connector?.webhooks ?? null,
    createdAt: connector?.createdAt ?? plan.now,
    lastModifiedAt: plan.now,
  };
}

/** Everything that the call changes: one transaction, each row inserted once or under its ETag. */
export function connectorWrites(plan: Plan, situation: Situation, change: StoredChange | null): Write[] {
  const next = nextConnector(plan, situation);
  const values = toConnectorRow(next);
  const { connector } = situation;
  return [
    connector === null
      ? { op: 'insert', rowKey: plan.rowKey, values }
      : { op: 'replace', rowKey: plan.rowKey, etag: connector.etag, values },
    ...situation.secrets.map((secret) => secretWrite(plan, situation.deployment, secret)),
    ...useWrites(plan, situation),
    ...(plan.tested ? [runWrite(plan, next.runs)] : []),
    ...(change === null ? [] : [committed(change)]),
  ];
}

/**
 * A secret that is only referred to is touched, so that it cannot be deleted between the look and the commit. The first
 * use tells it where it belongs.
 */
function secretWrite(plan: Plan, deployment: string | null, { rowKey, need, stored, inline }: ReferredSecret): Write {
  const name = plan.values.find(({ secret }) => secret === rowKey)?.name;
  if (inline === null || name === undefined) {
    if (stored === null) return { op: 'insert', rowKey, values: toSecretRow(emptySlot(need, deployment, plan.now)) };
    const expiresAt = inline === null ? stored.expiresAt : knownExpiry(inline.body, stored);
    const { etag } = stored;
    if (stored.deployment === deployment && stored.expiresAt === expiresAt) return { op: 'touch', rowKey, etag };
    return { op: 'replace', rowKey, etag, values: toSecretRow({ ...stored, expiresAt, deployment }) };
  }
  const values = toSecretRow({
    kind: inline.body.kind,
    holds: whatItHolds(inline.body),
    vaultName: name,
    revision: (stored?.revision ?? 0) + 1,
    fingerprint: inline.fingerprint,
    digest: inline.digest,
    expiresAt: knownExpiry(inline.body, null),
    deployment,
    aliveIn: [],
    createdAt: stored?.createdAt ?? plan.now,
    lastModifiedAt: plan.now,
  });
  return stored === null ? { op: 'insert', rowKey, values } : { op: 'replace', rowKey, etag: stored.etag, values };
}

function useWrites(plan: Plan, { connector, definition }: Situation): Write[] {
  const wanted = referredKeys(definition, plan);
  const had = connector === null ? new Set<string>() : referredKeys(connector.definition, plan);
  return [
    ...[...wanted.difference(had)].map((use): Write => ({ op: 'insert', rowKey: use, values: {} })),
    // Under the ETag of the connector, which alone decides about its use rows.
    ...[...had.difference(wanted)].map((use): Write => ({ op: 'delete', rowKey: use, etag: '*' })),
  ];
}

/** Keys of the use rows that a definition has. */
export function referredKeys(
  definition: ConnectorDefinition,
  { rowKey, account }: Pick<Plan, 'rowKey' | 'account'>,
): Set<string> {
  const { org, project } = entityOf(rowKey);
  return new Set(
    secretUses(definition).flatMap(({ reference }) => {
      const resolved = resolveSecretRef(reference, { account, org, project });
      return resolved.ok ? [useKey(secretKey(resolved.key), rowKey)] : [];
    }),
  );
}

function runWrite(plan: Plan, sequence: number): Write {
  const { rowKey: connector, uid, nonce, now } = plan;
  const dropsNothing = plan.changeId !== null && plan.drops.length === 0;
  const run = queuedRun({ sequence, connector, uid, nonce, change: plan.changeId, dropsNothing, createdAt: now });
  return { op: 'insert', rowKey: runKey(uid, sequence), values: toRunRow(run) };
}
