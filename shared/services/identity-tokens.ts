import type { Context } from '../context.ts';
import { isGranted } from '../model/entra-identity.ts';
import { type IdentityUse, identityUses } from '../model/identity-uses.ts';
import type { Reason } from '../model/reasons/reason.ts';
import type { Answered, Refusal } from '../model/reasons/refusal.ts';
import type { RepositoryAddress } from '../model/repository-url.ts';
import { resolveSecretRef } from '../model/secret-ref.ts';
import type { StoredIdentity } from '../storage/identities.ts';
import { entityOf, secretKey } from '../storage/row-keys.ts';
import { findIdentity } from './identities.ts';
import { type Checked, readOne } from './read-secrets.ts';

type Token = { token: string; expiresAt: number; cached: boolean };

/** What a token that was got earlier may be refused with for its age alone. */
export const refusedForAge: ReadonlySet<Reason | null> = new Set<Reason>([
  'EntraTokenRefused',
  'CredentialRefused',
  'CredentialExpiredOrRevoked',
  'CredentialNotRecognised',
]);

/** What came of asking for the token of one identity, and of which revision of it and of its secret that is. */
export type IdentityToken = { identifier: string; revision: string; answer: Answered<Token> };

/**
 * Gets a token for every identity that a connector names, if it is still granted: a grant may be withdrawn after the
 * connector was stored. `refused`: tokens that Azure DevOps did not take, by identity.
 */
export async function identityTokens(
  context: Context,
  account: string,
  { rowKey, definition }: Checked,
  address: RepositoryAddress | null,
  refused: ReadonlyMap<string, string> = new Map(),
): Promise<IdentityToken[]> {
  const uses = identityUses(definition);
  return await Promise.all(
    [...new Set(uses.map(({ identifier }) => identifier))].map(async (identifier): Promise<IdentityToken> => {
      const identity = await findIdentity(context, account, identifier);
      const wanted = uses.filter((use) => use.identifier === identifier);
      if (identity === null || !mayBeUsed(identity, wanted, entityOf(rowKey), address)) {
        return { identifier, revision: `identity!${identifier}@0`, answer: refusal('IdentityNotGranted') };
      }
      return { identifier, ...(await tokenOf(context, account, identity, refused.get(identifier))) };
    }),
  );
}

/** Tokens of Entra go to Azure DevOps Services and nowhere else. */
function mayBeUsed(
  { definition }: StoredIdentity,
  uses: readonly IdentityUse[],
  place: ReturnType<typeof entityOf>,
  address: RepositoryAddress | null,
): boolean {
  return (
    address?.deployment === 'services' &&
    isGranted(definition, place, address.organization) &&
    uses.every(({ type }) => type === null || type === definition.type)
  );
}

async function tokenOf(
  context: Context,
  account: string,
  { rowKey, uid, revision, definition }: StoredIdentity,
  refused: string | undefined,
): Promise<Omit<IdentityToken, 'identifier'>> {
  const own = `${rowKey}@${uid.slice(0, 8)}-${revision}`;
  const asked = { key: `${account} ${rowKey}`, identity: definition, refused };
  if (definition.type !== 'ServicePrincipal') {
    return { revision: own, answer: await context.entra.token({ ...asked, version: own, clientSecret: null }) };
  }
  const reference = definition.clientSecretRef;
  const secret = await readClientSecret(context, account, reference);
  const version = `${own} ${secret.revision}`;
  if ('fault' in secret.answer)
    return { revision: version, answer: refusal(secret.answer.fault, { secret: reference }) };
  const { body } = secret.answer;
  const clientSecret = body.kind === 'EncryptedText' ? body.value : '';
  return { revision: version, answer: await context.entra.token({ ...asked, version, clientSecret }) };
}

async function readClientSecret(context: Context, account: string, reference: string) {
  const resolved = resolveSecretRef(reference, { account, org: null, project: null });
  if (!resolved.ok) return { revision: '', answer: { fault: 'SecretMissing' as const } };
  return await readOne(context, account, secretKey(resolved.key));
}

function refusal(reason: Refusal['reason'], blanks: Refusal['blanks'] = {}): Answered<never> {
  return { ok: false, reason, blanks, evidence: {}, retryAfterSeconds: null };
}
