import { secretUses } from '../../../shared/model/connector.ts';
import { resolveSecretRef } from '../../../shared/model/secret-ref.ts';
import { fromConnectorRow, type StoredConnector } from '../../../shared/storage/connectors.ts';
import { connectorOfUse, entityOf, runKey, secretKey, useKey } from '../../../shared/storage/row-keys.ts';
import { fromRunRow } from '../../../shared/storage/runs.ts';
import { fromSecretRow } from '../../../shared/storage/secrets.ts';
import { fingerprints, sightOf } from './actor-context.ts';
import type { Ended, Promised } from './calls.ts';
import { definitionMark, kindOf } from './watch.ts';
import { account, type World } from './world.ts';

/** What must hold when nothing moves any more. */
export async function findAtRest(world: World, ended: readonly Ended[]): Promise<void> {
  const { table, violations } = world;
  const rows = Map.groupBy(table.list('', { limit: Infinity }), ({ rowKey }) => kindOf(rowKey));
  const connectors = (rows.get('connector') ?? []).map(fromConnectorRow);
  if (rows.has('change')) violations.add('change row left');
  if ((rows.get('run') ?? []).some((row) => fromRunRow(row).state !== 'COMPLETED'))
    violations.add('run without an end');
  await findSecretTrouble(world);
  const wantedUses = new Set(connectors.flatMap((one) => secretsOf(one).map((secret) => useKey(secret, one.rowKey))));
  for (const { rowKey } of rows.get('use') ?? []) {
    if (!wantedUses.delete(rowKey)) violations.add(`stray use row of ${kindOf(connectorOfUse(rowKey))}`);
  }
  if (wantedUses.size > 0) violations.add('use row missing');
  for (const connector of connectors) findConnectorTrouble(world, connector);
  for (const call of ended) findBrokenPromise(world, call);
}

async function findSecretTrouble({ table, vault, violations }: World): Promise<void> {
  const named = new Set<string>();
  for (const row of table.list('secret!', { limit: Infinity })) {
    const { vaultName, kind, digest, aliveIn } = fromSecretRow(row);
    if (vaultName === null) continue;
    named.add(vaultName);
    const value = vault.get(vaultName);
    if (value === undefined) violations.add('secret row without value');
    else if (kind !== 'EncryptedText' || (await fingerprints.of({ kind, value })).digest !== digest) {
      violations.add('secret row with the digest of another value');
    } else if (aliveIn.some((name) => !wasAccepted(table, name, value))) {
      violations.add('secret said to be alive where its value was never accepted');
    }
  }
  if ([...vault.keys()].some((name) => !named.has(name))) violations.add('orphan vault secret');
}

/** Whether a run has got in there with this value. */
function wasAccepted(table: World['table'], organization: string, value: string): boolean {
  const checks = table.list('run!', { limit: Infinity }).flatMap((row) => fromRunRow(row).checks);
  return checks.some(({ name, outcome, evidence }) => {
    const saw = String(evidence['saw']);
    const passed = name === 'git' && (outcome === 'PASSED' || outcome === 'WARNING');
    return passed && saw.includes(`/${organization}/`) && saw.endsWith(` ${value}`);
  });
}

function findConnectorTrouble({ table, vault, violations }: World, connector: StoredConnector): void {
  const { definition, status, uid, revision, runs } = connector;
  if (secretsOf(connector).some((secret) => table.read(secret) === null)) violations.add('dangling reference');
  if (definition.spec.ignoreTestConnection === true) return;
  if (status?.observedRevision !== revision) return void violations.add('newest revision never verified');
  if (status.sequence !== runs) violations.add('newest run not shown');
  const row = table.read(runKey(uid, Number(status.verificationId.split('-')[1])));
  if (row === null) return void violations.add('the run of a result is missing');
  const run = fromRunRow(row);
  // A run that ended as poison found out nothing and says so.
  if (run.checks.some(({ name }) => name === 'platform')) return;
  const slots = secretsOf(connector).filter((secret) => vaultNameOf(table, secret) === null);
  if (slots.length > 0) {
    if (!run.checks.some(({ reason }) => reason === 'SecretNotSet')) violations.add('empty slot not noticed');
    return;
  }
  const saw = run.checks.find(({ name }) => name === 'git')?.evidence['saw'];
  const valueOf = (secret: string) => vault.get(vaultNameOf(table, secret) ?? '') ?? '';
  const { authentication, url } = definition.spec;
  const [last = ''] = secretsOf(connector).slice(-1);
  const [first = ''] = secretsOf(connector);
  const over =
    authentication.type === 'Http' && authentication.spec.type === 'UsernameToken' ? authentication.spec : null;
  const username = over === null ? '' : (over.spec.username ?? valueOf(first));
  if (saw !== sightOf(url, username, valueOf(last))) violations.add('result of another secret or definition shown');
}

/** Null: an empty slot, or nothing at all. */
function vaultNameOf(table: World['table'], secret: string): string | null {
  const stored = table.read(secret);
  return stored === null ? null : fromSecretRow(stored).vaultName;
}

function findBrokenPromise(world: World, { actor, promised, refused }: Ended): void {
  const { landed, violations } = world;
  const changed = landed.some(
    ({ by, writes }) => by === actor && writes.some(({ rowKey }) => kindOf(rowKey) !== 'change'),
  );
  if (refused && changed) violations.add('refused call has changed something');
  if (promised === null) return;
  const broken = breach(world, promised);
  if (broken !== null) violations.add(broken);
}

function breach({ table, watch }: World, promised: Promised): string | null {
  switch (promised.kind) {
    case 'gone':
      return watch.everDeleted.has(promised.rowKey) ? null : 'acknowledged DELETE deleted nothing';
    case 'secret':
      return watch.everStored.has(promised.vaultName ?? '') ? null : 'acknowledged secret never stored';
    case 'run': {
      const { uid, sequence } = promised.pointer;
      return table.read(runKey(uid, sequence)) === null ? 'acknowledged run is missing' : null;
    }
    case 'connector': {
      const { uid, revision, url, rowKey } = promised;
      if (!watch.everDefined.has(definitionMark(uid, revision, url))) return 'acknowledged PUT stored something else';
      const row = table.read(rowKey);
      const now = row === null ? null : fromConnectorRow(row);
      if (now?.uid !== uid) return watch.deletedUids.has(uid) ? null : 'acknowledged PUT is lost';
      return now.revision < revision ? 'acknowledged PUT is undone' : null;
    }
  }
}

/** Row keys of the secrets that a connector refers to: that of the user name first, that of the token last. */
function secretsOf({ rowKey, definition }: StoredConnector): string[] {
  const { org, project } = entityOf(rowKey);
  return secretUses(definition).flatMap(({ reference }) => {
    const resolved = resolveSecretRef(reference, { account, org, project });
    return resolved.ok ? [secretKey(resolved.key)] : [];
  });
}
