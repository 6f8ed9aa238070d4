import type { TokenCredential } from '@azure/identity';
import type { SecretClient } from '@azure/keyvault-secrets';
import { lazy } from '../lazy.ts';
import { Unavailable } from '../model/unavailable.ts';
import type { Outbound } from '../outbound.ts';

/** `missing`: no such name. `refused`: it is there and is not handed out (disabled, expired, no role). */
export type VaultAnswer = { value: string } | 'missing' | 'refused';

export type Vault = {
  write: (name: string, value: string) => Promise<void>;
  read: (name: string) => Promise<VaultAnswer>;
  /** The oldest value of a name, whatever was written to it since; null when there is none. */
  readFirst: (name: string) => Promise<string | null>;
  /** Deletes; done when there is no such name. Names are random and never used again, so nothing is purged. */
  remove: (name: string) => Promise<void>;
};

const deadlineMs = 10_000;

export function makeVault(connect: () => Promise<SecretClient>): Vault {
  const client = lazy(connect);

  async function read(name: string, version?: string): Promise<VaultAnswer> {
    try {
      const secret = await (
        await client()
      ).getSecret(name, { ...timeLimit(), ...(version === undefined ? {} : { version }) });
      return secret.value === undefined ? 'missing' : { value: secret.value };
    } catch (error) {
      const status = statusOf(error);
      if (status === 404) return 'missing';
      if (status === 403 || status === 401) return 'refused';
      throw new Unavailable('vault', error);
    }
  }

  return {
    read,

    async write(name, value) {
      try {
        await (await client()).setSecret(name, value, timeLimit());
      } catch (error) {
        throw new Unavailable('vault', withoutWords(error));
      }
    },

    async readFirst(name) {
      const versions: { version: string; createdAt: number }[] = [];
      try {
        for await (const { version, createdOn } of (await client()).listPropertiesOfSecretVersions(name, timeLimit())) {
          if (version !== undefined) versions.push({ version, createdAt: createdOn?.getTime() ?? 0 });
        }
      } catch (error) {
        if (statusOf(error) === 404) return null;
        throw new Unavailable('vault', error);
      }
      const [first] = versions.toSorted((a, b) => a.createdAt - b.createdAt || a.version.localeCompare(b.version));
      if (first === undefined) return null;
      const answer = await read(name, first.version);
      if (typeof answer === 'string') throw new Unavailable('vault', new Error(`The secret ${name} is ${answer}`));
      return answer.value;
    },

    async remove(name) {
      try {
        await (await client()).beginDeleteSecret(name, timeLimit());
      } catch (error) {
        if (statusOf(error) !== 404) throw new Unavailable('vault', error);
      }
    },
  };
}

/**
 * Opens the vault with the identity of the app. The SDK checks that the vault's host belongs to the domain that its
 * challenge names, which an address on this machine cannot: only there the check is off.
 */
export function connectVault(
  url: string,
  credential: () => Promise<TokenCredential>,
  additionalPolicies: Outbound['sdkPolicies'],
) {
  return async (): Promise<SecretClient> => {
    const { SecretClient } = await import('@azure/keyvault-secrets');
    const onThisMachine = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
    return new SecretClient(url, await credential(), {
      disableChallengeResourceVerification: onThisMachine,
      retryOptions: { maxRetries: 2, retryDelayInMs: 200, maxRetryDelayInMs: 2_000 },
      additionalPolicies,
    });
  };
}

/** The words of a refusal may repeat the value that was sent, and its error holds the request: neither is kept. */
function withoutWords(error: unknown): unknown {
  const status = statusOf(error);
  if (status === undefined) return error;
  const code = error instanceof Error && 'code' in error && /^\w{1,60}$/.test(String(error.code)) ? error.code : '';
  return new Error(`it answered ${status} ${String(code)}`.trimEnd());
}

function timeLimit() {
  return { abortSignal: AbortSignal.timeout(deadlineMs) };
}

function statusOf(error: unknown): number | undefined {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : undefined;
}
