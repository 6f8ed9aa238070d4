import type { Evidence } from '../verification.ts';
import {
  header,
  isFromAzureDevOps,
  retryAfterSeconds,
  toServiceError,
  type ServiceError,
  type WireAnswer,
} from './answer.ts';
import { evidenceOfRefusal, evidenceOfUnknown } from './evidence.ts';
import type { Reason } from './reason.ts';
import { describeOffered } from './server-release.ts';

/** Why something did not work out, ready to be explained. `blanks` are those that only the place of failure knows. */
export type Refusal = {
  reason: Reason;
  blanks: Record<string, string | number>;
  evidence: Evidence;
  /** Seconds the other end asked us to wait; null when it did not. */
  retryAfterSeconds: number | null;
};

/** What a question to the other end came to. A success may carry the wish that we slow down, too. */
export type Answered<T> =
  | { ok: true; value: T; evidence: Evidence; retryAfterSeconds: number | null }
  | ({ ok: false } & Refusal);

/** Identity of somebody whose token was ignored, wherever an identity is named. */
export const anonymousId = 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa';

/**
 * The one place that decides what an HTTP answer of Azure DevOps means, for REST and for Git: null for a plain 200,
 * which the caller still has to read, otherwise the refusal. Exception names and numbers decide, never the wording:
 * messages come in the language of the organization. `secrets` are kept out of the evidence.
 */
export function toRefusal(answer: WireAnswer, secrets: readonly string[] = []): Refusal | null {
  const reason = reasonOf(answer);
  if (reason === null) return null;
  const unknown = reason === 'UnexpectedAnswer' || reason === 'NotAzureDevOps';
  const evidence = unknown ? evidenceOfUnknown(answer, secrets) : evidenceOfRefusal(answer, secrets);
  const offered = reason === 'ApiVersionRefused' ? { offered: describeOffered(toServiceError(answer).message) } : {};
  return {
    reason,
    blanks: { status: answer.status, ...offered },
    evidence,
    retryAfterSeconds: retryAfterSeconds(answer),
  };
}

function reasonOf(answer: WireAnswer): Reason | null {
  const { status } = answer;
  if (status >= 300 && status < 400) return isSignIn(answer) ? 'CredentialNotRecognised' : 'RedirectRefused';
  if (status === 203) return 'CredentialNotRecognised';
  if (status < 300 && header(answer, 'content-type').toLowerCase().includes('text/html')) {
    return isFromAzureDevOps(answer) || isSignIn(answer) ? 'CredentialNotRecognised' : 'NotAzureDevOps';
  }
  if (status === 200) return null;
  const error = toServiceError(answer);
  return byError(error, status) ?? byStatus(answer, error);
}

/** What a number stands for, in any language and over any protocol; null for one that says nothing by itself. */
export function reasonOfCode(code: string | null): Reason | null {
  switch (code) {
    case 'TF24668':
      return 'OrganizationStopped';
    case 'TF400733':
      return 'RateLimited';
    case 'VS403463':
      return 'ConditionalAccess';
    case 'TF401041':
      return 'GitProtocolRefused';
    case 'TF402455':
      return 'PolicyForbids';
    case 'TF401019':
      return 'RepositoryNotFound';
    case 'TF401027':
      return 'PermissionMissing';
    case 'TF200016':
    case 'VS800075':
      return 'ProjectNotFound';
    case null:
    default:
      return null;
  }
}

/** Answers that say by name or number what they are, whatever their status. */
function byError({ typeKey, code, text }: ServiceError, status: number): Reason | null {
  const known = reasonOfCode(code);
  if (known !== null) return known;
  switch (typeKey) {
    case 'RequestBlockedException':
      return 'RateLimited';
    case 'GitRepositoryNotFoundException':
      return 'RepositoryNotFound';
    case 'GitItemNotFoundException':
      return 'ItemNotFound';
    case 'GitNeedsPermissionException':
      return 'PermissionMissing';
    case 'GitRefUpdateRejectedByPolicyException':
      return 'PolicyForbids';
    case 'ProjectDoesNotExistException':
    case 'ProjectDoesNotExistWithNameException':
      return 'ProjectNotFound';
    case 'VssVersionOutOfRangeException':
    case 'VssVersionNotSpecifiedException':
    case 'VssInvalidPreviewVersionException':
      return 'ApiVersionRefused';
    case null:
    default:
  }
  // The name of what Entra's tokens are refused with; no personal access token is.
  if (status === 401 && typeKey === 'InvalidIdentityException') return 'EntraTokenRefused';
  // These two refusals have no name or number of their own, only English words.
  if (status === 401 && /global\s+personal access token/i.test(text)) return 'GlobalTokenBlocked';
  if (status === 403 && /conditional access|uh-oh, you do not have access/i.test(text)) return 'ConditionalAccess';
  return null;
}

function byStatus(answer: WireAnswer, error: ServiceError): Reason {
  const { status } = answer;
  if (status === 401) return unauthorized(answer, error);
  if (status === 403) return isFromAzureDevOps(answer) ? 'PermissionMissing' : 'UnexpectedAnswer';
  if (status === 404 && error.typeKey === null) return 'NotAzureDevOps';
  if (status === 429) return 'RateLimited';
  if (status >= 500 || status === 408 || retryAfterSeconds(answer) !== null) return 'ServiceUnavailable';
  return 'UnexpectedAnswer';
}

function unauthorized(answer: WireAnswer, { typeKey, code, text }: ServiceError): Reason {
  if (typeKey === 'AccessCheckException' || /personal access token used has expired/i.test(text)) {
    return 'CredentialExpired';
  }
  if (code === 'TF400813') {
    const user = /'([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'/i.exec(text)?.[1]?.toLowerCase();
    if (user === anonymousId) return 'CredentialNotRecognised';
    return user === undefined ? 'CredentialRefused' : 'NotInOrganization';
  }
  // All three challenges at once are what somebody gets who sent no credential; a refused one gets Basic alone.
  const challenges = header(answer, 'www-authenticate').toLowerCase();
  const asToAnonymous = ['bearer', 'basic', 'tfs-federated'].every((scheme) => challenges.includes(scheme));
  return asToAnonymous ? 'CredentialNotRecognised' : 'CredentialRefused';
}

function isSignIn(answer: WireAnswer): boolean {
  return (
    /\/_signin\b/i.test(header(answer, 'location')) ||
    /<title>[^<]*(?:azure devops|sign in)/i.test(answer.text.slice(0, 16_384))
  );
}
