import type { CheckName } from '../model/verification.ts';

/** What a question needs of a token and of its owner, and what cannot be done without. */
type Ability = { scope: string; permission: string; permissionPlace: string; loss: string };

const repositorySecurity = 'Project settings, Repositories, Security';

const readsCode: Ability = {
  scope: 'Code (Read)',
  permission: 'Read',
  permissionPlace: repositorySecurity,
  loss: 'the code cannot be read',
};
const readsProjects: Ability = {
  scope: 'Project and Team (Read)',
  permission: 'View project-level information',
  permissionPlace: 'Project settings, Permissions',
  loss: 'the project cannot be read',
};

/** Names as Azure DevOps shows them where tokens and permissions are given. */
const abilities: Partial<Record<CheckName, Ability>> = {
  // Nobody has recorded a living token that is refused here; this is the next that the API asks for.
  identity: readsProjects,
  project: readsProjects,
  readProjects: readsProjects,
  writeStatuses: {
    scope: 'Code (Status)',
    permission: 'Contribute',
    permissionPlace: repositorySecurity,
    loss: 'no status can be set on a commit or a pull request',
  },
  manageHooks: {
    scope: 'Service Hooks (Read & write)',
    permission: 'Edit subscriptions',
    permissionPlace: 'of service hooks; project administrators have it',
    loss: 'no webhook can be set up',
  },
};

export function abilityFor(check: CheckName): Ability {
  return abilities[check] ?? readsCode;
}
