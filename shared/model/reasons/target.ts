import type { ReasonDefinition } from './definition.ts';

/** The connector names something that is not there, or not what it is taken for. */
export const targetReasons = {
  RepositoryMissingInUrl: {
    title: 'URL names no repository',
    actor: 'connector owner',
    retry: false,
    message: 'The URL type is Repository, but the URL names none.',
    hint: 'Give the URL of the repository, such as https://dev.azure.com/organization/project/_git/repository, or set the URL type to Project.',
  },
  SchemeMismatch: {
    title: 'URL and connection type disagree',
    actor: 'connector owner',
    retry: false,
    message: 'The URL is for {scheme}, but the connection type is {authentication}.',
    hint: 'Use an https:// URL with the connection type HTTP, or an SSH URL (git@ssh.dev.azure.com:v3/organization/project/repository) with SSH.',
  },
  NoTestRepository: {
    title: 'No test repository',
    actor: 'connector owner',
    retry: false,
    message: 'The URL names a project and no test repository is given, so there was no repository to try.',
    hint: 'Set the Test Repository (validationRepo) to the name of a repository of that project.',
  },
  RepositoryNotFound: {
    title: 'Repository not found',
    actor: 'connector owner',
    retry: false,
    message:
      'There is no repository {repository} for this credential: it does not exist, is disabled, or the owner of the credential may not read it. Azure DevOps gives the same answer to all three.',
    hint: 'Compare the name with the list at {repositoriesPage}. If it is there, ask an administrator of the project for the permission Read, or whether it is disabled.',
  },
  RepositoryDisabled: {
    title: 'Repository disabled',
    actor: 'organization admin',
    retry: false,
    message: 'The repository {repository} exists, but is disabled.',
    hint: 'An administrator of the project enables it again (Project settings, Repositories, {repository}, Settings), or the connector names another one.',
  },
  RepositoryInMaintenance: {
    title: 'Repository in maintenance',
    actor: 'nobody',
    retry: true,
    message: 'Azure DevOps has the repository {repository} in maintenance.',
    hint: 'Nothing to change: it is tried again.',
  },
  RepositoryRenamed: {
    title: 'Repository renamed',
    actor: 'connector owner',
    retry: false,
    message: 'The repository {repository} is now called {newName}. The old name works until somebody takes it.',
    hint: 'Put the new name into the connector.',
  },
  ProjectRenamed: {
    title: 'Project renamed',
    actor: 'connector owner',
    retry: false,
    message: 'The project {project} is now called {newName}. The old name works until somebody takes it.',
    hint: 'Put the new name into the connector.',
  },
  ProjectNotFound: {
    title: 'Project not found',
    actor: 'connector owner',
    retry: false,
    message:
      'There is no project {project} in {organization} for this credential: it does not exist, or the owner of the credential may not see it.',
    hint: 'Compare the name with the list at {organizationPage}. If it is there, ask an administrator of the project to add the owner of the credential.',
  },
  ProjectIsTfvc: {
    title: 'Project has no Git',
    actor: 'connector owner',
    retry: false,
    message: 'The project {project} keeps its code in TFVC, not in Git.',
    hint: 'Name a project with Git repositories, or add a Git repository to this one (Project settings, Repositories, Create).',
  },
  AnswerMismatch: {
    title: 'Answer is about something else',
    actor: 'connector owner',
    retry: false,
    message: 'Asked about {asked}, the server answered about {answered}.',
    hint: 'Check the URL of the connector. Behind a proxy or gateway, have its operator check that it forwards to the right server.',
  },
  NotAzureDevOps: {
    title: 'No Azure DevOps at this address',
    actor: 'connector owner',
    retry: false,
    message: 'A server answers at {host}, but not as an Azure DevOps organization or collection named {organization}.',
    hint: 'Check the name of the organization in the URL (on a Server: the collection, and the path before it, such as /tfs). If the evidence shows a page of a company proxy, have its operator admit this service.',
  },
  ItemNotFound: {
    title: 'File not found',
    actor: 'connector owner',
    retry: false,
    message: 'The repository {repository} has no such file or folder at that branch, tag or commit.',
    hint: 'Check the path, its upper and lower case, and the branch.',
  },
  PolicyForbids: {
    title: 'Branch policy forbids',
    actor: 'organization admin',
    retry: false,
    message: 'A policy of the branch forbids what was tried.',
    hint: 'Make the change by a pull request, or have an administrator of the project change the policy.',
  },
  OrganizationStopped: {
    title: 'Organization stopped',
    actor: 'organization admin',
    retry: false,
    message: 'The organization {organization} is stopped (TF24668), as Azure DevOps does to unused ones.',
    hint: 'An owner of the organization signs in at {organizationPage} and starts it again; see https://aka.ms/adofootprintreduction.',
  },
} as const satisfies Record<string, ReasonDefinition>;
