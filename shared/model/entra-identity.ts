import { z } from 'zod';
import { checkOrganizationName, sameName } from './azure-names.ts';
import { identifierFault, identifierPattern } from './identifier.ts';
import type { Scope } from './scope.ts';

/** Somebody in Microsoft Entra whom connectors may act as, instead of holding a token of their own. */

export const identityTypes = ['ServicePrincipal', 'ManagedIdentity', 'WorkloadIdentity'] as const;
export type IdentityType = (typeof identityTypes)[number];

export function isIdentityType(type: unknown): type is IdentityType {
  return identityTypes.some((known) => known === type);
}

const identifier = z
  .string()
  .superRefine(rule((text) => (identifierFault(text) === null ? null : `The identifier ${identifierFault(text)}.`)))
  .meta({ pattern: identifierPattern.source });

/** An identity is one property of a row, which takes 32 Ki characters. */
const most = { scopes: 50, organizations: 100 };

const GrantedScope = z
  .strictObject({ orgIdentifier: identifier.optional(), projectIdentifier: identifier.optional() })
  .refine(({ orgIdentifier, projectIdentifier }) => orgIdentifier !== undefined || projectIdentifier === undefined, {
    error: 'A project is given without its organization.',
  })
  .meta({ id: 'GrantedScope', description: 'A scope with all that lies inside it; `{}` is the whole account.' });

const allowed = z
  .strictObject({
    scopes: z.array(GrantedScope).max(most.scopes).meta({ description: 'Whose connectors may use it.' }),
    organizations: z
      .array(z.string().superRefine(rule(checkOrganizationName)))
      .max(most.organizations)
      .meta({ description: 'Organizations of Azure DevOps Services that its tokens are sent to.' }),
  })
  .meta({ id: 'IdentityGrant', description: 'Both must fit. An empty list grants it to nobody.' });

const shared = { description: z.string().max(1_024).optional(), allowed };
const tenantId = z.guid().meta({ description: 'The tenant (directory) of the organization.' });
const clientId = z.guid().meta({ description: 'The application (client) id.' });

export const EntraIdentity = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('ServicePrincipal'),
      tenantId,
      clientId,
      clientSecretRef: z.string().meta({ description: 'A text secret of the account: `account.<identifier>`.' }),
      ...shared,
    }),
    z.strictObject({
      type: z.literal('ManagedIdentity'),
      clientId: clientId.optional().meta({ description: 'Of a user-assigned one; absent: the system-assigned one.' }),
      ...shared,
    }),
    z.strictObject({ type: z.literal('WorkloadIdentity'), tenantId, clientId, ...shared }),
  ])
  .meta({ id: 'IdentityRequest' });
export type EntraIdentity = z.infer<typeof EntraIdentity>;

/** Whether a connector of a scope may use it with an organization; null: with whichever. */
export function isGranted(
  { allowed: { scopes, organizations } }: Pick<EntraIdentity, 'allowed'>,
  { org, project }: Pick<Scope, 'org' | 'project'>,
  organization: string | null,
): boolean {
  const here = scopes.some(
    ({ orgIdentifier, projectIdentifier }) =>
      (orgIdentifier === undefined || orgIdentifier === org) &&
      (projectIdentifier === undefined || projectIdentifier === project),
  );
  return here && (organization === null || organizations.some((name) => sameName(name, organization)));
}

function rule(fault: (value: string) => string | null) {
  return (value: string, context: z.RefinementCtx): void => {
    const message = fault(value);
    if (message !== null) context.addIssue({ code: 'custom', message });
  };
}
