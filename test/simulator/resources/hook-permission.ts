import type { Answer, SignedIn } from '../exchange.ts';
import { serviceError } from '../service-error.ts';

/** Who may not change subscriptions is told so. Project administrators may, and who was given "Edit subscriptions". */
export function mayNotSubscribe({ caller, organization, world }: SignedIn): Answer | null {
  if (caller !== null && world.maySubscribe(caller)) return null;
  const message = `Access Denied: ${caller?.displayName ?? ''} needs the following permission(s) on the resource PublisherSecurity/${organization.id} to perform this action: Edit Subscription`;
  const place = 'Microsoft.VisualStudio.Services.Security, Microsoft.VisualStudio.Services.WebApi';
  return serviceError(403, place, 'AccessCheckException', message);
}
