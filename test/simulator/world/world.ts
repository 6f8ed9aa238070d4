import { findSentinel } from '../sentinels.ts';
import type { Door } from '../exchange.ts';
import { guidOf } from './guid.ts';
import type { Organization, Project, Repository } from './places.ts';
import { patFor } from './tokens.ts';
import type { Token } from './tokens.ts';

/** How an unrecognised credential is answered at the REST door. */
export type SignInStyle = '203' | '302' | '401';

export type NewRepository = Partial<
  Pick<Repository, 'isDisabled' | 'isInMaintenance' | 'allowsAnyCommit'> & { empty: boolean }
>;

type Sown = (place: string, empty: boolean) => Promise<string>;

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
const byNameOrId =
  (nameOrId: string) =>
  ({ name, id }: { name: string; id: string }) =>
    same(name, nameOrId) || same(id, nameOrId);

/** Everything the simulator pretends to keep. Places are written `organization/project/repository`. */
export class World {
  signInStyle: SignInStyle = '203';
  readonly organizations: Organization[] = [];
  readonly #tokens = new Map<string, Token>();
  readonly #sow: Sown;
  /** A repository made anew under an old name is another one. */
  #added = 0;

  /** `sow` makes a bare repository, with the seed's history or empty, and gives its folder. */
  constructor(sow: Sown) {
    this.#sow = sow;
  }

  addToken(token: Token): void {
    this.#tokens.set(patFor(token.name, 84), token);
    this.#tokens.set(patFor(token.name, 52), token);
  }

  tokenOf(secret: string): Token | undefined {
    return this.#tokens.get(secret);
  }

  expireToken(name: string): void {
    this.#knownToken(name).state = 'expired';
  }

  revokeToken(name: string): void {
    this.#knownToken(name).state = 'revoked';
  }

  reviveToken(name: string): void {
    this.#knownToken(name).state = 'alive';
  }

  setScopes(name: string, scopes: Token['scopes']): void {
    this.#knownToken(name).scopes = scopes;
  }

  /** A name that is a sentinel is an organization too: a copy of fabrikam. */
  findOrganization(name: string): Organization | undefined {
    const known = this.organizations.find((organization) => same(organization.name, name));
    if (known || !findSentinel(name)) return known;
    const fabrikam = this.organizations.find((organization) => organization.name === 'fabrikam');
    return fabrikam && { ...fabrikam, id: guidOf('organization', name), name, misbehaviour: null };
  }

  findProject(organization: Organization, nameOrId: string): Project | undefined {
    const known = organization.projects.find(byNameOrId(nameOrId));
    const model = organization.projects.find((project) => project.versionControl.git);
    if (known || !model || !findSentinel(nameOrId)) return known;
    const id = guidOf('project', organization.name, nameOrId);
    const project = { ...model, id, name: nameOrId, listed: false, misbehaviour: null };
    organization.projects.push(project);
    return project;
  }

  findRepository(project: Project, nameOrId: string): Repository | undefined {
    const known = project.repositories.find(byNameOrId(nameOrId));
    const model = project.repositories.find(({ name }) => name === 'web');
    if (known || !model || !findSentinel(nameOrId)) return known;
    const id = guidOf('repository', project.id, nameOrId);
    const differences = { isDisabled: false, listed: false, misbehaviour: null };
    const repository = { ...model, id, name: nameOrId, ...differences };
    project.repositories.push(repository);
    return repository;
  }

  organization(place: string): Organization {
    return must(this.findOrganization(namesIn(place)[0]), place);
  }

  project(place: string): Project {
    return must(this.findProject(this.organization(place), namesIn(place)[1]), place);
  }

  repository(place: string): Repository {
    return must(this.findRepository(this.project(place), namesIn(place)[2]), place);
  }

  async addRepository(place: string, { empty = false, ...differences }: NewRepository = {}): Promise<Repository> {
    const project = this.project(place);
    const name = namesIn(place)[2];
    const repository: Repository = {
      id: guidOf('repository', project.id, name, String((this.#added += 1))),
      name,
      folder: await this.#sow(place, empty),
      defaultBranch: empty ? null : 'refs/heads/main',
      isDisabled: false,
      isInMaintenance: false,
      allowsAnyCommit: false,
      listed: true,
      misbehaviour: null,
      ...differences,
    };
    project.repositories.push(repository);
    return repository;
  }

  disableRepository(place: string): void {
    this.repository(place).isDisabled = true;
  }

  enableRepository(place: string): void {
    this.repository(place).isDisabled = false;
  }

  deleteRepository(place: string): void {
    const project = this.project(place);
    project.repositories.splice(project.repositories.indexOf(this.repository(place)), 1);
  }

  /** The project or repository keeps its id; its old name is gone at once. */
  rename(place: string, name: string): void {
    const renamed = namesIn(place)[2] === '' ? this.project(place) : this.repository(place);
    renamed.name = name;
  }

  stopOrganization(name: string): void {
    this.organization(name).state = 'stopped';
  }

  startOrganization(name: string): void {
    this.organization(name).state = 'alive';
  }

  /** Makes a place answer as if `sentinel` were its name, for ever or so many times. */
  misbehave(place: string, sentinel: string, limits: { times?: number; door?: Door } = {}): void {
    must(findSentinel(sentinel), sentinel);
    this.#place(place).misbehaviour = {
      sentinel,
      door: limits.door ?? 'both',
      timesLeft: limits.times ?? Infinity,
    };
  }

  behave(place: string): void {
    this.#place(place).misbehaviour = null;
  }

  #place(place: string): Organization | Project | Repository {
    const [, project, repository] = namesIn(place);
    if (repository !== '') return this.repository(place);
    return project === '' ? this.organization(place) : this.project(place);
  }

  #knownToken(name: string): Token {
    return must(this.#tokens.get(patFor(name)), name);
  }
}

function namesIn(place: string): [string, string, string] {
  const [organization = '', project = '', repository = ''] = place.split('/');
  return [organization, project, repository];
}

function must<T>(found: T | null | undefined, name: string): T {
  if (found === undefined || found === null) throw new Error(`The simulated world has no '${name}'`);
  return found;
}
