import type { IncomingMessage } from 'node:http';
import { principalOf } from './bearer.ts';
import { text } from './exchange.ts';
import type { Answer, Exchange } from './exchange.ts';
import * as refuse from './sign-in-refusals.ts';
import type { Organization } from './world/places.ts';
import type { Identity, NeededScope, Token } from './world/tokens.ts';
import type { World } from './world/world.ts';

type SignIn = { caller: Identity | null } | { refusal: Answer };

type Credential =
  | { kind: 'none' }
  | { kind: 'token'; token: Token }
  | { kind: 'principal'; principal: Identity }
  | { kind: 'unrecognised' }
  | { kind: 'bearer' };

/** Who is calling, or the answer that turns the caller away. `admitsAnonymous`: whether this route tells anybody. */
export function signIn(
  exchange: Exchange,
  organization: Organization,
  needs: { scope: NeededScope; admitsAnonymous: boolean },
): SignIn {
  const credential = readCredential(exchange.request, exchange.world, organization);
  if (credential.kind === 'principal') {
    const refusal = strangerTo(credential.principal, organization);
    if (refusal === null) return { caller: credential.principal };
    return { refusal: exchange.door === 'git' ? asGitSaysIt(refusal) : refusal };
  }
  if (credential.kind !== 'token') {
    if (needs.admitsAnonymous && organization.admitsAnonymous) return { caller: null };
    return { refusal: notRecognised(credential.kind, exchange, organization) };
  }
  const refusal = objectionTo(credential.token, organization, needs.scope);
  if (refusal === null) return { caller: credential.token.owner };
  return { refusal: exchange.door === 'git' ? asGitSaysIt(refusal) : refusal };
}

/** The user name before the colon means nothing to Azure DevOps. */
function readCredential(request: IncomingMessage, world: World, organization: Organization): Credential {
  const [scheme = '', value = ''] = (request.headers.authorization ?? '').split(/ +/);
  if (scheme === '') return { kind: 'none' };
  if (/^bearer$/i.test(scheme)) {
    const principal = organization.deployment === 'hosted' ? principalOf(value, organization, world) : null;
    return principal === null ? { kind: 'bearer' } : { kind: 'principal', principal };
  }
  if (!/^basic$/i.test(scheme)) return { kind: 'unrecognised' };
  const pair = Buffer.from(value, 'base64').toString();
  const token = world.tokenOf(pair.slice(pair.indexOf(':') + 1));
  return token ? { kind: 'token', token } : { kind: 'unrecognised' };
}

function notRecognised(
  kind: Exclude<Credential['kind'], 'token' | 'principal'>,
  { door, world, address }: Exchange,
  organization: Organization,
): Answer {
  if (organization.deployment === 'onPremises') return refuse.serverChallenge(address.origin);
  if (door === 'git') return kind === 'none' ? refuse.gitChallenge(organization.tenant) : refuse.tokenRefused();
  if (kind === 'bearer') return refuse.bearerRefused();
  if (world.signInStyle === '302') return refuse.signInRedirect(`${address.origin}${address.path}`);
  return world.signInStyle === '401' ? refuse.notAMember() : refuse.signInPage();
}

function objectionTo(token: Token, organization: Organization, scope: NeededScope): Answer | null {
  const isGlobal = token.organizations === 'all';
  const here = token.organizations === 'all' || token.organizations.includes(organization.tokensOf);
  const { owner } = token;
  if (token.state !== 'alive' || !here) return refuse.tokenRefused();
  if (!organization.members.has(owner.account)) return refuse.notAMember(owner.id);
  if (isGlobal && organization.blocksGlobalTokens) return refuse.globalTokenBlocked();
  if (!owner.admittedByPolicy) return refuse.conditionalAccess();
  const isEnough = scope === null || [scope].flat().some((one) => token.scopes.includes(one));
  return isEnough ? null : refuse.tokenRefused();
}

/** Tokens of Entra have no scopes; nobody is kept out by the policy on global tokens. */
function strangerTo(principal: Identity, organization: Organization): Answer | null {
  if (!organization.members.has(principal.account)) return refuse.notAMember(principal.id);
  return principal.admittedByPolicy ? null : refuse.conditionalAccess();
}

/** Git shows no JSON to anybody: a 401 keeps its challenge and its `X-TFS-ServiceError`, a 403 its sentence. */
function asGitSaysIt(refusal: Answer): Answer {
  if (refusal.status !== 401) return text(refusal.status, refuse.conditionalAccessMessage);
  const reason = refusal.headers['X-TFS-ServiceError'];
  const plain = refuse.tokenRefused();
  return reason === undefined ? plain : { ...plain, headers: { ...plain.headers, 'X-TFS-ServiceError': reason } };
}
