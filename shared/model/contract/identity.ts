import { z } from 'zod';
import { EntraIdentity } from '../entra-identity.ts';
import { pageOf } from './page.ts';

const dateTime = z.string().meta({ format: 'date-time' });

export const ShownIdentity = z
  .object({
    identifier: z.string(),
    identity: EntraIdentity,
    revision: z.int().meta({ description: 'Counts definitions, starting at 1.' }),
    createdAt: dateTime,
    lastModifiedAt: dateTime,
  })
  .meta({ id: 'Identity', description: 'An identity of Microsoft Entra, and who may use it with what.' });

export const IdentityPage = pageOf(ShownIdentity).meta({ id: 'IdentityPage' });

/** Bodies of PUT identity as the documents show them. */
export const managedIdentity = {
  type: 'ManagedIdentity',
  description: 'The identity of this service',
  allowed: { scopes: [{ orgIdentifier: 'retail' }], organizations: ['fabrikam'] },
};

export const servicePrincipal = {
  type: 'ServicePrincipal',
  tenantId: '10ca1000-0000-4000-8000-000000000000',
  clientId: '10ca1000-0000-4000-8000-000000000003',
  clientSecretRef: 'account.azure_pat',
  allowed: { scopes: [{}], organizations: ['fabrikam'] },
};
