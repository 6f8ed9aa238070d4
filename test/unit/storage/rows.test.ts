import { describe, expect, test } from 'vitest';
import { applyRun } from '../../../shared/model/connector-status.ts';
import { ConnectorDefinition } from '../../../shared/model/connector.ts';
import type { Pause } from '../../../shared/model/organization-pause.ts';
import type { Check } from '../../../shared/model/verification.ts';
import { type Change, fromChangeRow, toChangeRow } from '../../../shared/storage/changes.ts';
import { fromConnectorRow, toConnectorRow } from '../../../shared/storage/connectors.ts';
import { fromPauseRow, toPauseRow } from '../../../shared/storage/pauses.ts';
import { fromRunRow, queuedRun, type Run, toRunRow } from '../../../shared/storage/runs.ts';
import { emptySlot, fromSecretRow, type SecretRow, toSecretRow } from '../../../shared/storage/secrets.ts';
import type { Row, Values } from '../../../shared/storage/tables.ts';
import { overHttp, overSsh } from '../model/definition.ts';

/** A row as Table Storage gives it back: properties that are undefined were never stored. */
function stored(rowKey: string, values: Values): Row {
  return { rowKey, etag: 'W/"1"', values: JSON.parse(JSON.stringify(values)) as Record<string, unknown> };
}

const at = '2026-08-01T00:00:00.000Z';
const check: Check = {
  name: 'git',
  required: true,
  outcome: 'FAILED',
  reason: 'CredentialRefused',
  message: 'Refused.',
  hint: null,
  evidence: { status: 401, activityId: 'x', anonymous: false, commit: null },
  durationMs: 12,
};
const result = { verificationId: '0-1', sequence: 1, revision: 2, secrets: 'secret!!!pat@1', checks: [check], at };

const connector = {
  uid: '0123456789abcdef0123456789abcdef',
  revision: 2,
  runs: 3,
  runChange: null,
  definition: ConnectorDefinition.parse(overHttp),
  status: null,
  waiting: null,
  webhooks: null,
  createdAt: at,
  lastModifiedAt: at,
};

const queued = queuedRun({
  sequence: 3,
  connector: 'connector!!!a',
  uid: 'u',
  nonce: 'n',
  change: null,
  createdAt: at,
});
const completed: Run = {
  ...queued,
  change: 'c',
  state: 'COMPLETED',
  startedAt: at,
  completedAt: at,
  leaseUntil: at,
  attempts: 2,
  notBefore: at,
  waitReason: 'RateLimited',
  waits: 1,
  revision: 2,
  outcome: 'SUPERSEDED',
  supersededBy: '0-4',
  checks: [check],
};

