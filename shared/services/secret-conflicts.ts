import type { Context } from '../context.ts';
import { secretUses } from '../model/connector.ts';
import { deploymentOf, describeDeployment, entraDeployment } from '../model/deployment.ts';
import type { Problem } from '../model/errors.ts';
import { escapePointer } from '../model/json-pointer.ts';
import { mayBecome } from '../model/secret.ts';
import { readTarget } from '../model/target.ts';
import { fromConnectorRow } from '../storage/connectors.ts';
import { connectorOfUse, entityOf, usesOf } from '../storage/row-keys.ts';
import type { ReferredSecret } from './referred-secrets.ts';

type Place = { account: string; connector: string; raw: unknown; deployment: string | null };

/**
 * A stored value goes to the deployment it was used with and to no other, until somebody who knows it gives it again.
 */
export async function bindingProblems(
  context: Context,
  { account, connector, raw, deployment }: Place,
  secrets: readonly ReferredSecret[],
): Promise<Problem[]> {
  if (deployment === null) return [];
  const found = await Promise.all(
    secrets.map(async (secret): Promise<Problem[]> => {
      const bound = await boundTo(context, account, connector, secret, deployment);
      if (bound === null || bound === deployment) return [];
      const { reference } = secret;
      const places = secretUses(raw).filter((use) => use.reference === reference);
      return places.map(({ pointer }) => ({
        pointer: `/connector${pointer}`,
        code: 'SecretBoundToAnotherDeployment',
        message: `The secret ${reference} is used with ${describeDeployment(bound)}; its value is not sent to ${describeDeployment(deployment)}.`,
        hint:
          bound === entraDeployment
            ? 'Use another secret, or the identity itself: identityRef in place of tokenRef.'
            : 'Give its value again, in "secrets" of this call or with PUT /api/v1/secrets/..., or use another secret.',
      }));
    }),
  );
  return found.flat();
}

/** Whoever gives a value again frees it, save from what other connectors do with it. */
async function boundTo(
  context: Context,
  account: string,
  connector: string,
  { rowKey, stored, inline }: ReferredSecret,
  wanted: string,
): Promise<string | null> {
  if (stored?.deployment === entraDeployment) return entraDeployment;
  // A value to replace has no other users: that is a conflict of its own.
  if (stored === null || stored.deployment === wanted || inline?.effect === 'replace') return null;
  if (stored.deployment !== null && inline === null) return stored.deployment;
  const [other] = await otherUsers(context, account, connector, rowKey);
  const row = other === undefined ? null : await context.entities.read(account, other);
  if (row === null) return null;
  const { url } = fromConnectorRow(row).definition.spec;
  const { address } = readTarget({ url, type: 'Repo' }, context.config.allowedHosts);
  return address === null ? null : deploymentOf(address);
}

export async function replacementConflicts(
  context: Context,
  account: string,
  connector: string,
  secrets: readonly ReferredSecret[],
): Promise<Problem[]> {
  const replaced = secrets.filter((secret) => secret.inline?.effect === 'replace');
  const found = await Promise.all(
    replaced.map(async ({ rowKey, reference, stored, inline }): Promise<Problem[]> => {
      const pointer = `/secrets/${escapePointer(reference)}`;
      if (stored !== null && inline !== null && !mayBecome(stored, inline.body)) {
        const message = `The secret ${reference} is ${describeKind(stored)} and stays that.`;
        const hint = 'Create a secret under another identifier.';
        return [{ pointer: `${pointer}/kind`, code: 'SecretKindFixed', message, hint }];
      }
      const others = await otherUsers(context, account, connector, rowKey);
      if (others.length === 0) return [];
      const names = others.slice(0, 10).map((user) => entityOf(user).identifier);
      const message = `The secret ${reference} is also used by ${names.join(', ')}${others.length > 10 ? ' and more' : ''}.`;
      const hint =
        'Change it for all of them with PUT /api/v1/secrets/..., or give this connector a secret of its own.';
      return [{ pointer, code: 'SecretSharedByOthers', message, hint }];
    }),
  );
  return found.flat();
}

export function describeKind({ kind, holds }: NonNullable<ReferredSecret['stored']>): string {
  if (kind === 'SSHKey') return 'of kind SSHKey';
  return `of kind EncryptedText with ${holds === 'text' ? 'a text' : 'an SSH key'} in it`;
}

/** Row keys of the first connectors that use a secret, this one left out. */
async function otherUsers(context: Context, account: string, connector: string, secret: string): Promise<string[]> {
  const uses = await context.entities.list(account, usesOf(secret), { limit: 100 });
  return uses.map((use) => connectorOfUse(use.rowKey)).filter((user) => user !== connector);
}
