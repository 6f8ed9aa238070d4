import type { Context } from '../context.ts';
import { isGranted, type IdentityType } from '../model/entra-identity.ts';
import type { Problem } from '../model/errors.ts';
import { identifierFault } from '../model/identifier.ts';
import { identityUses, type IdentityUse } from '../model/identity-uses.ts';
import type { RepositoryAddress } from '../model/repository-url.ts';
import type { Scope } from '../model/scope.ts';
import { findIdentity } from './identities.ts';

/**
 * Why a definition may not use the identities that it names. Of one that is not granted nothing is told but that.
 * `address`: where its tokens would be sent; null while that is not known.
 */
export async function identityProblems(
  context: Context,
  scope: Scope,
  raw: unknown,
  address: RepositoryAddress | null,
): Promise<Problem[]> {
  const uses = identityUses(raw).filter(({ identifier }) => identifierFault(identifier) === null);
  const found = await Promise.all(
    uses.map(async (use): Promise<Problem[]> => {
      if (address?.deployment === 'server') return [forServicesOnly(use)];
      const identity = await findIdentity(context, scope.account, use.identifier);
      if (identity === null) return [missing(use)];
      const { definition } = identity;
      if (!isGranted(definition, scope, address?.organization ?? null)) return [notGranted(use)];
      return use.type === null || use.type === definition.type ? [] : [otherType(use, definition.type)];
    }),
  );
  return found.flat();
}

function forServicesOnly({ pointer }: IdentityUse): Problem {
  return {
    pointer: `/connector${pointer}`,
    code: 'IdentityForServicesOnly',
    message: 'An Azure DevOps Server does not know the identities of Microsoft Entra, and gets no token of theirs.',
    hint: 'Use a personal access token of the Server: UsernameToken with tokenRef.',
  };
}

function missing({ identifier, pointer }: IdentityUse): Problem {
  return {
    pointer: `/connector${pointer}`,
    code: 'IdentityMissing',
    message: `There is no identity ${identifier} in this account.`,
    hint: 'An administrator of this service creates it: PUT /api/v1/identities/{identifier}.',
  };
}

function notGranted({ identifier, pointer }: IdentityUse): Problem {
  return {
    pointer: `/connector${pointer}`,
    code: 'IdentityNotGranted',
    message: `The identity ${identifier} is not granted to connectors of this scope for this organization.`,
    hint: 'An administrator of this service grants it, or the connector uses another credential.',
  };
}

function otherType({ identifier, pointer }: IdentityUse, type: IdentityType): Problem {
  return {
    pointer: `/connector${pointer}`,
    code: 'IdentityTypeMismatch',
    message: `The identity ${identifier} is of type ${type}.`,
    hint: `Write "type": "${type}" beside its spec, or name another identity.`,
  };
}
