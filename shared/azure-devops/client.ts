import type { Answered } from '../model/reasons/refusal.ts';
import type { Outbound } from '../outbound.ts';
import { type Activity, makeActivity } from './activity.ts';
import { makeAsk, type Caller } from './ask.ts';
import { askChangedFiles, type ChangedFiles, type ChangeRange } from './changes.ts';
import { askCode, askHooks, askProjects, askStatuses, type Proof } from './capabilities.ts';
import { askIdentity, type Identity } from './identity.ts';
import { makeLocations } from './locations.ts';
import { askProject, type Project } from './projects.ts';
import { askRemote, type Remote } from './remotes.ts';
import { askRepository, type Repository } from './repositories.ts';
import { askForced, askPullRequest, askPush, type EventResource } from './resources-of-events.ts';
import { makeServiceHooks, type ServiceHooks } from './service-hooks.ts';
import { newestStatus, setStatus, type KnownStatus, type NewStatus, type StatusPlace } from './statuses.ts';
import { askTfvc, type TfvcProof } from './tfvc.ts';

/** The questions that we ask Azure DevOps over REST. Each is answered by a value or by a refusal; none throws. */
export type AzureDevOps = {
  /** What the URL of a repository names, in the words of the server. */
  remote(caller: Caller, repository: URL): Promise<Answered<Remote>>;
  /** Whether there is a collection at all where the caller looks for one. */
  collection(caller: Caller): Promise<Answered<null>>;
  identity(caller: Caller): Promise<Answered<Identity>>;
  project(caller: Caller, nameOrId: string): Promise<Answered<Project>>;
  repository(caller: Caller, project: string, nameOrId: string): Promise<Answered<Repository>>;
  /** A file or folder of TFVC, such as `$/Project/folder`. */
  tfvc(caller: Caller, project: string, path: string): Promise<Answered<TfvcProof>>;
  /** What the token may do. Each of these only reads, or has to be refused for its content. */
  mayReadCode(caller: Caller, project: string | null): Promise<Answered<Proof>>;
  mayReadProjects(caller: Caller): Promise<Answered<Proof>>;
  mayWriteStatuses(caller: Caller, at: { project: string; repository: string }): Promise<Answered<Proof>>;
  mayManageHooks(caller: Caller): Promise<Answered<Proof>>;
  serviceHooks: ServiceHooks;
  activity: Activity;
  /** Sets a status; answers the id that Azure DevOps gives it. */
  setStatus(caller: Caller, place: StatusPlace, status: NewStatus): Promise<Answered<number>>;
  /** The newest under a genre and name; null when there is none. */
  newestStatus(
    caller: Caller,
    place: StatusPlace,
    context: Pick<NewStatus, 'genre' | 'name'>,
  ): Promise<Answered<KnownStatus | null>>;
  changedFiles(
    caller: Caller,
    place: { project: string; repository: string },
    range: ChangeRange,
  ): Promise<Answered<ChangedFiles>>;
  /** What a payload of service hooks left out. */
  push(caller: Caller, place: { project: string; repository: string }, id: number): Promise<Answered<EventResource>>;
  pullRequest(caller: Caller, project: string, id: number): Promise<Answered<EventResource>>;
  forced(
    caller: Caller,
    place: { project: string; repository: string },
    commits: { oldCommit: string; newCommit: string },
  ): Promise<Answered<boolean>>;
};

export function makeAzureDevOps(outbound: Outbound): AzureDevOps {
  const ask = makeAsk(outbound);
  const locations = makeLocations(ask);
  return {
    remote: (caller, repository) => askRemote(ask, caller, repository),
    collection: (caller) => locations.collection(caller),
    identity: (caller) => askIdentity(ask, caller),
    project: (caller, nameOrId) => askProject(ask, caller, nameOrId),
    repository: (caller, project, nameOrId) => askRepository(ask, locations, caller, project, nameOrId),
    tfvc: (caller, project, path) => askTfvc(ask, locations, caller, project, path),
    mayReadCode: (caller, project) => askCode(ask, locations, caller, project),
    mayReadProjects: (caller) => askProjects(ask, caller),
    mayWriteStatuses: (caller, at) => askStatuses(ask, locations, caller, at),
    mayManageHooks: (caller) => askHooks(ask, locations, caller),
    serviceHooks: makeServiceHooks(ask, locations),
    activity: makeActivity(ask, locations),
    setStatus: (caller, place, status) => setStatus(ask, locations, caller, place, status),
    newestStatus: (caller, place, context) => newestStatus(ask, locations, caller, place, context),
    changedFiles: (caller, place, range) => askChangedFiles(ask, locations, caller, place, range),
    push: (caller, place, id) => askPush(ask, locations, caller, place, id),
    pullRequest: (caller, project, id) => askPullRequest(ask, locations, caller, project, id),
    forced: (caller, place, commits) => askForced(ask, locations, caller, place, commits),
  };
}
