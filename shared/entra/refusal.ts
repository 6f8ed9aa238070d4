import type { EntraIdentity } from '../model/entra-identity.ts';
import type { Refusal } from '../model/reasons/refusal.ts';

/** A workload proves itself by the managed identity of this service, or by a file: it has neither. */
export class NoProof extends Error {
  constructor(cause: unknown) {
    super('There is nothing to prove the workload with', { cause });
    this.name = 'NoProof';
  }
}

type Explained = { problem: string; remedy: string };

const federation = {
  problem: 'no federated credential of the application fits the proof of this service',
  remedy:
    'add one to the application whose issuer, subject and audience are those of the managed identity of this service, or of the token in AZURE_FEDERATED_TOKEN_FILE',
};

/** What a number means is the same in every language: https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const byNumber: Partial<Record<string, Explained>> = {
  '7000215': {
    problem: 'the client secret is wrong',
    remedy: 'store the value of a client secret of the application, not its id, as the new value of the secret',
  },
  '7000222': {
    problem: 'the client secret has expired',
    remedy:
      'make a new client secret (Microsoft Entra, App registrations, Certificates & secrets), and store its value as the new value of the secret',
  },
  '700016': {
    problem: 'the tenant has no application with this client id',
    remedy: 'correct clientId or tenantId of the identity',
  },
  '90002': {
    problem: 'there is no such tenant',
    remedy: 'correct tenantId of the identity, or AZURE_AUTHORITY_HOST for another cloud',
  },
  '7000229': {
    problem: 'the application has no service principal in the tenant',
    remedy: 'make one in the tenant (an enterprise application)',
  },
  '7000112': {
    problem: 'the application is disabled',
    remedy: 'enable it in the tenant',
  },
  '53003': {
    problem: 'a conditional access policy of the tenant blocks it',
    remedy: 'admit the addresses that this service connects from',
  },
  '700024': {
    problem: 'the proof of the workload has expired',
    remedy: 'renew the file that AZURE_FEDERATED_TOKEN_FILE names',
  },
  '70021': federation,
  '700211': federation,
  '700212': federation,
  '700213': federation,
};

/** What the SDK threw. Its words are never repeated: they may hold what was sent. */
export function toRefusal(error: unknown, type: EntraIdentity['type']): Refusal {
  const number = /AADSTS(\d{4,8})\b/.exec(wordsOf(error))?.[1];
  const status = statusOf(error);
  const evidence = { ...(number === undefined ? {} : { aadsts: number }), ...(status === null ? {} : { status }) };
  const refusal = { blanks: {}, evidence, retryAfterSeconds: null };
  if (status !== null && (status === 429 || status >= 500)) return { ...refusal, reason: 'EntraUnavailable' };
  if (number !== undefined) {
    const { problem, remedy } = byNumber[number] ?? {
      problem: 'for a reason that this service does not know',
      remedy: `look the number up at https://login.microsoftonline.com/error?code=${number}`,
    };
    return { ...refusal, reason: 'IdentityRefused', blanks: { problem: `${problem} (AADSTS${number})`, remedy } };
  }
  const nobody = type === 'ManagedIdentity' || lacksProof(error);
  return { ...refusal, reason: nobody ? 'IdentityUnavailable' : 'EntraUnavailable' };
}

/** The messages of an error and of what caused it. */
function wordsOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 5) return '';
  return `${error.message}\n${wordsOf(error.cause, depth + 1)}`;
}

/** Of the answer; null when there was none. */
function statusOf(error: unknown, depth = 0): number | null {
  if (!(error instanceof Error) || depth > 5) return null;
  for (const name of ['status', 'statusCode'] as const) {
    const value = name in error ? (error as unknown as Record<string, unknown>)[name] : undefined;
    if (typeof value === 'number' && value > 0) return value;
  }
  return statusOf(error.cause, depth + 1);
}

function lacksProof(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 5) return false;
  return error instanceof NoProof || lacksProof(error.cause, depth + 1);
}
