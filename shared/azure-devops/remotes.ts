import { z } from 'zod';
import type { Answered } from '../model/reasons/refusal.ts';
import type { Ask, Caller } from './ask.ts';

export type Remote = { collection: string };

const shape = z.object({ collection: z.object({ name: z.string() }) });

/** https://github.com/Azure/azure-devops-cli-extension asks this for every remote, of Services and of a Server. */
export async function askRemote(ask: Ask, caller: Caller, repository: URL): Promise<Answered<Remote>> {
  const answered = await ask(caller, { url: new URL(`${repository.href}/vsts/info`), shape });
  return answered.ok ? { ...answered, value: { collection: answered.value.collection.name } } : answered;
}
