import type { TokenCredential } from '@azure/identity';
import type { EntraIdentity } from '../model/entra-identity.ts';
import type { Answered } from '../model/reasons/refusal.ts';
import { toRefusal } from './refusal.ts';
import type { Outbound } from '../outbound.ts';
import { requestToken } from './request-token.ts';

/** `expiresAt`: milliseconds since 1970. */
export type AccessToken = { token: string; expiresAt: number };

export type Asked = {
  /** Tells identities apart: account and row. */
  key: string;
  /** Changes with the identity and with its client secret: a token of an older version is not given out. */
  version: string;
  identity: EntraIdentity;
  /** Of a ServicePrincipal; null for the others. */
  clientSecret: string | null;
  /** A token that Azure DevOps did not take. It is forgotten. */
  refused?: string | undefined;
};

export type Entra = {
  /**
   * A token for Azure DevOps Services. `cached`: it is one that was got earlier, so that there may be a better one. Never
   * throws for what Entra does.
   */
  token: (asked: Asked) => Promise<Answered<AccessToken & { cached: boolean }>>;
};

export type EntraConfig = {
  authorityHost: string;
  federatedTokenFile: string | null;
  /** Their way through the outgoing proxy. */
  sdkPolicies?: Outbound['sdkPolicies'];
};

type Request = (asked: Pick<Asked, 'identity' | 'clientSecret'>) => Promise<AccessToken>;
type Kept = { version: string; token: AccessToken };

/** A token is not used in its last minutes, so that it does not end in the middle of a verification. */
const marginMs = 5 * 60_000;

const mostKept = 256;

export function makeEntra(config: EntraConfig, own: () => Promise<TokenCredential>): Entra {
  return keepTokens((asked) => requestToken(asked, config, own), Date.now);
}

/**
 * Gives each token out until five minutes before its end. Callers who ask at the same time share one request. Failures
 * are not kept: each has its own caller to tell.
 */
export function keepTokens(request: Request, now: () => number): Entra {
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<Answered<AccessToken>>>();

  function get(key: string, version: string, refused: string | undefined): AccessToken | null {
    const found = kept.get(key);
    if (found === undefined) return null;
    const good = found.version === version && found.token.token !== refused && found.token.expiresAt - marginMs > now();
    if (!good) kept.delete(key);
    return good ? found.token : null;
  }

  function put(key: string, entry: Kept): void {
    kept.delete(key);
    kept.set(key, entry);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  }

  async function fetch({ key, version, ...asked }: Asked): Promise<Answered<AccessToken>> {
    try {
      const token = await request(asked);
      put(key, { version, token });
      return { ok: true, value: token, evidence: {}, retryAfterSeconds: null };
    } catch (error) {
      return { ok: false, ...toRefusal(error, asked.identity.type) };
    }
  }

  return {
    async token(asked) {
      const { key, version, refused } = asked;
      const found = get(key, version, refused);
      if (found !== null) return { ok: true, value: { ...found, cached: true }, evidence: {}, retryAfterSeconds: null };
      const together = `${key} ${version}`;
      let answer = underWay.get(together);
      if (answer === undefined) {
        answer = fetch(asked).finally(() => underWay.delete(together));
        underWay.set(together, answer);
      }
      const got = await answer;
      return got.ok ? { ...got, value: { ...got.value, cached: false } } : got;
    },
  };
}
