import { guidOf } from './guid.ts';
import type { Organization, Project } from './places.ts';
import { systemAssigned, tenantId } from '../../../infra/local/identity/token.ts';
import { seedTokens } from './tokens.ts';
import type { World } from './world.ts';

/** The world a fresh simulator starts with. */
export async function seed(world: World): Promise<void> {
  const tokens = seedTokens();
  for (const token of tokens) world.addToken(token);
  const members = new Set(tokens.filter(({ name }) => name !== 'not-a-member').map(({ owner }) => owner.account));
  const organization = (name: string, differences: Partial<Organization> = {}) =>
    world.organizations.push({ ...newOrganization(name), members: new Set(members), ...differences });

  organization('fabrikam', {
    blocksGlobalTokens: true,
    projects: [
      newProject('fabrikam', 'Fiber'),
      newProject('fabrikam', 'Legacy', { versionControl: { git: false, tfvc: true } }),
      newProject('fabrikam', 'Both', { versionControl: { git: true, tfvc: true } }),
      newProject('fabrikam', 'Archive', { versionControl: { git: false, tfvc: true } }),
    ],
  });
  organization('contoso', { projects: [newProject('contoso', 'Shop')] });
  organization('wingtip', {
    admitsAnonymous: true,
    projects: [newProject('wingtip', 'Open', { visibility: 'public' })],
  });
  // The managed identity that the service has on one machine.
  world.addPrincipal(systemAssigned.objectId, 'connector-service', ['fabrikam']);
  organization('DefaultCollection', {
    deployment: 'onPremises',
    api: { latest: '7.0', released: '7.0' },
    projects: [
      newProject('DefaultCollection', 'Fiber'),
      newProject('DefaultCollection', 'Legacy', { versionControl: { git: false, tfvc: true } }),
    ],
  });
  organization('Research', {
    deployment: 'onPremises',
    api: { latest: '7.0', released: '7.0' },
    projects: [newProject('Research', 'Lab', { versionControl: { git: true, tfvc: true } })],
  });

  const fiber = 'fabrikam/Fiber';
  for (const name of ['web', 'Fiber', 'My Repo', 'réseau']) await world.addRepository(`${fiber}/${name}`);
  await world.addRepository(`${fiber}/empty`, { empty: true });
  await world.addRepository(`${fiber}/disabled`, { isDisabled: true });
  await world.addRepository(`${fiber}/in-maintenance`, { isInMaintenance: true });
  for (const place of ['fabrikam/Both', 'contoso/Shop', 'wingtip/Open', 'DefaultCollection/Fiber', 'Research/Lab']) {
    await world.addRepository(`${place}/web`);
  }
  for (const place of ['fabrikam/Legacy', 'fabrikam/Both', 'DefaultCollection/Legacy', 'Research/Lab']) {
    world.checkIn(place, ['Main/src/app.cs', 'Main/readme.txt']);
    world.checkIn(place, ['Main/src/app.cs']);
  }
}

function newOrganization(name: string): Organization {
  return {
    id: guidOf('organization', name),
    name,
    deployment: 'hosted',
    state: 'alive',
    api: { latest: '7.2', released: '7.1' },
    blocksGlobalTokens: false,
    admitsSsh: true,
    admitsAnonymous: false,
    members: new Set(),
    tenant: tenantId,
    tokensOf: name,
    projects: [],
    misbehaviour: null,
  };
}

function newProject(organization: string, name: string, differences: Partial<Project> = {}): Project {
  return {
    id: guidOf('project', organization, name),
    name,
    versionControl: { git: true, tfvc: false },
    changesets: [],
    visibility: 'private',
    repositories: [],
    listed: true,
    misbehaviour: null,
    ...differences,
  };
}