describe('what is stored is read as it was', () => {
  test.each([
    ['new', connector],
    ['verified', { ...connector, status: applyRun(null, result) }],
    ['verified for a change of a secret', { ...connector, runChange: 'c' }],
    ['waiting', { ...connector, waiting: { sequence: 3, reason: 'OrganizationPaused' as const, at, until: at } }],
    ['over SSH', { ...connector, definition: ConnectorDefinition.parse(overSsh) }],
  ])('connector: %s', (_, given) => {
    const row = stored('connector!!!a', toConnectorRow(given));
    expect(fromConnectorRow(row)).toEqual({ rowKey: 'connector!!!a', etag: 'W/"1"', ...given });
  });

  test.each([
    ['queued', queued],
    ['completed', completed],
    ['completed with success', { ...completed, outcome: 'SUCCESS', supersededBy: null } satisfies Run],
  ])('run: %s', (_, given) => {
    const row = stored('run!u!9999999996', toRunRow(given));
    expect(fromRunRow(row)).toEqual({ rowKey: 'run!u!9999999996', etag: 'W/"1"', ...given });
  });

  test.each([
    ['secret!!!pat', { org: null, project: null }],
    ['secret!retail!!pat', { org: 'retail', project: null }],
    ['secret!retail!shop!pat', { org: 'retail', project: 'shop' }],
  ])('secret: %s', (rowKey, place) => {
    const secret = {
      kind: 'SSHKey',
      holds: 'privateKey',
      vaultName: `s-${'0'.repeat(32)}`,
      revision: 1,
      fingerprint: 'SHA256:x',
      digest: 'd',
      expiresAt: null,
      deployment: 'server:tfs.example',
      aliveIn: [],
      createdAt: at,
      lastModifiedAt: at,
    } satisfies SecretRow;
    expect(fromSecretRow(stored(rowKey, toSecretRow(secret)))).toEqual({
      rowKey,
      etag: 'W/"1"',
      identifier: 'pat',
      ...place,
      ...secret,
    });
  });

  test.each(['EncryptedText', 'SSHKey'] as const)('secret without a value: %s', (kind) => {
    const slot = emptySlot(kind, 'services', at);
    const read = fromSecretRow(stored('secret!!!pat', toSecretRow(slot)));
    expect(read).toEqual({
      rowKey: 'secret!!!pat',
      etag: 'W/"1"',
      identifier: 'pat',
      org: null,
      project: null,
      ...slot,
    });
    expect(read).toMatchObject({ vaultName: null, revision: 0, digest: null, fingerprint: null });
  });

  test.each<Change>([
    { state: 'OPEN', adds: ['s-1', 's-2'], drops: [] },
    { state: 'COMMITTED', adds: [], drops: ['s-3'] },
    { state: 'ABANDONED', adds: ['s-1'], drops: ['s-3'] },
  ])('change: $state', (change) => {
    expect(fromChangeRow(stored('change!c', toChangeRow(change)))).toEqual({
      rowKey: 'change!c',
      etag: 'W/"1"',
      ...change,
    });
  });
});

describe('pause', () => {
  const strikes = [{ connector: 'connector!!!a', at }];

  test.each([
    ['in force', { until: at, reason: 'RateLimited', strikes: [] }],
    ['only feared', { until: null, reason: null, strikes }],
  ] satisfies [string, Pause][])('%s is read as it was', (_, pause) => {
    const row = stored('pause!services!fabrikam', toPauseRow(pause));
    expect(fromPauseRow(row)).toEqual({ rowKey: 'pause!services!fabrikam', etag: 'W/"1"', ...pause });
  });
});

test('a secret remembers where its value was accepted; an older row knows of nowhere', () => {
  const slot = emptySlot('EncryptedText', 'services', at);
  const aliveIn = ['fabrikam', 'Contoso'];
  expect(fromSecretRow(stored('secret!!!pat', toSecretRow({ ...slot, aliveIn }))).aliveIn).toEqual(aliveIn);
  expect(toSecretRow(slot)).not.toHaveProperty('aliveIn');
  expect(fromSecretRow(stored('secret!!!pat', toSecretRow(slot))).aliveIn).toEqual([]);
});

describe('a row', () => {
  const rows = [
    ['connector', fromConnectorRow, toConnectorRow(connector)],
    ['run', fromRunRow, toRunRow(queued)],
    ['change', fromChangeRow, toChangeRow({ state: 'OPEN', adds: [], drops: [] })],
  ] as const;

  test.each(rows)('of a %s written by newer code is left alone', (_, read, values) => {
    expect(() => read(stored('x', { ...values, v: 2 }))).toThrow(
      'A row is of version 2, and this instance reads up to 1',
    );
  });

  test.each(rows)('of a %s may have properties that this code does not know', (_, read, values) => {
    expect(read(stored('x', { ...values, later: 'x' }))).not.toHaveProperty('later');
  });

  test('holds references to secrets and no name of the vault', () => {
    expect(JSON.stringify(toConnectorRow(connector))).not.toContain('s-');
  });

  test('of a connector whose definition is not JSON is refused, not half read', () => {
    expect(() => fromConnectorRow(stored('x', { ...toConnectorRow(connector), definition: '{' }))).toThrow(
      'is not JSON',
    );
  });
});
