import { readFile } from 'node:fs/promises';
import type { ClientSecretCredentialOptions, TokenCredential } from '@azure/identity';
import { NoProof } from './refusal.ts';
import type { AccessToken, Asked, EntraConfig } from './tokens.ts';

/** Azure DevOps, for everybody: https://learn.microsoft.com/azure/devops/integrate/get-started/authentication/entra */
const scope = '499b84ac-1321-427f-aa17-267ca6975798/.default';

/** What a token must be made for to be exchanged: https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity */
const exchange = 'api://AzureADTokenExchange/.default';

const deadlineMs = 10_000;

/**
 * Asks Entra for a token, or the endpoint of the managed identity. Each request has a credential of its own, since the
 * SDK's keep tokens for themselves, also those that Azure DevOps has refused.
 * @param own the identity that this service has in Azure
 * @throws what the SDK throws; `TimeoutError` after ten seconds
 */
export async function requestToken(
  asked: Pick<Asked, 'identity' | 'clientSecret'>,
  config: EntraConfig,
  own: () => Promise<TokenCredential>,
): Promise<AccessToken> {
  const abortSignal = AbortSignal.timeout(deadlineMs);
  const credential = await credentialOf(asked, config, own, abortSignal);
  const got = await inTime(credential.getToken(scope, { abortSignal }), abortSignal);
  if (got === null) throw new Error('The credential gave no token');
  return { token: got.token, expiresAt: got.expiresOnTimestamp };
}

async function credentialOf(
  { identity, clientSecret }: Pick<Asked, 'identity' | 'clientSecret'>,
  { authorityHost, federatedTokenFile, sdkPolicies = [] }: EntraConfig,
  own: () => Promise<TokenCredential>,
  abortSignal: AbortSignal,
): Promise<TokenCredential> {
  const { ClientAssertionCredential, ClientSecretCredential, ManagedIdentityCredential } =
    await import('@azure/identity');
  const retryOptions = { maxRetries: 1, retryDelayInMs: 200, maxRetryDelayInMs: 1_000 };
  if (identity.type === 'ManagedIdentity') {
    const { clientId } = identity;
    const options = { retryOptions, additionalPolicies: sdkPolicies };
    return new ManagedIdentityCredential({ ...options, ...(clientId === undefined ? {} : { clientId }) });
  }
  const options = {
    authorityHost,
    retryOptions,
    // The authority is the operator's choice; Microsoft is not asked whether it is one.
    disableInstanceDiscovery: true,
    additionalPolicies: [...sdkPolicies, endsWith(abortSignal)],
  };
  const { tenantId, clientId } = identity;
  if (identity.type === 'ServicePrincipal') {
    return new ClientSecretCredential(tenantId, clientId, clientSecret ?? '', options);
  }
  return new ClientAssertionCredential(tenantId, clientId, () => proof(federatedTokenFile, own), options);
}

async function proof(federatedTokenFile: string | null, own: () => Promise<TokenCredential>): Promise<string> {
  try {
    if (federatedTokenFile !== null) return (await readFile(federatedTokenFile, 'utf8')).trim();
    const got = await (await own()).getToken(exchange);
    if (got === null) throw new Error('The credential gave no token');
    return got.token;
  } catch (error) {
    throw new NoProof(error);
  }
}

type Policy = NonNullable<ClientSecretCredentialOptions['additionalPolicies']>[number];

/** MSAL takes no signal, but the pipeline below it does. */
function endsWith(abortSignal: AbortSignal): Policy {
  return {
    position: 'perRetry',
    policy: {
      name: 'deadline',
      sendRequest(request, next) {
        request.abortSignal = abortSignal;
        return next(request);
      },
    },
  };
}

/** Not every request of the SDK can be ended: one to a managed identity goes on alone. */
async function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const end = () => reject(signal.reason);
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([work, late]);
  } finally {
    signal.removeEventListener('abort', end);
  }
}
