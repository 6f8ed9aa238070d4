import { createHash } from 'node:crypto';
import { guidOf } from './guid.ts';

export type Scope = 'vso.code' | 'vso.code_write' | 'vso.code_status' | 'vso.project' | 'vso.hooks' | 'vso.hooks_write';

/** One of these; null when a token needs only to be alive. */
export type NeededScope = Scope | Scope[] | null;

export type Identity = {
  kind: 'user' | 'service principal';
  id: string;
  displayName: string;
  account: string;
  /** What the permissions of its projects let it read. */
  sees: 'every project' | 'no project';
  /** What they let it change: nobody who may only read sets a status or a subscription. */
  changes: 'everything' | 'nothing';
  /** Whether the conditional access policy of its tenant lets it in from here. */
  admittedByPolicy: boolean;
};

export type Token = {
  name: string;
  meaning: string;
  owner: Identity;
  /** Names of organizations; `all` is a global token, of all accessible organizations. */
  organizations: readonly string[] | 'all';
  scopes: readonly Scope[];
  state: 'alive' | 'expired' | 'revoked';
};

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * A personal access token in one of the two forms that Azure DevOps hands out: 84 characters with `AZDO` at 76, or the
 * 52 of older ones. Made, never written down: a scanner of secrets takes the literal for a real one.
 */
export function patFor(name: string, length: 84 | 52 = 84): string {
  const characters = (alphabet: string, count: number) =>
    [...createHash('shake256', { outputLength: count }).update(`${name} ${length}`).digest()]
      .map((byte) => alphabet[byte % alphabet.length])
      .join('');
  if (length === 52) return characters(base32, 52);
  const random = characters(letters, 80);
  return `${random.slice(0, 76)}AZDO${random.slice(76)}`;
}

function person(displayName: string, differences: Partial<Identity> = {}): Identity {
  const account = `${displayName.toLowerCase().replaceAll(' ', '.')}@fabrikam.example`;
  return {
    kind: 'user',
    id: guidOf('identity', account),
    displayName,
    account,
    sees: 'every project',
    changes: 'everything',
    admittedByPolicy: true,
    ...differences,
  };
}

/** Known to an organization by the object id of the service principal, and to its members by that too. */
export function servicePrincipal(displayName: string, objectId: string, differences: Partial<Identity> = {}): Identity {
  return { ...person(displayName), kind: 'service principal', id: objectId, account: objectId, ...differences };
}

/** Who does what nobody in particular does. */
export const ana = person('Ana Bowman');
const everyScope: readonly Scope[] = [
  'vso.code',
  'vso.code_write',
  'vso.code_status',
  'vso.project',
  'vso.hooks',
  'vso.hooks_write',
];
const without = (...scopes: Scope[]) => everyScope.filter((one) => !scopes.includes(one));
const home = ['fabrikam', 'DefaultCollection', 'Research'];

const mayEverything = { owner: ana, organizations: home, scopes: everyScope, state: 'alive' } as const;

/** The tokens of the seeded world. Each exists in both lengths. */
export function seedTokens(): Token[] {
  return [
    { ...mayEverything, name: 'alive', meaning: 'may do everything in fabrikam and in the Server collections' },
    { ...mayEverything, name: 'expired', meaning: 'past its date', state: 'expired' },
    { ...mayEverything, name: 'revoked', meaning: 'revoked by its owner', state: 'revoked' },
    {
      ...mayEverything,
      name: 'no-code-scope',
      meaning: 'lacks Code (Read)',
      scopes: without('vso.code', 'vso.code_write'),
    },
    {
      ...mayEverything,
      name: 'no-project-scope',
      meaning: 'lacks Project and Team (Read)',
      scopes: without('vso.project'),
    },
    {
      ...mayEverything,
      name: 'no-status-scope',
      meaning: 'lacks Code (Status)',
      scopes: without('vso.code_status', 'vso.code_write'),
    },
    {
      ...mayEverything,
      name: 'no-hooks-scope',
      meaning: 'lacks Service Hooks',
      scopes: without('vso.hooks', 'vso.hooks_write'),
    },
    {
      ...mayEverything,
      name: 'read-only',
      meaning: 'has every scope; its owner may only read',
      owner: person('Rea Reader', { changes: 'nothing' }),
    },
    { ...mayEverything, name: 'other-organization', meaning: 'made for contoso', organizations: ['contoso'] },
    {
      ...mayEverything,
      name: 'global-blocked',
      meaning: 'global; fabrikam forbids global tokens, contoso does not',
      organizations: 'all',
    },
    {
      ...mayEverything,
      name: 'not-a-member',
      meaning: 'its owner belongs to no organization here',
      owner: person('Olu Stranger'),
      organizations: 'all',
    },
    {
      ...mayEverything,
      name: 'conditional-access',
      meaning: 'its owner is kept out by a conditional access policy',
      owner: person('Cai Roaming', { admittedByPolicy: false }),
    },
    {
      ...mayEverything,
      name: 'outsider',
      meaning: 'its owner is a member who may read no project',
      owner: person('Oda Outside', { sees: 'no project' }),
    },
  ];
}
