import { z } from 'zod';
import type { Problem } from '../errors.ts';
import { sameName } from '../azure-names.ts';
import type { RepositoryAddress } from '../repository-address.ts';
import { fieldRule } from '../field-rule.ts';

/** The kinds of events that a connector can have sent to us. */
export const hookEvents = ['push', 'pullRequest', 'comment', 'repository', 'checkIn'] as const;
export type HookEventKind = (typeof hookEvents)[number];

const branch = z
  .string()
  .min(1)
  .max(250)
  .transform((name) => name.replace(/^refs\/heads\//, ''))
  .superRefine(fieldRule('FieldValueInvalid', 'The branch', branchFault));

/** What PUT webhooks takes. A field that is left out has its default; nothing at all is a body too. */
export const WebhookWish = z
  .strictObject({
    events: z.array(z.enum(hookEvents)).min(1).max(hookEvents.length).optional().meta({
      description: 'Left out: push, pullRequest, comment and repository; of a connector for TFVC: checkIn.',
    }),
    repositories: z.array(z.string().min(1).max(64)).max(50).optional().meta({
      description: 'Names, of a connector for a project. Left out: every repository of the project.',
    }),
    branches: z.array(branch).max(20).optional().meta({
      description: 'Names. Of pull requests and comments: the target branch. Left out: any.',
    }),
    delivery: z.enum(['subscription', 'poll']).default('subscription').meta({
      description:
        '`subscription`: Azure DevOps sends what happens, and has to reach PUBLIC_URL. `poll`: this service asks every `pollMinutes`, and nothing has to reach it.',
    }),
    pollMinutes: z.int().min(1).max(1_440).optional().meta({ description: 'Of `poll`: 5 unless given.' }),
  })
  .meta({ id: 'WebhookWish' });

/** As stored: in one order and without what goes without saying. */
export const StoredWish = z.object({
  events: z.array(z.enum(hookEvents)),
  repositories: z.array(z.string()),
  branches: z.array(z.string()),
  delivery: z.enum(['subscription', 'poll']),
  /** Null with `subscription`. */
  pollMinutes: z.number().nullable(),
});
export type StoredWish = z.infer<typeof StoredWish>;

const defaultPollMinutes = 5;
const ofGit: readonly HookEventKind[] = ['push', 'pullRequest', 'comment', 'repository'];

/** What a connector is for: all of a project, or one repository of it, or a path of TFVC. */
export type Purpose = { urlType: 'Project' | 'Repo'; address: RepositoryAddress };

export function normalize(wish: z.output<typeof WebhookWish>, { urlType, address }: Purpose): StoredWish {
  const { events = address.kind === 'tfvc' ? ['checkIn'] : ofGit, repositories = [], branches = [], delivery } = wish;
  return {
    events: hookEvents.filter((event) => events.includes(event)),
    // Its own repository goes without saying.
    repositories: urlType === 'Repo' ? [] : [...new Set(repositories)].toSorted(),
    branches: [...new Set(branches)].toSorted(),
    delivery,
    pollMinutes: delivery === 'poll' ? (wish.pollMinutes ?? defaultPollMinutes) : null,
  };
}

/** Subscriptions of one connector. Azure DevOps sends every event to each, and a person has to oversee them. */
export const mostSubscriptions = 100;

/** What a wish asks of a connector that it cannot have. */
export function wishProblems(wish: z.output<typeof WebhookWish>, { urlType, address }: Purpose): Problem[] {
  const problems: Problem[] = [];
  const add = (pointer: string, code: Problem['code'], message: string, hint: string) =>
    problems.push({ pointer, code, message, hint });
  const tfvc = address.kind === 'tfvc';
  for (const [index, event] of (wish.events ?? []).entries()) {
    if ((event === 'checkIn') === tfvc) continue;
    const message = tfvc ? 'The connector is for TFVC, which has check-ins only.' : 'Git has no check-ins.';
    add(`/events/${index}`, 'FieldValueInvalid', message, tfvc ? 'Use checkIn.' : 'Use push.');
  }
  if (tfvc && (wish.branches ?? []).length > 0)
    add('/branches', 'FieldValueInvalid', 'TFVC has no branches of this kind.', 'Leave branches out.');
  if (tfvc && wish.delivery === 'poll')
    add('/delivery', 'FieldValueInvalid', 'Check-ins of TFVC are not polled.', 'Use subscription.');
  if (wish.delivery === 'subscription' && wish.pollMinutes !== undefined)
    add('/pollMinutes', 'FieldValueInvalid', 'A subscription is not polled.', 'Set delivery to poll, or leave it out.');
  for (const [index, name] of (wish.repositories ?? []).entries()) {
    if (urlType === 'Project' && !tfvc) continue;
    if (address.repository !== null && !tfvc && sameName(name, address.repository)) continue;
    const own = tfvc ? 'a path of TFVC' : `the repository ${address.repository ?? ''}`;
    const message = `The connector is for ${own}, not for ${name}.`;
    add(
      `/repositories/${index}`,
      'RepositoryMismatch',
      message,
      'Leave repositories out, or use a connector of the project.',
    );
  }
  return problems;
}

/** What Git allows no branch to be called; so that nobody takes the filter of Azure DevOps for a pattern. */
function branchFault(name: string): string | null {
  return /[\s~^:?*[\\]|\.\.|^\/|\/$/.test(name) ? 'is not the name of a branch; patterns are not taken' : null;
}
