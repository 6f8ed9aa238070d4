import { z } from 'zod';
import { answerErrors } from '../errors.ts';
import { Mistake, ShownWarning } from './problem.ts';

const place = { orgIdentifier: z.string().optional(), projectIdentifier: z.string().optional() };

/** What POST import takes: one document; a YAML stream has many. */
export const ImportRequest = z.unknown().meta({
  id: 'ImportRequest',
  description:
    'YAML: any number of documents `connector: …`. JSON: an array of them, or an answer of Harness’s list calls as it is. At most 4 MB and 2,000 connectors.',
});

const ImportRefusal = z
  .object({
    code: z.enum(Object.keys(answerErrors) as [keyof typeof answerErrors]),
    detail: z.string(),
    hint: z.string(),
    errors: z.array(Mistake),
  })
  .meta({ id: 'ImportRefusal', description: 'Why it was not stored, as a call of its own would have been told.' });

const ImportedDocument = z
  .object({
    index: z.int().meta({ description: 'Its place in the import, starting at 0.' }),
    identifier: z.string().nullable(),
    ...place,
    result: z.enum(['created', 'changed', 'unchanged', 'refused']),
    error: ImportRefusal.nullable(),
    warnings: z.array(ShownWarning),
  })
  .meta({ id: 'ImportedDocument' });

const EmptySecret = z
  .object({
    identifier: z.string(),
    ...place,
    kind: z.enum(['EncryptedText', 'SSHKey']),
    connectors: z.int().meta({ description: 'How many connectors wait for its value.' }),
  })
  .meta({ id: 'EmptySecret', description: 'A secret that is referred to and has no value yet.' });

export const ImportAnswer = z
  .object({
    dryRun: z.boolean(),
    counts: z.object({ created: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() }),
    emptySecrets: z.array(EmptySecret),
    documents: z.array(ImportedDocument),
  })
  .meta({ id: 'ImportAnswer' });

export const Exported = z.string().meta({
  id: 'Export',
  description: 'One YAML document `connector: …` for each, by organization, project and identifier.',
});
