import { findSentinel } from '../sentinels.ts';
import type { Door } from '../exchange.ts';
import { Code } from '../code/code.ts';
import type { Git } from '../git/git.ts';
import { checkInEvent } from '../hooks/check-in-event.ts';
import { Hooks } from '../hooks/hooks.ts';
import { repositoryEvent } from '../hooks/repository-events.ts';
import { PullRequests } from '../pull-requests/pull-requests.ts';
import { Statuses } from '../statuses/statuses.ts';
import { findOrganization, findProject, findRepository } from './find.ts';
import { guidOf } from './guid.ts';
import { fingerprintOf } from './keys.ts';
import type { SshKey } from './keys.ts';
import type { Changeset, Organization, Project, Repository } from './places.ts';
import { must, namesIn } from './names.ts';
import type { Site } from './site.ts';
import { ana, patFor, servicePrincipal } from './tokens.ts';
import type { Identity, Token } from './tokens.ts';

/** How an unrecognised credential is answered at the REST door. */
export type SignInStyle = '203' | '302' | '401';

export type NewRepository = Partial<
  Pick<Repository, 'isDisabled' | 'isInMaintenance' | 'allowsAnyCommit'> & { empty: boolean }
>;

type Sown = (place: string, empty: boolean) => Promise<string>;

/** Everything the simulator pretends to keep. Places are written `organization/project/repository`. */
export class World {
  signInStyle: SignInStyle = '203';
  /** Where the simulator stands, without trailing slash: the address of its Servers. */
  url = 'http://127.0.0.1';
  readonly organizations: Organization[] = [];
  readonly hooks: Hooks;
  readonly code: Code;
  readonly pullRequests: PullRequests;
  readonly statuses = new Statuses();
  readonly #tokens = new Map<string, Token>();
  readonly #principals = new Map<string, Identity>();
  /** Tokens of Entra that came along, and whether they are still taken. */
  readonly #bearers = new Map<string, boolean>();
  readonly #keys = new Map<string, SshKey>();
  readonly #noSubscribers = new Set<string>();
  readonly #sow: Sown;
  /** A repository made anew under an old name is another one. */
  #added = 0;
  /** Changesets are numbered through the collection; here through the world. The first made the root. */
  #changesets = 1;

  /** `sow` makes a bare repository, with the seed's history or empty, and gives its folder. */
  constructor(sow: Sown, git: Git) {
    this.#sow = sow;
    const surroundings = {
      site: (place: string) => this.site(place),
      ownerOf: (token: string) => this.ownerOf(token),
      rootOf: (organization: Organization) => this.rootOf(organization),
    };
    this.hooks = new Hooks(surroundings);
    this.code = new Code({ ...surroundings, git, hooks: this.hooks });
    this.pullRequests = new PullRequests({ ...surroundings, git, hooks: this.hooks, code: this.code });
    this.code.onPush = (push) => this.pullRequests.pushed(push);
  }

  addToken(token: Token): void {
    this.#tokens.set(patFor(token.name, 84), token);
    this.#tokens.set(patFor(token.name, 52), token);
  }

  tokenOf(secret: string): Token | undefined {
    return this.#tokens.get(secret);
  }

  /** A service principal or managed identity, and the organizations that it is a user of. */
  addPrincipal(objectId: string, displayName: string, organizations: readonly string[]): Identity {
    const principal = servicePrincipal(displayName, objectId);
    this.#principals.set(objectId, principal);
    for (const name of organizations) this.organization(name).members.add(principal.account);
    return principal;
  }

  /** Somebody who was never added is a stranger to every organization. */
  principalOf(objectId: string): Identity {
    return this.#principals.get(objectId) ?? servicePrincipal('a stranger', objectId);
  }

  /** Whether a token of Entra is taken. */
  meetBearer(token: string): boolean {
    const taken = this.#bearers.get(token) ?? true;
    this.#bearers.set(token, taken);
    return taken;
  }

