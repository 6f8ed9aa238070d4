import type { Context } from '../context.ts';
import type { ConnectorRequest } from '../model/connector-request.ts';
import { type SecretKindNeeded, type SecretUse, secretUses } from '../model/connector.ts';
import type { Problem, Warning } from '../model/errors.ts';
import { escapePointer, valueAt } from '../model/json-pointer.ts';
import type { Scope } from '../model/scope.ts';
import { resolveSecretRef } from '../model/secret-ref.ts';
import { expiryProblems } from '../model/secret-request.ts';
import { mayBecome, type Secret, type SecretBody, serves, usualFor, whatItHolds } from '../model/secret.ts';
import { secretKey } from '../storage/row-keys.ts';
import { fromSecretRow, type StoredSecret } from '../storage/secrets.ts';

/** A secret that a definition refers to, and what the call would do to it. */
export type ReferredSecret = {
  rowKey: string;
  reference: string;
  need: SecretKindNeeded;
  /** Null: it does not exist; it is created, as an empty slot when no value is sent along. */
  stored: StoredSecret | null;
  /** Null: only referred to. `untouched`: the same value was sent again. */
  inline: InlineValue | null;
};

export type InlineValue = {
  body: SecretBody;
  digest: string;
  fingerprint: string;
  effect: 'create' | 'replace' | 'untouched';
  expiryProblems: Problem[];
};

export async function referredSecrets(
  context: Context,
  scope: Scope,
  request: ConnectorRequest,
): Promise<ReferredSecret[]> {
  const uses = new Map<string, { reference: string; need: SecretKindNeeded }>();
  for (const { reference, need } of secretUses(request.raw)) {
    const resolved = resolveSecretRef(reference, scope);
    if (resolved.ok) uses.set(secretKey(resolved.key), { reference, need });
  }
  return await Promise.all(
    [...uses].map(async ([rowKey, { reference, need }]) => {
      const row = await context.entities.read(scope.account, rowKey);
      const stored = row === null ? null : fromSecretRow(row);
      const body = request.secrets.get(reference);
      const inline = body === undefined ? null : await inlineValue(context, reference, body, stored);
      return { rowKey, reference, need, stored, inline };
    }),
  );
}

async function inlineValue(
  context: Context,
  reference: string,
  body: SecretBody,
  stored: StoredSecret | null,
): Promise<InlineValue> {
  const told = await context.fingerprints.of(body);
  const same = stored !== null && stored.digest === told.digest && stored.kind === body.kind;
  return {
    body,
    ...told,
    effect: stored === null ? 'create' : same ? 'untouched' : 'replace',
    expiryProblems: expiryProblems(body, `/secrets/${escapePointer(reference)}`, context.clock.now()),
  };
}

type Remarks = { problems: Problem[]; warnings: Warning[] };

/** The same secret may be named in two places that need different kinds, so every place is looked at. */
export function remarksOn(
  secret: ReferredSecret,
  raw: unknown,
  { sent, missing }: { sent: unknown; missing: 'refused' | 'slot' },
): Remarks {
  const { reference, inline } = secret;
  const places = secretUses(raw).filter((use) => use.reference === reference);
  const malformed = inline === null && valueAt(sent, `/${escapePointer(reference)}`) !== undefined;
  const found = places.map((use): Remarks => {
    const slot = missing === 'slot' && !malformed ? { kind: secret.need, holds: usualFor(secret.need) } : null;
    const kept = whatIsKept(secret) ?? slot;
    // Sent along, but malformed: that is a problem of its own.
    if (kept === null) return { problems: malformed ? [] : [isMissing(use)], warnings: [] };
    if (!serves(use.need, kept)) return { problems: [wrongKind(use, kept)], warnings: [] };
    const keptAsText = use.need === 'SSHKey' && kept.kind === 'EncryptedText';
    return { problems: [], warnings: keptAsText ? [keyAsText(use)] : [] };
  });
  return {
    problems: [...(inline?.expiryProblems ?? []), ...found.flatMap(({ problems }) => problems)],
    warnings: found.flatMap(({ warnings }) => warnings),
  };
}

/** What the secret is once the call is over. */
function whatIsKept({ stored, inline }: ReferredSecret): Pick<Secret, 'kind' | 'holds'> | null {
  const sent = inline === null ? null : { kind: inline.body.kind, holds: whatItHolds(inline.body) };
  if (stored === null) return sent;
  return inline !== null && mayBecome(stored, inline.body) ? sent : stored;
}

function isMissing({ reference, pointer, need }: SecretUse): Problem {
  return {
    pointer: `/connector${pointer}`,
    code: 'SecretMissing',
    message: `There is no secret ${reference} in this scope.`,
    hint: `Create it first (PUT /api/v1/secrets/...), or send its value along: "secrets": {"${reference}": {"kind": "${need}", ...}}.`,
  };
}

function wrongKind({ reference, pointer, need }: SecretUse, { kind, holds }: Pick<Secret, 'kind' | 'holds'>): Problem {
  const what =
    kind === 'SSHKey'
      ? 'is of kind SSHKey'
      : `is of kind EncryptedText and holds ${holds === 'text' ? 'a text' : 'an SSH key'}`;
  return {
    pointer: `/connector${pointer}`,
    code: 'SecretKindMismatch',
    message: `The secret ${reference} ${what}, but this field needs ${need === 'SSHKey' ? 'an SSH key' : 'a text'}.`,
    hint: `Refer to a secret of kind ${need}.`,
  };
}

function keyAsText({ reference, pointer }: SecretUse): Warning {
  return {
    pointer: `/connector${pointer}`,
    code: 'PrivateKeyInEncryptedText',
    message: `The secret ${reference} is of kind EncryptedText and holds an SSH key; it is used as that.`,
    hint: 'Nothing to do. A secret of kind SSHKey can have a passphrase too.',
    corrected: null,
  };
}
