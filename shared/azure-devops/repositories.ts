import { z } from 'zod';
import type { Answered } from '../model/reasons/refusal.ts';
import { leave, piecesOf } from '../outbound/body.ts';
import type { Ask, Caller } from './ask.ts';
import { findElement } from './find-element.ts';
import type { Locations, Resource } from './locations.ts';

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

/** https://github.com/microsoft/azure-devops-node-api, GitApi.getRepository; without `repositoryId` it is the list. */
export const repositories: Resource = {
  area: 'git',
  id: '225f7195-f9c7-4d14-ab28-a83f7ff77e1f',
  version: '7.2-preview.1',
  onServices: ({ project = '', ...names }) => [project, '_apis', 'git', 'repositories', ...Object.values(names)],
};

/** The list comes in one piece; this is room for some three thousand repositories, of a kilobyte or more. */
const limits = { all: 4_194_304, element: 16_384 };

/**
 * One repository by name or id. A disabled one is answered as if it were missing, and only the list of the project
 * still shows it, so that is asked when there seems to be none.
 * https://learn.microsoft.com/rest/api/azure/devops/git/repositories
 */
export async function askRepository(
  ask: Ask,
  { locate }: Locations,
  caller: Caller,
  project: string,
  nameOrId: string,
): Promise<Answered<Repository>> {
  const at = await locate(caller, repositories, { project, repositoryId: nameOrId });
  if (!at.ok) return at;
  const one = await ask(caller, { url: at.value, shape });
  if (one.ok || one.reason !== 'RepositoryNotFound') return one;
  const listAt = await locate(caller, repositories, { project });
  if (!listAt.ok) return one;
  const hidden = await ask(caller, {
    url: listAt.value,
    shape,
    read: async (message) => {
      // Of most it can be told without reading them: nothing in them is true.
      const wanted = { holds: 'true', fits: (element: unknown) => isHidden(element, nameOrId) };
      const found = await findElement(piecesOf(message), wanted, limits);
      leave(message);
      return JSON.stringify(found);
    },
  });
  return hidden.ok ? hidden : one;
}

function isHidden(element: unknown, nameOrId: string): boolean {
  const { success, data } = shape.safeParse(element);
  return success && data.disabled && (same(data.name, nameOrId) || same(data.id, nameOrId));
}

function same(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.normalize('NFC').toLowerCase();
}
