import { z } from 'zod';
import type { Answered } from '../model/reasons/refusal.ts';
import type { Ask, Caller } from './ask.ts';
import type { Locate } from './locations.ts';

export type Repository = {
  id: string;
  name: string;
  projectId: string;
  projectName: string;
  /** As the service spells its own address; null when it does not. */
  url: string | null;
  /** Short name; null for an empty repository. */
  defaultBranch: string | null;
  disabled: boolean;
  inMaintenance: boolean;
};

const shape = z
  .object({
    id: z.string(),
    name: z.string(),
    url: z.string().nullish(),
    project: z.object({ id: z.string(), name: z.string() }),
    defaultBranch: z.string().nullish(),
    isDisabled: z.boolean().nullish(),
    isInMaintenance: z.boolean().nullish(),
  })
  .transform((wire): Repository => ({
    id: wire.id,
    name: wire.name,
    projectId: wire.project.id,
    projectName: wire.project.name,
    url: wire.url ?? null,
    defaultBranch: wire.defaultBranch?.replace(/^refs\/heads\//, '') ?? null,
    disabled: wire.isDisabled ?? false,
    inMaintenance: wire.isInMaintenance ?? false,
  }));

/** The list comes in one piece; this is room for some ten thousand repositories. */
const listLimit = 16_777_216;

/**
 * One repository by name or id. A disabled one is answered as if it were missing, and only the list of the project
 * still shows it, so that is asked when there seems to be none.
 * https://learn.microsoft.com/rest/api/azure/devops/git/repositories
 */
export async function askRepository(
  ask: Ask,
  locate: Locate,
  caller: Caller,
  project: string,
  nameOrId: string,
): Promise<Answered<Repository>> {
  const at = await locate(caller, { project, repositoryId: nameOrId });
  if (!at.ok) return at;
  const one = await ask(caller, { url: at.value, shape });
  if (one.ok || one.reason !== 'RepositoryNotFound') return one;
  const listAt = await locate(caller, { project });
  if (!listAt.ok) return one;
  const list = await ask(caller, { url: listAt.value, shape: z.object({ value: z.array(shape) }), limit: listLimit });
  const hidden = list.ok
    ? list.value.value.find(({ id, name, disabled }) => disabled && (same(name, nameOrId) || same(id, nameOrId)))
    : undefined;
  return hidden === undefined ? one : { ...one, ok: true, value: hidden };
}

function same(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();
}
