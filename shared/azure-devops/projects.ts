import { z } from 'zod';
import type { Answered } from '../model/reasons/refusal.ts';
import { urlWithin } from '../outbound.ts';
import type { Ask, Caller } from './ask.ts';

export type Project = { id: string; name: string; hasGit: boolean };

const shape = z.object({
  id: z.string(),
  name: z.string(),
  capabilities: z
    .object({
      versioncontrol: z
        .object({ sourceControlType: z.string().optional(), gitEnabled: z.string().optional() })
        .optional(),
    })
    .optional(),
});

/** https://learn.microsoft.com/rest/api/azure/devops/core/projects/get */
export async function askProject(ask: Ask, caller: Caller, nameOrId: string): Promise<Answered<Project>> {
  const query = { includeCapabilities: 'true', 'api-version': '5.0' };
  const answered = await ask(caller, {
    url: urlWithin(caller.collection, ['_apis', 'projects', nameOrId], query),
    shape,
  });
  if (!answered.ok) return answered;
  const { id, name, capabilities } = answered.value;
  const { sourceControlType = '', gitEnabled } = capabilities?.versioncontrol ?? {};
  // A project made for TFVC may have got Git later: the type stays, and the capability (a string) says so.
  const hasGit = sourceControlType.toLowerCase() !== 'tfvc' || gitEnabled?.toLowerCase() === 'true';
  return { ...answered, value: { id, name, hasGit } };
}