  /** The tokens of Entra that have come along so far. */
  bearers(): string[] {
    return [...this.#bearers.keys()];
  }

  /** From now on those are refused, and others are not; `false` takes that back. */
  refuseBearers(refused = true): void {
    for (const token of this.#bearers.keys()) this.#bearers.set(token, !refused);
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

  /**
   * Puts a public key (a line of a `.pub` file) on the key page of a token's owner, in that token's organizations.
   * @param as the token's name
   */
  addKey(name: string, publicKey: string, as = 'alive'): SshKey {
    const { owner, organizations } = this.#knownToken(as);
    const homes = organizations === 'all' ? this.organizations.map((one) => one.name) : organizations;
    const fingerprint = fingerprintOf(publicKey);
    const key: SshKey = { name, fingerprint, owner, organizations: homes, state: 'alive' };
    this.#keys.set(fingerprint, key);
    return key;
  }

  keyOf(fingerprint: string): SshKey | undefined {
    return this.#keys.get(fingerprint);
  }

  setScopes(name: string, scopes: Token['scopes']): void {
    this.#knownToken(name).scopes = scopes;
  }

  findOrganization(name: string): Organization | undefined {
    return findOrganization(this.organizations, name);
  }

  findProject(organization: Organization, nameOrId: string): Project | undefined {
    return findProject(organization, nameOrId);
  }

  findRepository(project: Project, nameOrId: string): Repository | undefined {
    return findRepository(project, nameOrId);
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

  site(place: string): Site {
    return {
      organization: this.organization(place),
      project: this.project(place),
      repository: this.repository(place),
    };
  }

  ownerOf(token: string): Identity {
    return this.#knownToken(token).owner;
  }

  /** Somebody who owns a token. */
  identity(id: string): Identity | undefined {
    return [...this.#tokens.values()].find(({ owner }) => owner.id === id)?.owner;
  }

  /** The public URL of an organization or collection, as payloads name it. */
  rootOf({ deployment, name }: Organization): string {
    const encoded = encodeURIComponent(name);
    return deployment === 'hosted' ? `https://dev.azure.com/${encoded}` : `${this.url}/tfs/${encoded}`;
  }

  /** Gives or takes "Edit subscriptions", which the owner of a token has to begin with. */
  allowSubscriptions(token: string, allowed = true): void {
    const { account } = this.ownerOf(token);
    if (allowed) this.#noSubscribers.delete(account);
    else this.#noSubscribers.add(account);
  }

  maySubscribe({ account, changes }: Identity): boolean {
    return changes === 'everything' && !this.#noSubscribers.has(account);
  }

  /** The owner of a token leaves the organization, and with them go their subscriptions. */
  removeMember(name: string, token: string): void {
    const { account } = this.ownerOf(token);
    const organization = this.organization(name);
    organization.members.delete(account);
    this.hooks.orphan(organization, account);
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
    this.#tell(place, { kind: 'created' });
    return repository;
  }

  /** Checks files in to the TFVC of a project; their paths are below its root. */
  checkIn(place: string, paths: readonly string[]): Changeset {
    const project = this.project(place);
    const { name, changesets } = project;
    const id = (this.#changesets += 1);
    const changeset = {
      id,
      createdDate: new Date(Date.UTC(2024, 2, id, 8)).toISOString(),
      comment: `Changeset ${id}`,
      paths: paths.map((path) => `$/${name}/${path}`),
    };
    changesets.push(changeset);
    const organization = this.organization(place);
    this.hooks.publish(checkInEvent({ organization, project }, changeset, ana, this.rootOf(organization)));
    return changeset;
  }

  disableRepository(place: string): void {
    this.repository(place).isDisabled = true;
    this.#tell(place, { kind: 'statuschanged', disabled: true });
  }

  enableRepository(place: string): void {
    this.repository(place).isDisabled = false;
    this.#tell(place, { kind: 'statuschanged', disabled: false });
  }

  deleteRepository(place: string): void {
    const project = this.project(place);
    this.#tell(place, { kind: 'deleted' });
    project.repositories.splice(project.repositories.indexOf(this.repository(place)), 1);
  }

  /** The project or repository keeps its id; its old name is gone at once. */
  rename(place: string, name: string): void {
    const [organization, project, repository] = namesIn(place);
    const renamed = repository === '' ? this.project(place) : this.repository(place);
    renamed.name = name;
    if (repository !== '') this.#tell(`${organization}/${project}/${name}`, { kind: 'renamed', oldName: repository });
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

  #tell(place: string, happened: Parameters<typeof repositoryEvent>[0]): void {
    const site = this.site(place);
    this.hooks.publish(repositoryEvent(happened, site, ana, this.rootOf(site.organization)));
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
