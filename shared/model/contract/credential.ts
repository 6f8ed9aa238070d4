import { z } from 'zod';
import { pageOf } from './page.ts';
import { ShownSecret, ShownUser } from './secret.ts';

const ShownCredential = z
  .object({
    identityId: z.string(),
    displayName: z.string().nullable(),
    expiresAt: z.string().nullable().meta({
      format: 'date-time',
      description: 'When the first of its secrets expires; null when nobody said.',
    }),
    organizations: z.array(z.string()),
    secrets: z.array(ShownSecret),
    connectors: z.array(ShownUser).meta({
      description: 'Those that would fail without it: all that use one of its secrets, at most 1,000 for each.',
    }),
  })
  .meta({ id: 'Credential', description: 'Somebody whom the verifications have met.' });

export const CredentialPage = pageOf(ShownCredential).meta({ id: 'CredentialPage' });
