import type { Simulator } from '../../simulator/simulator.ts';
import type { Answer } from '../start-service.ts';
import { patFor } from '../../simulator/world/tokens.ts';

/** One account of its own, with two tokens that nobody else has: which of them was used, the verdict tells. */
export type Tenant = { account: string; good: string; bad: string };

/** Account names are found in traffic as they are, so none may begin another. */
export function tenantCalled(account: string): Tenant {
  return { account, good: patFor(`good of ${account}`), bad: patFor(`bad of ${account}`) };
}

/** Makes its tokens known: `good` is alive, `bad` has expired. */
export function admit({ world }: Simulator, { account }: Tenant): void {
  const model = world.tokenOf(patFor('alive'));
  if (model === undefined) throw new Error('The simulated world has no living token');
  world.addToken({ ...model, name: `good of ${account}` });
  world.addToken({ ...model, name: `bad of ${account}`, state: 'expired' });
}

/** `path`: below the API's root, such as `connectors/web`. */
export function at({ account }: Tenant, path: string): string {
  return `/api/v1/${path}?accountIdentifier=${account}`;
}

/** For a call that has to succeed. */
export async function succeed(call: Promise<Answer>): Promise<Answer> {
  const answer = await call;
  if (answer.status < 300) return answer;
  throw new Error(`Refused: ${answer.status} ${JSON.stringify(answer.body)}`);
}

/** A connector that uses the secret `account.pat`; with a value, that is sent along. */
export function connectorBody(identifier: string, { value, description }: { value?: string; description?: string }) {
  const connector = {
    name: identifier,
    identifier,
    ...(description !== undefined && { description }),
    type: 'AzureRepo',
    spec: {
      url: 'https://dev.azure.com/fabrikam/Fiber/_git/web',
      type: 'Repo',
      authentication: {
        type: 'Http',
        spec: { type: 'UsernameToken', spec: { username: 'ci', tokenRef: 'account.pat' } },
      },
    },
  };
  return { connector, ...(value !== undefined && { secrets: { 'account.pat': secretBody(value) } }) };
}

export function secretBody(value: string) {
  return { kind: 'EncryptedText', value };
}
