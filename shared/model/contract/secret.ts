import { z } from 'zod';
import { pageOf } from './page.ts';
import { ShownWarning } from './problem.ts';

const dateTime = z.string().meta({ format: 'date-time' });

const place = {
  identifier: z.string(),
  orgIdentifier: z.string().optional().meta({ description: 'Absent at account scope.' }),
  projectIdentifier: z.string().optional().meta({ description: 'Absent above project scope.' }),
};

/** Everything but the value. */
const described = {
  ...place,
  kind: z.enum(['EncryptedText', 'SSHKey']),
  holds: z.enum(['text', 'privateKey']).meta({ description: 'What the value is, whatever its kind.' }),
  isSet: z
    .boolean()
    .meta({ description: 'False: an empty slot, referred to by connectors before its value is given.' }),
  fingerprint: z.string().nullable().meta({
    description: 'Tells values apart: 8 hex digits, or the SHA256 of the public part of an SSH key.',
  }),
  revision: z.int().meta({ description: 'Counts values; 0 for an empty slot.' }),
  expiresAt: dateTime.nullable(),
  deployment: z.string().nullable().meta({
    description:
      'Where the value was first used, and may be used until it is given anew: `services` or `server:<host>`; `entra` for the secret of an identity, for good.',
  }),
  aliveIn: z.array(z.string()).meta({
    description:
      'Organizations of Azure DevOps Services in which the value was accepted as a token. More than one: a global token, which is refused from 1 December 2026.',
  }),
  createdAt: dateTime,
  lastModifiedAt: dateTime,
};

export const ShownSecret = z.object(described).meta({ id: 'Secret', description: 'A secret without its value.' });

export const StoredSecret = z
  .object({ ...described, warnings: z.array(ShownWarning) })
  .meta({ id: 'StoredSecret', description: 'A secret as it was stored just now.' });

export const ShownUser = z.object(place).meta({ id: 'SecretUser', description: 'A connector that uses a secret.' });

export const ShownSecretWithUsers = z
  .object({ ...described, users: z.array(ShownUser).meta({ description: 'The first 100 of them.' }) })
  .meta({ id: 'SecretWithUsers' });

export const SecretPage = pageOf(ShownSecret).meta({ id: 'SecretPage' });
