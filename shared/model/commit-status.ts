import { z } from 'zod';

/** https://learn.microsoft.com/rest/api/azure/devops/git/statuses/create#gitstatusstate */
export const statusStates = [
  'notSet',
  'pending',
  'succeeded',
  'failed',
  'error',
  'notApplicable',
  'partiallySucceeded',
] as const;
export type StatusState = (typeof statusStates)[number];

/**
 * Characters. Azure DevOps documents no limit; a description longer than this is cut, since a status without its end is
 * better than none. A URL or a name that is cut would be another one.
 */
const longest = { description: 500, targetUrl: 2_000, name: 200, genre: 100 };

const targetUrl = z
  .url({ protocol: /^https?$/ })
  .max(longest.targetUrl)
  .refine((text) => !/^https?:\/\/[^/?#]*@/i.test(text), 'A status is read by everybody: leave user and password out.');

const number = z.int().positive().max(2_147_483_647);

export const StatusTarget = z
  .union([
    z.strictObject({ commit: z.string().regex(/^[0-9a-fA-F]{40}$/, 'Give the whole id: 40 hexadecimal digits.') }),
    z.strictObject({ pullRequest: number, iteration: number.optional() }),
  ])
  .meta({ id: 'StatusTarget', description: 'A commit, or a pull request as a whole or in one iteration.' });
export type StatusTarget = z.infer<typeof StatusTarget>;

/** What a status says; the newest with the same genre and name counts. */
export const StatusRequest = z
  .object({
    target: StatusTarget,
    repository: z
      .string()
      .min(1)
      .max(64)
      .optional()
      .meta({ description: 'Left out: that of the connector, or its Test Repository.' }),
    state: z.enum(statusStates),
    genre: z.string().max(longest.genre).optional(),
    name: z.string().min(1).max(longest.name),
    description: z.string().max(20_000).optional(),
    targetUrl: targetUrl.optional().meta({ description: 'Where more is to be read: http or https.' }),
  })
  .meta({ id: 'StatusRequest' });
export type StatusRequest = z.infer<typeof StatusRequest>;

/** What is wanted at one target under one genre and name. */
export type WantedStatus = { state: StatusState; description: string | null; targetUrl: string | null };

/** A description as it is sent: no control characters, no half of a surrogate pair, not longer than is safe. */
export function descriptionOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const plain = text
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim();
  if (plain === '') return null;
  if (plain.length <= longest.description) return plain;
  // Where the cut goes through a surrogate pair, half of it is left, which toWellFormed would make a question mark.
  return `${plain.slice(0, longest.description - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Seconds before the next try, after so many; null: give up, half a day after the first. */
export function nextStatusTryIn(tries: number, wish: number | null): number | null {
  if (tries > mostTries) return null;
  return Math.max(Math.min(10 * 2 ** (tries - 1), 3_600), Math.min(wish ?? 0, 86_400));
}

const mostTries = 18;
