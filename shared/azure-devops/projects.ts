import { z } from 'zod';
import type { Answered } from '../model/reasons/refusal.ts';
import { urlWithin } from '../outbound.ts';
import type { Ask, Caller } from './ask.ts';

/** `hasTfvc` is false only where the server says so: older ones do not. */
export type Project = { id: string; name: string; hasGit: boolean; hasTfvc: boolean };

const shape = z.object({
  id: z.string(),
  name: z.string(),
  capabilities: z
    .object({
      versioncontrol: z
        .object({
          sourceControlType: z.string().optional(),
          gitEnabled: z.string().optional(),
          tfvcEnabled: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
});

/**
 * Asked in the version of Team Foundation Server 2018, which every newer one answers too.
 * https://learn.microsoft.com/rest/api/azure/devops/core/projects/get
 */
export async function askProject(ask: Ask, caller: Caller, nameOrId: string): Promise<Answered<Project>> {
  const query = { includeCapabilities: 'true', 'api-version': '4.1' };
  const answered = await ask(caller, {
    url: urlWithin(caller.collection, ['_apis', 'projects', nameOrId], query),
    shape,
  });
  if (!answered.ok) return answered;
  const { id, name, capabilities } = answered.value;
  const { sourceControlType = '', gitEnabled, tfvcEnabled } = capabilities?.versioncontrol ?? {};
  const madeForTfvc = sourceControlType.toLowerCase() === 'tfvc';
  // A project may have got the other one later: the type stays, and the capability (a string) says so.
  const hasGit = !madeForTfvc || gitEnabled?.toLowerCase() === 'true';
  const hasTfvc = madeForTfvc || tfvcEnabled?.toLowerCase() !== 'false';
  return { ...answered, value: { id, name, hasGit, hasTfvc } };
}
