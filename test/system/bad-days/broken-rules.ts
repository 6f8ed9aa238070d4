import { secretUses } from '../../../shared/model/connector.ts';
import { resolveSecretRef } from '../../../shared/model/secret-ref.ts';
import type { StoredConnector } from '../../../shared/storage/connectors.ts';
import { entityOf, secretKey, useKey } from '../../../shared/storage/row-keys.ts';
import type { State } from './state.ts';
import type { Tenant } from './tenant.ts';

/**
 * What must hold when nothing is under way, whatever happened before; each rule that does not, as a sentence. A list
 * that is empty is the end of a bad day.
 */
export function brokenRules(tenant: Tenant, state: State): string[] {
  return [
    ...state.changes.map(({ state }) => `a change that is ${state} was left`),
    ...state.poison.map(({ rowKey }) => `${rowKey} was recorded`),
    ...state.runs.filter((run) => run.state !== 'COMPLETED').map((run) => `run ${run.sequence} is still ${run.state}`),
    ...vaultFaults(state),
    ...useFaults(tenant, state),
    ...state.connectors.flatMap((connector) => resultFaults(tenant, connector, state)),
  ];
}

function vaultFaults({ secrets, vault }: State): string[] {
  const names = new Set([...Object.keys(vault), ...secrets.map(({ vaultName }) => vaultName)]);
  return [...names].flatMap((name) => {
    const rows = secrets.filter(({ vaultName }) => vaultName === name).length;
    if (name === null || vault[name] === undefined) return [`a secret points at ${name}, which is not in the vault`];
    return rows === 1 ? [] : [`${name} is in the vault, and ${rows} secrets point at it`];
  });
}

function useFaults(tenant: Tenant, { connectors, secrets, uses }: State): string[] {
  const expected = new Set(
    connectors.flatMap((connector) =>
      secretsOf(tenant, connector).map((rowKey) => [rowKey, useKey(rowKey, connector.rowKey)] as const),
    ),
  );
  const keys = new Set([...expected].map(([, use]) => use));
  const known = new Set(secrets.map(({ rowKey }) => rowKey));
  return [
    ...[...expected].filter(([secret]) => !known.has(secret)).map(([secret]) => `${secret} is used, and is not there`),
    ...[...keys].filter((use) => !uses.includes(use)).map((use) => `${use} is missing`),
    ...uses.filter((use) => !keys.has(use)).map((use) => `${use} is nobody's`),
  ];
}

/** The newest run was the last to be applied, to the revision and the values that are stored now. */
function resultFaults(tenant: Tenant, connector: StoredConnector, { secrets, runs }: State): string[] {
  const { status, revision, uid, rowKey } = connector;
  if (status === null) return [`${rowKey} was never verified`];
  const newest = Math.max(...runs.filter((run) => run.uid === uid).map(({ sequence }) => sequence));
  const values = secretsOf(tenant, connector).map(
    (secret) => `${secret}@${secrets.find(({ rowKey }) => rowKey === secret)?.revision}`,
  );
  return [
    ...(status.observedRevision === revision
      ? []
      : [`${rowKey} shows a result of revision ${status.observedRevision}`]),
    ...(status.observedSecrets === values.toSorted().join(' ') ? [] : [`${rowKey} shows a result of other values`]),
    ...(status.sequence === connector.runs && newest === connector.runs
      ? []
      : [`${rowKey} counts ${connector.runs} runs, the newest is ${newest}, and ${status.sequence} is shown`]),
  ];
}

function secretsOf({ account }: Tenant, { definition, rowKey }: StoredConnector): string[] {
  const { org, project } = entityOf(rowKey);
  const found = secretUses(definition).flatMap(({ reference }) => {
    const resolved = resolveSecretRef(reference, { account, org, project });
    return resolved.ok ? [secretKey(resolved.key)] : [];
  });
  return [...new Set(found)];
}
