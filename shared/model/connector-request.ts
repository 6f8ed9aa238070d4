import { ConnectorDefinition, secretUses } from './connector.ts';
import { inApiAccess, usesIdentity } from './identity-uses.ts';
import { readInlineSecrets } from './inline-secrets.ts';
import { valueAt } from './json-pointer.ts';
import type { Problem, Warning } from './errors.ts';
import { readPageWords } from './page-words.ts';
import { placeProblems } from './place-problems.ts';
import { schemaProblems } from './schema-problems.ts';
import type { Scope } from './scope.ts';
import { resolveSecretRef } from './secret-ref.ts';
import type { SecretBody } from './secret.ts';
import { unknownFields } from './unknown-fields.ts';

/** A body `{connector, secrets?}`, read as far as it can be read, with everything that is wrong with it. */
export type ConnectorRequest = {
  /** Null when the definition has mistakes. */
  definition: ConnectorDefinition | null;
  /** What was sent as `connector`, nulls and empty optional texts left out. */
  raw: unknown;
  /** The well-formed inline secrets, by the reference as written. */
  secrets: Map<string, SecretBody>;
  problems: Problem[];
  warnings: Warning[];
};

/** `identifier` is the one of the address; null where the address has none. */
export function readConnectorRequest(body: unknown, scope: Scope, identifier: string | null): ConnectorRequest {
  const { raw, warnings: apiWarnings } = withoutIdleApiAccess(withoutEmpties(valueAt(body, '/connector')));
  const words = readPageWords(raw, scope);
  const parsed = ConnectorDefinition.safeParse(raw);
  const shapeProblems = parsed.success ? [] : schemaProblems(parsed.error, raw, '/connector');
  const inline = readInlineSecrets(valueAt(body, '/secrets'), words?.corrected ?? raw);
  const own = words === null ? everything : outsideOfCredentials;
  return {
    definition: parsed.success && words === null ? parsed.data : null,
    raw,
    secrets: inline.secrets,
    problems: [
      ...(words === null ? [] : [words.problem]),
      ...shapeProblems.filter(own),
      ...(parsed.success ? lengthProblems(parsed.data) : []),
      ...usernameProblems(raw),
      ...apiIdentityProblems(raw),
      ...placeProblems(raw, scope, identifier, '/connector'),
      ...referenceProblems(raw, scope),
      ...inline.problems,
    ],
    warnings: [
      ...unknownFields(body, envelope, ''),
      ...unknownFields(raw).filter(own),
      ...accountWarnings(raw, scope),
      ...apiWarnings,
      ...inline.warnings,
    ],
  };
}

function everything(): boolean {
  return true;
}

/** What the page's words have explained already. */
function outsideOfCredentials({ pointer }: { pointer: string }): boolean {
  return !pointer.startsWith('/connector/spec/authentication/');
}

/** Harness stores `apiAccess: {type: Token}` without a word, and has no API access then. */
function withoutIdleApiAccess(raw: unknown): { raw: unknown; warnings: Warning[] } {
  const spec = valueAt(raw, '/spec');
  const isIdle = valueAt(spec, '/apiAccess/type') === 'Token' && valueAt(spec, '/apiAccess/spec') === undefined;
  if (!isIdle) return { raw, warnings: [] };
  const { apiAccess: _idle, ...others } = Object(spec) as Record<string, unknown>;
  return {
    raw: { ...Object(raw), spec: others },
    warnings: [
      {
        pointer: '/connector/spec/apiAccess',
        code: 'ApiAccessWithoutToken',
        message: 'apiAccess names no token, so there is no API access.',
        hint: 'Add "spec": {"tokenRef": ...} to it, or leave apiAccess out.',
        corrected: null,
      },
    ],
  };
}

const envelope = { connector: 'value', secrets: 'value' } as const;

/** Harness reads null as absent everywhere, and "" as absent for the fields that are optional texts. */
function withoutEmpties(value: unknown, field = ''): unknown {
  if (value === null || (value === '' && optionalTexts.has(field))) return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      // The keys of tags are the user's own.
      .map(([name, inner]) => [name, withoutEmpties(inner, field === 'tags' ? '' : name)] as const)
      .filter(([, inner]) => inner !== undefined),
  );
}

const optionalTexts = new Set([
  'description',
  'orgIdentifier',
  'projectIdentifier',
  'validationRepo',
  'username',
  'usernameRef',
]);

/** A definition is one property of a row, which takes 32 Ki characters. */
const maxDefinitionLength = 30_000;

function lengthProblems(definition: ConnectorDefinition): Problem[] {
  if (JSON.stringify(definition).length <= maxDefinitionLength) return [];
  const message = `The definition is longer than ${maxDefinitionLength} characters.`;
  return [
    { pointer: '/connector', code: 'FieldValueInvalid', message, hint: 'Shorten its description, tags or selectors.' },
  ];
}

function usernameProblems(raw: unknown): Problem[] {
  const place = '/spec/authentication/spec/spec';
  const credentials = valueAt(raw, place);
  if (valueAt(raw, '/spec/authentication/type') !== 'Http' || credentials === undefined || usesIdentity(raw)) return [];
  const given = ['username', 'usernameRef'].filter((name) => valueAt(credentials, `/${name}`) !== undefined);
  if (given.length === 1) return [];
  return [
    {
      pointer: `/connector${place}/username`,
      code: 'UsernameAmbiguous',
      message:
        given.length === 0 ? 'Neither username nor usernameRef is given.' : 'Both username and usernameRef are given.',
      hint: 'Give exactly one of them. With a personal access token any user name will do.',
    },
  ];
}

/** Without one of its own, API access takes the identity of the connection. */
function apiIdentityProblems(raw: unknown): Problem[] {
  if (valueAt(raw, '/spec/apiAccess/type') !== 'Identity' || valueAt(raw, inApiAccess) !== undefined) return [];
  if (usesIdentity(raw)) return [];
  return [
    {
      pointer: `/connector${inApiAccess}`,
      code: 'FieldMissing',
      message: 'API access of type Identity has no identity: authentication names none.',
      hint: 'Name one: "spec": {"identityRef": ...}; or give a token: {"type": "Token", "spec": {"tokenRef": ...}}.',
    },
  ];
}

function referenceProblems(raw: unknown, scope: Scope): Problem[] {
  return secretUses(raw).flatMap(({ reference, pointer }) => {
    const resolved = resolveSecretRef(reference, scope);
    if (resolved.ok) return [];
    const { code, message, hint } = resolved;
    return [{ pointer: `/connector${pointer}`, code, message, hint }];
  });
}

function accountWarnings(raw: unknown, scope: Scope): Warning[] {
  const account = valueAt(raw, '/accountIdentifier');
  if (typeof account !== 'string' || account === scope.account) return [];
  return [
    {
      pointer: '/connector/accountIdentifier',
      code: 'AccountIgnored',
      message: `The body names another account than the query; the connector belongs to ${scope.account}.`,
      hint: 'Leave accountIdentifier out of the body.',
      corrected: scope.account,
    },
  ];
}
