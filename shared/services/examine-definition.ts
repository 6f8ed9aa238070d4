import type { Context } from '../context.ts';
import { type ConnectorRequest, readConnectorRequest } from '../model/connector-request.ts';
import { secretUses, type SecretKindNeeded } from '../model/connector.ts';
import { escapePointer, valueAt } from '../model/json-pointer.ts';
import type { Problem, Warning } from '../model/errors.ts';
import type { RepositoryAddress } from '../model/repository-url.ts';
import type { Scope } from '../model/scope.ts';
import { resolveSecretRef } from '../model/secret-ref.ts';
import type { SecretBody } from '../model/secret.ts';
import { readTarget } from '../model/target.ts';
import { connectorOfUse, entityOf, secretKey, usesOf } from '../storage/row-keys.ts';
import { fromSecretRow, type StoredSecret } from '../storage/secrets.ts';

/** A secret that a definition refers to, and what the call would do to it. */
export type ReferredSecret = {
  rowKey: string;
  reference: string;
  need: SecretKindNeeded;
  stored: StoredSecret | null;
  /** Null: only referred to. `untouched`: the same value was sent again. */
  inline: { body: SecretBody; digest: string; fingerprint: string; effect: 'create' | 'replace' | 'untouched' } | null;
};

export type Examined = {
  request: ConnectorRequest;
  address: RepositoryAddress | null;
  secrets: ReferredSecret[];
  problems: Problem[];
  /** Replacing these is refused with 409: a caller may be right about each field and still not be allowed. */
  conflicts: Problem[];
  warnings: Warning[];
};

/**
 * Reads a body `{connector, secrets?}` against what is stored, and finds everything that is wrong with it at once.
 * `connector` is the row key the definition would have; its own use of a secret does not make the secret shared.
 */
export async function examineDefinition(
  context: Context,
  { body, scope, identifier, connector }: { body: unknown; scope: Scope; identifier: string | null; connector: string },
): Promise<Examined> {
  const request = readConnectorRequest(body, scope, identifier);
  const target = targetOf(request.raw, context);
  const secrets = await referredSecrets(context, scope, request);
  return {
    request,
    address: target.address,
    secrets,
    problems: [
      ...request.problems,
      ...target.problems,
      ...secrets.flatMap((secret) => missingOrWrongKind(secret, request.raw, valueAt(body, '/secrets'))),
    ],
    conflicts: await replacementConflicts(context, scope.account, connector, secrets),
    warnings: [...request.warnings, ...target.warnings, ...delegateWarnings(request.raw)],
  };
}

function targetOf(raw: unknown, { config }: Context) {
  const url = valueAt(raw, '/spec/url');
  if (typeof url !== 'string') return { address: null, problems: [], warnings: [] };
  const type = valueAt(raw, '/spec/type');
  const validationRepo = valueAt(raw, '/spec/validationRepo');
  const authenticationType = valueAt(raw, '/spec/authentication/type');
  return readTarget(
    {
      url,
      ...(type === 'Project' || type === 'Repo' ? { type } : {}),
      ...(typeof validationRepo === 'string' ? { validationRepo } : {}),
      ...(authenticationType === 'Http' || authenticationType === 'Ssh' ? { authenticationType } : {}),
    },
    config.allowedHosts,
  );
}

async function referredSecrets(context: Context, scope: Scope, request: ConnectorRequest): Promise<ReferredSecret[]> {
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
      return {
        rowKey,
        reference,
        need,
        stored,
        inline: body === undefined ? null : await inlineEffect(context, body, stored),
      };
    }),
  );
}

async function inlineEffect(
  context: Context,
  body: SecretBody,
  stored: StoredSecret | null,
): Promise<ReferredSecret['inline']> {
  const { digest, fingerprint } = await context.fingerprints.of(body);
  if (stored === null) return { body, digest, fingerprint, effect: 'create' };
  return {
    body,
    digest,
    fingerprint,
    effect: stored.digest === digest && stored.kind === body.kind ? 'untouched' : 'replace',
  };
}

/** The same secret may be named in two places that need different kinds, so every place is looked at. */
function missingOrWrongKind({ reference, stored, inline }: ReferredSecret, raw: unknown, sent: unknown): Problem[] {
  const places = secretUses(raw).filter((use) => use.reference === reference);
  return places.flatMap((use): Problem[] => {
    const pointer = `/connector${use.pointer}`;
    if (stored === null && inline === null) {
      // Sent along, but malformed: that is a problem of its own.
      if (valueAt(sent, `/${escapePointer(reference)}`) !== undefined) return [];
      return [
        {
          pointer,
          code: 'SecretMissing',
          message: `There is no secret ${reference} in this scope.`,
          hint: `Create it first (PUT /api/v1/secrets/...), or send its value along: "secrets": {"${reference}": {"kind": "${use.need}", ...}}.`,
        },
      ];
    }
    const kind = stored?.kind ?? inline?.body.kind;
    if (kind === use.need) return [];
    const message = `The secret ${reference} is of kind ${kind}, but this field needs ${use.need}.`;
    return [{ pointer, code: 'SecretKindMismatch', message, hint: `Refer to a secret of kind ${use.need}.` }];
  });
}

async function replacementConflicts(
  context: Context,
  account: string,
  connector: string,
  secrets: ReferredSecret[],
): Promise<Problem[]> {
  const replaced = secrets.filter((secret) => secret.inline?.effect === 'replace');
  const found = await Promise.all(
    replaced.map(async ({ rowKey, reference, stored, inline }): Promise<Problem[]> => {
      const pointer = `/secrets/${escapePointer(reference)}`;
      if (stored !== null && stored.kind !== inline?.body.kind) {
        const message = `The secret ${reference} is of kind ${stored.kind} and keeps it.`;
        return [
          {
            pointer: `${pointer}/kind`,
            code: 'SecretKindFixed',
            message,
            hint: 'Create a secret under another identifier.',
          },
        ];
      }
      const uses = await context.entities.list(account, usesOf(rowKey), { limit: 100 });
      const others = uses.map((use) => connectorOfUse(use.rowKey)).filter((user) => user !== connector);
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

export function delegateWarnings(raw: unknown): Warning[] {
  const selectors = valueAt(raw, '/spec/delegateSelectors');
  if (valueAt(raw, '/spec/executeOnDelegate') !== false || !Array.isArray(selectors) || selectors.length === 0)
    return [];
  return [
    {
      pointer: '/connector/spec/delegateSelectors',
      code: 'SelectorsWithoutDelegate',
      message:
        'executeOnDelegate is false, so the connector is verified by the platform and its selectors have no effect.',
      hint: 'Leave executeOnDelegate out to use the delegates with these tags.',
      corrected: null,
    },
  ];
}
