import { z } from 'zod';
import { StatusTarget, statusStates } from '../commit-status.ts';
import { ShownWarning } from './problem.ts';
import { reasonCodes } from './verdict.ts';

const dateTime = z.string().meta({ format: 'date-time' });

/** A wish for a status on a commit or a pull request. */
export const ShownStatus = z
  .object({
    id: z.string(),
    status: z.enum(['PENDING', 'POSTED', 'FAILED', 'SUPERSEDED']).meta({
      description: 'SUPERSEDED: something newer was wanted under the same genre and name before this was posted.',
    }),
    repository: z.string(),
    target: StatusTarget,
    genre: z.string().nullable(),
    name: z.string(),
    state: z.enum(statusStates),
    description: z.string().nullable(),
    targetUrl: z.string().nullable(),
    sequence: z.int().meta({ description: 'Counts the wishes under the same genre and name.' }),
    supersededBy: z.string().nullable().meta({ description: 'The id of the newer one.' }),
    statusId: z.int().nullable().meta({ description: 'By which Azure DevOps knows it, once it is posted.' }),
    reason: reasonCodes.nullable().meta({ description: 'Why the last try failed.' }),
    message: z.string().nullable(),
    hint: z.string().nullable(),
    tries: z.int().nullable(),
    notBefore: dateTime.nullable().meta({ description: 'It is not tried again before this time.' }),
    createdAt: dateTime.nullable(),
    warnings: z.array(ShownWarning),
  })
  .meta({ id: 'CommitStatus' });

const commit = '33b55f7cb7e7e245323987634f960cf4a6e6bc74';

/** Bodies of POST status as the documents show them. */
export const statusExamples = {
  commit: {
    target: { commit },
    state: 'succeeded',
    genre: 'continuous-integration',
    name: 'build',
    description: '212 tests passed',
    targetUrl: 'https://ci.example.com/builds/7',
  },
  pullRequest: { target: { pullRequest: 22, iteration: 1 }, state: 'pending', name: 'review' },
  noRepository: { target: { commit }, repository: 'Fiber/web', state: 'succeeded', name: 'build' },
};
