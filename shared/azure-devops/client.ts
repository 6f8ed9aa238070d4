import type { Answered } from '../model/reasons/refusal.ts';
import type { Outbound } from '../outbound.ts';
import { makeAsk, type Caller } from './ask.ts';
import { askIdentity, type Identity } from './identity.ts';
import { makeLocate } from './locations.ts';
import { askProject, type Project } from './projects.ts';
import { askRemote, type Remote } from './remotes.ts';
import { askRepository, type Repository } from './repositories.ts';

/** The questions that we ask Azure DevOps over REST. Each is answered by a value or by a refusal; none throws. */
export type AzureDevOps = {
  /** What the URL of a repository names, in the words of the server. */
  remote(caller: Caller, repository: URL): Promise<Answered<Remote>>;
  identity(caller: Caller): Promise<Answered<Identity>>;
  project(caller: Caller, nameOrId: string): Promise<Answered<Project>>;
  repository(caller: Caller, project: string, nameOrId: string): Promise<Answered<Repository>>;
};

export function makeAzureDevOps(outbound: Outbound): AzureDevOps {
  const ask = makeAsk(outbound);
  const locate = makeLocate(ask);
  return {
    remote: (caller, repository) => askRemote(ask, caller, repository),
    identity: (caller) => askIdentity(ask, caller),
    project: (caller, nameOrId) => askProject(ask, caller, nameOrId),
    repository: (caller, project, nameOrId) => askRepository(ask, locate, caller, project, nameOrId),
  };
}
