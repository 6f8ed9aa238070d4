import type { Context } from '../context.ts';
import { apiIdentity, gitIdentity } from '../model/identity-uses.ts';
import type { ConnectorSpec } from '../model/connector.ts';
import { explain, type Reason } from '../model/reasons/reason.ts';
import type { RepositoryAddress } from '../model/repository-url.ts';
import { privateKeyIn } from '../model/secret.ts';
import type { Check, GitCredential, HttpCredential } from '../model/verification.ts';
import type { Trial } from '../storage/runs.ts';
import type { StoredSecret } from '../storage/secrets.ts';
import { type IdentityToken, identityTokens } from './identity-tokens.ts';
import { type Checked, readSecrets, type ReadSecrets } from './read-secrets.ts';

/** All that a connector proves itself with. */
export type Credentials = {
  git: GitCredential | null;
  /** `absent`: the definition has no API access. */
  api: HttpCredential | 'absent' | null;
  /** The rows of the personal access tokens among them; null for any other credential, and for one sent along. */
  tokens: { git: StoredSecret | null; api: StoredSecret | null };
  /** Every value that was read or got, none of which may be told. */
  secrets: string[];
  /** Which value of each secret and which identity, as one comparable text. */
  revisions: string;
  /** Tokens of Entra that were got earlier and so may have been refused since; by identity. */
  cached: ReadonlyMap<string, string>;
  check: Check;
};

type Place = { account: string; connector: Checked; address: RepositoryAddress | null };

/**
 * Reads the secrets of a connector, and gets the tokens of its identities; says as one check how that went.
 * `own`: see `readSecrets`; `refused`: see `identityTokens`.
 */
export async function readCredentials(
  context: Context,
  { account, connector, address }: Place,
  { own = {}, refused }: { own?: Trial['values']; refused?: ReadonlyMap<string, string> } = {},
): Promise<Credentials> {
  const started = context.clock.monotonicMs();
  const [read, tokens] = await Promise.all([
    readSecrets(context, account, connector, own),
    identityTokens(context, account, connector, address, refused),
  ]);
  const { spec } = connector.definition;
  const got = tokens.flatMap(({ identifier, answer }) => (answer.ok ? [{ identifier, ...answer.value }] : []));
  const bearers = new Map(got.map(({ identifier, token }) => [identifier, { kind: 'bearer', token } as const]));
  return {
    git: gitCredential(spec, read, bearers),
    api: apiCredential(spec, read, bearers),
    tokens: tokensOf(spec, read),
    secrets: [
      ...[...read.values.values()].flatMap((body) => (body.kind === 'EncryptedText' ? [body.value] : [])),
      ...got.map(({ token }) => token),
    ],
    revisions: [read.revisions, ...tokens.map(({ revision }) => revision).toSorted()].filter(Boolean).join(' '),
    cached: new Map(got.flatMap(({ identifier, token, cached }) => (cached ? [[identifier, token]] : []))),
    check: {
      ...join(read.check, tokens, address),
      durationMs: Math.round(context.clock.monotonicMs() - started),
    },
  };
}

type Bearers = ReadonlyMap<string, { kind: 'bearer'; token: string }>;

function gitCredential(spec: ConnectorSpec, read: ReadSecrets, bearers: Bearers): GitCredential | null {
  const { authentication } = spec;
  if (authentication.type === 'Ssh') {
    const key = read.values.get(authentication.spec.sshKeyRef);
    const given = key === undefined ? null : privateKeyIn(key);
    return given === null ? null : { kind: 'ssh', privateKey: given.privateKey, passphrase: given.passphrase ?? null };
  }
  const identity = gitIdentity(spec);
  if (identity !== null || authentication.spec.type !== 'UsernameToken') return bearers.get(identity ?? '') ?? null;
  const { username, usernameRef, tokenRef } = authentication.spec.spec;
  const user = usernameRef === undefined ? (username ?? '') : textOf(read, usernameRef);
  const token = textOf(read, tokenRef);
  return user === null || token === null ? null : { kind: 'basic', username: user, token };
}

function apiCredential(spec: ConnectorSpec, read: ReadSecrets, bearers: Bearers): HttpCredential | 'absent' | null {
  if (spec.apiAccess === undefined) return 'absent';
  if (spec.apiAccess.type === 'Identity') return bearers.get(apiIdentity(spec) ?? '') ?? null;
  const token = textOf(read, spec.apiAccess.spec.tokenRef);
  return token === null ? null : { kind: 'basic', username: '', token };
}

function tokensOf({ authentication, apiAccess }: ConnectorSpec, { stored }: ReadSecrets): Credentials['tokens'] {
  const { spec } = authentication;
  const git = 'type' in spec && spec.type === 'UsernameToken' ? stored.get(spec.spec.tokenRef) : undefined;
  const api = apiAccess?.type === 'Token' ? stored.get(apiAccess.spec.tokenRef) : undefined;
  return { git: git ?? null, api: api ?? null };
}

function textOf({ values }: ReadSecrets, reference: string): string | null {
  const secret = values.get(reference);
  return secret?.kind === 'EncryptedText' ? secret.value : null;
}

/** What is wrong with an identity, or with our way to it: only the first is the connector's failure. */
const failures: ReadonlySet<Reason> = new Set([
  'IdentityNotGranted',
  'IdentityRefused',
  'SecretMissing',
  'SecretNotSet',
]);

function join(check: Check, tokens: readonly IdentityToken[], address: RepositoryAddress | null): Check {
  if (check.outcome !== 'PASSED' || tokens.length === 0) return check;
  const words = Number(check.evidence['referred']) > 0 ? [check.message] : [];
  const evidence = { ...check.evidence };
  for (const { identifier, answer } of tokens) {
    evidence['identity'] = identifier;
    if (!answer.ok) {
      const { reason } = answer;
      const organization = address?.organization ?? 'the organization';
      const explained = explain(reason, { identity: identifier, organization, ...answer.blanks });
      const outcome = failures.has(reason) ? 'FAILED' : 'UNKNOWN';
      return { ...check, outcome, reason, ...explained, evidence: { ...evidence, ...answer.evidence } };
    }
    words.push(`Microsoft Entra gave a token for the identity ${identifier}.`);
    evidence['tokenExpiresAt'] = new Date(answer.value.expiresAt).toISOString();
  }
  return { ...check, message: words.join(' '), evidence };
}
