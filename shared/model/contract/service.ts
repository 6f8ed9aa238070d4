import { z } from 'zod';

export const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

export const ContractDocument = z
  .record(z.string(), z.unknown())
  .meta({ id: 'OpenApi', description: 'An OpenAPI 3.1 document.' });
