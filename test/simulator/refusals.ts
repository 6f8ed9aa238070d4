import { text } from './exchange.ts';
import type { Answer } from './exchange.ts';
import { serviceError } from './service-error.ts';
import { isGuid } from './world/guid.ts';

const git = 'Microsoft.TeamFoundation.Git.Server';
const core = 'Microsoft.TeamFoundation.Core.WebApi';
const common = 'Microsoft.VisualStudio.Services.Common';
const framework = 'Microsoft.TeamFoundation.Framework.Server';

export const byteOrderMark = '\uFEFF';

/** Missing, unreadable and disabled are one and the same to the caller. */
export function missingRepositoryMessage(repository: string): string {
  return `TF401019: The Git repository with name or identifier ${repository} does not exist or you do not have permissions for the operation you are attempting.`;
}

export function repositoryMissing(repository: string): Answer {
  return serviceError(404, git, 'GitRepositoryNotFoundException', missingRepositoryMessage(repository));
}

/** By name it is a 404, by id a 400: both as recorded. */
export function projectMissing(project: string): Answer {
  if (isGuid(project)) {
    const message = `VS800075: The project with id 'vstfs:///Classification/TeamProject/${project}' does not exist, or you do not have permission to access it.`;
    return serviceError(400, core, 'ProjectDoesNotExistException', message);
  }
  return serviceError(404, core, 'ProjectDoesNotExistWithNameException', missingProjectMessage(project));
}

/** It says "Azure DevOps Server" on Services too. */
export function missingProjectMessage(project: string): string {
  return `TF200016: The following project does not exist: ${project}. Verify that the name of the project is correct and that the project exists on the specified Azure DevOps Server.`;
}

export function routeUnknown(path: string): Answer {
  const message = `The controller for path '${path}' was not found or does not implement IController.`;
  return text(404, message, { 'X-TFS-ServiceError': encodeURIComponent(message).replaceAll("'", '%27') });
}

export function permissionMissing(account: string, permission = 'GenericRead'): Answer {
  const message = `TF401027: You need the Git '${permission}' permission to perform this action. Details: identity '${account}', scope 'repository'.`;
  return serviceError(403, git, 'GitNeedsPermissionException', message);
}

export function pushForbidden(): Answer {
  const message =
    'TF402455: Pushes to this branch are not permitted; you must use a pull request to update this branch.';
  return serviceError(403, git, 'GitRefUpdateRejectedByPolicyException', message);
}

export function itemMissing(repository: string): Answer {
  const message = `TF401174: The item '/missing' could not be found in the repository '${repository}' at the version specified by '<Branch: main >' (resolved to commit '${'0'.repeat(40)}')`;
  return serviceError(404, git, 'GitItemNotFoundException', message);
}

export function commitMissing(commit: string): Answer {
  const message = `TF401175: The commit ${commit} does not exist in the repository.`;
  return serviceError(404, git, 'GitCommitDoesNotExistException', message);
}

/** On no record. Missing, deleted and unreadable are one and the same here, as they are in Git. */
export function tfvcItemMissing(path: string): Answer {
  const message = `The item ${path} does not exist at the specified version, or you do not have permission to access it.`;
  return serviceError(404, 'Microsoft.TeamFoundation.SourceControl.WebServer', 'ItemNotFoundException', message);
}

/** The one 503 that no waiting ends. Recorded without a charset and behind a byte order mark. */
export function organizationStopped(organization: string): Answer {
  const message = organizationStoppedMessage(organization);
  const answer = serviceError(503, common, 'VssServiceException', message);
  return {
    ...answer,
    headers: { 'Content-Type': 'application/json', 'X-TFS-ServiceError': encodeURIComponent(message) },
    body: `${byteOrderMark}${String(answer.body)}`,
    profile: 'without correlation',
  };
}

export function organizationStoppedMessage(organization: string): string {
  return `TF24668: The following team project collection is stopped: ${organization}. Start the collection and then try again. Administrator Reason: This Azure DevOps organization has been deactivated due to inactivity. For more information please visit aka.ms/adofootprintreduction`;
}

export function outage(): Answer {
  const message = 'TF10216: Azure DevOps services are currently unavailable. Try again later.';
  return serviceError(503, common, 'VssServiceException', message);
}

export function throttled(): Answer {
  const message =
    'TF400733: The request has been canceled: Request was blocked due to exceeding usage of resource Concurrency in namespace User.';
  return serviceError(429, framework, 'RequestBlockedException', message);
}

/** The headers of a caller at or over its budget of 200 TSTU in five minutes. */
export function rateHeaders(remaining: number, delaySeconds: number): Answer['headers'] {
  return {
    'X-RateLimit-Resource': 'Concurrency',
    'X-RateLimit-Delay': delaySeconds.toFixed(3),
    'X-RateLimit-Limit': '200',
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': String(Math.ceil(Date.now() / 1000) + 300),
  };
}
