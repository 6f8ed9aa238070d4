import { identifierFault } from './identifier.ts';
import { valueAt } from './json-pointer.ts';
import type { Problem } from './errors.ts';
import { parseRepositoryUrl } from './repository-url.ts';
import { levelOf, type Scope } from './scope.ts';
import { resolveSecretRef } from './secret-ref.ts';

/**
 * The wizard and Harness's other git connectors speak of a password: `UsernamePassword`, `password`, `passwordRef`. Azure
 * Repos has tokens only. `corrected` is the definition as it should be; it goes into the hint, so it holds references
 * and nothing else that was typed as a secret.
 */
export type PageWords = { corrected: Record<string, unknown>; problem: Problem };

const place = '/spec/authentication/spec';
const otherWords = ['password', 'passwordRef'] as const;

/** Null when the definition speaks of tokens, as it should. */
export function readPageWords(raw: unknown, scope: Scope): PageWords | null {
  if (valueAt(raw, '/spec/authentication/type') === 'Ssh') return null;
  // Harness's plain git connector has the fields one level higher.
  const at = [`${place}/spec`, place].find((where) => otherWords.some((word) => given(raw, `${where}/${word}`)));
  const named = valueAt(raw, `${place}/type`) === 'UsernamePassword';
  if (at === undefined && !named) return null;
  const where = at ?? `${place}/spec`;
  const word = otherWords.find((candidate) => given(raw, `${where}/${candidate}`));
  const [tokenRef, isNew] = tokenRefFor(raw, where, scope);
  const corrected = correct(raw, {
    type: 'Http',
    spec: { type: 'UsernameToken', spec: { ...userAt(raw, where), tokenRef } },
  });
  const secrets = { [tokenRef]: { kind: 'EncryptedText', value: '\u2026' } };
  const body = isNew ? { connector: corrected, secrets } : { connector: corrected };
  return {
    corrected,
    problem: {
      pointer: `/connector${word === undefined ? `${place}/type` : `${where}/${word}`}`,
      code: 'PasswordNotSupported',
      message: 'Azure Repos takes a personal access token instead of a password: UsernameToken with tokenRef.',
      hint: `Send ${printSafely(body, valueAt(raw, `${where}/password`))}`,
    },
  };
}

function given(raw: unknown, pointer: string): boolean {
  return valueAt(raw, pointer) !== undefined;
}

/** A reference that is there already, else a name for the secret to be made. */
function tokenRefFor(raw: unknown, where: string, scope: Scope): [reference: string, isNew: boolean] {
  for (const word of ['tokenRef', 'passwordRef']) {
    const reference = valueAt(raw, `${where}/${word}`);
    if (typeof reference === 'string' && resolveSecretRef(reference, scope).ok) return [reference, false];
  }
  const identifier = valueAt(raw, '/identifier');
  const base = typeof identifier === 'string' && identifierFault(identifier) === null ? identifier : 'azure_repos';
  const prefix = { account: 'account.', org: 'org.', project: '' }[levelOf(scope)];
  return [`${prefix}${base.slice(0, 120)}_token`, true];
}

function userAt(raw: unknown, where: string): Record<string, unknown> {
  const usernameRef = valueAt(raw, `${where}/usernameRef`);
  if (usernameRef !== undefined) return { usernameRef };
  return { username: valueAt(raw, `${where}/username`) ?? 'any' };
}

const fields = ['name', 'identifier', 'description', 'orgIdentifier', 'projectIdentifier', 'tags', 'type'];
const specFields = [
  'type',
  'validationRepo',
  'apiAccess',
  'delegateSelectors',
  'executeOnDelegate',
  'ignoreTestConnection',
];

/** Known fields only, and a URL only when nothing is wrong with it: one that is refused may carry a token. */
function correct(raw: unknown, authentication: object): Record<string, unknown> {
  const url = valueAt(raw, '/spec/url');
  const isPlain = typeof url === 'string' && !url.includes('@') && parseRepositoryUrl(url, { allowedHosts: [] }).ok;
  const spec = { url: isPlain ? url : '\u2026', ...pick(valueAt(raw, '/spec'), specFields), authentication };
  return { ...pick(raw, fields), spec };
}

function pick(from: unknown, names: readonly string[]): Record<string, unknown> {
  const found = names.map((name) => [name, valueAt(from, `/${name}`)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

const longestHint = 4_000;

/** When the password stands in another field too, or the rest is endless, only what is to be changed is shown. */
function printSafely(body: { connector: Record<string, unknown> }, password: unknown): string {
  const whole = JSON.stringify(body);
  const secret = typeof password === 'string' || typeof password === 'number' ? JSON.stringify(String(password)) : '""';
  if (whole.length <= longestHint && (secret === '""' || !whole.includes(secret.slice(1, -1)))) return whole;
  const spec = { username: 'any', tokenRef: '\u2026' };
  return JSON.stringify({ authentication: { type: 'Http', spec: { type: 'UsernameToken', spec } } });
}
