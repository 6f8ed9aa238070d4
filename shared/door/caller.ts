import type { Config } from '../config.ts';
import { Refusal } from '../model/errors.ts';

export type Role =
  | 'Connectors.Read'
  | 'Connectors.Verify'
  | 'Connectors.Write'
  | 'Connectors.Admin'
  | 'Identities.Manage';

export type Caller = { name: string };

/**
 * Who is calling, and whether they may. AUTH=off makes every caller an administrator, and is honoured only on a
 * developer's machine; a deployment whose way of authentication is not set up lets nobody in rather than everybody.
 */
export function authorize({ auth, development }: Config, needs: Role | null): Caller {
  if (needs === null) return { name: 'anonymous' };
  if (auth === 'off' && development) return { name: 'local' };
  const detail =
    auth === 'off'
      ? 'AUTH=off counts only where AZURE_FUNCTIONS_ENVIRONMENT is Development.'
      : `AUTH=${auth} is not set up in this deployment.`;
  throw new Refusal('AuthNotConfigured', detail, 'The operator of this service sets up who may call it.');
}
