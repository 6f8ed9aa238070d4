import { describe, expect, test } from 'vitest';
import { EntraIdentity, isGranted } from '../../../shared/model/entra-identity.ts';
import { identityUses } from '../../../shared/model/identity-uses.ts';
import { changed, inAccount, inOrg, inProject, overHttp, overSsh, read, told } from './definition.ts';

const guid = '10ca1000-0000-4000-8000-000000000003';
const allowed = { scopes: [{}], organizations: ['fabrikam'] };
const servicePrincipal = {
  type: 'ServicePrincipal',
  tenantId: guid,
  clientId: guid,
  clientSecretRef: 'account.x',
  allowed,
};

describe('An identity', () => {
  test.each<[string, object]>([
    ['a service principal', servicePrincipal],
    ['the managed identity of the service', { type: 'ManagedIdentity', allowed }],
    ['a user-assigned managed identity', { type: 'ManagedIdentity', clientId: guid, allowed }],
    ['a workload identity', { type: 'WorkloadIdentity', tenantId: guid, clientId: guid, allowed }],
    ['granted to nobody', { type: 'ManagedIdentity', allowed: { scopes: [], organizations: [] } }],
  ])('%s is taken as it is', (_, body) => {
    expect(EntraIdentity.parse(body)).toEqual(body);
  });

  test.each<[string, string, object]>([
    ['a service principal without a secret', 'clientSecretRef', { ...servicePrincipal, clientSecretRef: undefined }],
    ['a value in place of a reference', '', { ...servicePrincipal, clientSecret: 'x' }],
    ['a managed identity with a secret', '', { type: 'ManagedIdentity', clientSecretRef: 'account.x', allowed }],
    ['every tenant at once', 'tenantId', { ...servicePrincipal, tenantId: 'common' }],
    ['no grant', 'allowed', { type: 'ManagedIdentity' }],
    [
      'a project without its organization',
      'allowed.scopes.0',
      { type: 'ManagedIdentity', allowed: { ...allowed, scopes: [{ projectIdentifier: 'shop' }] } },
    ],
    [
      'an organization that is a host',
      'allowed.organizations.0',
      { type: 'ManagedIdentity', allowed: { ...allowed, organizations: ['dev.azure.com/fabrikam'] } },
    ],
  ])('%s is refused at its place', (_, place, body) => {
    const { error } = EntraIdentity.safeParse(body);
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([place]);
  });
});

const to = (scopes: object[], organizations = ['fabrikam']) => ({ allowed: { scopes, organizations } });

describe('A grant', () => {
  test.each([
    ['of the account holds everywhere in it', to([{}]), inProject, 'fabrikam', true],
    ['of the account holds for the account itself', to([{}]), inAccount, 'fabrikam', true],
    ['of an organization holds for its projects', to([{ orgIdentifier: 'retail' }]), inProject, 'fabrikam', true],
    ['of an organization does not hold above it', to([{ orgIdentifier: 'retail' }]), inAccount, 'fabrikam', false],
    ['of another organization does not hold', to([{ orgIdentifier: 'retails' }]), inOrg, 'fabrikam', false],
    [
      'of a project does not hold for the one beside it',
      to([{ orgIdentifier: 'retail', projectIdentifier: 'other' }]),
      inProject,
      'fabrikam',
      false,
    ],
    ['does not hold for another organization of Azure', to([{}]), inProject, 'contoso', false],
    ['compares as Azure DevOps does', to([{}], ['FABRIKAM']), inProject, 'fabrikam', true],
    ['to nobody holds for nobody', to([]), inAccount, 'fabrikam', false],
    ['holds for no organization when none is named', to([{}], []), inAccount, 'fabrikam', false],
  ])('%s', (_, identity, scope, organization, granted) => {
    expect(isGranted(identity, scope, organization)).toBe(granted);
  });
});

describe('A connector that acts as an identity', () => {
  const authentication = { type: 'Http', spec: { type: 'ManagedIdentity', spec: { identityRef: 'ci' } } };
  const plain = changed(changed(overHttp, '/spec/authentication', authentication), '/spec/apiAccess', undefined);
  const withApi = (apiAccess: object, definition = plain) => changed(definition, '/spec/apiAccess', apiAccess);

  test('needs neither user name nor token', () => {
    expect(read(plain)).toMatchObject({ problems: [], warnings: [], definition: plain });
    expect(identityUses(plain)).toEqual([
      { identifier: 'ci', pointer: '/spec/authentication/spec/spec/identityRef', type: 'ManagedIdentity' },
    ]);
  });

  test('has API access as the same identity, or as one of its own', () => {
    expect(read(withApi({ type: 'Identity' }))).toMatchObject({ problems: [], warnings: [] });
    const own = withApi({ type: 'Identity', spec: { identityRef: 'api' } });
    expect(read(own)).toMatchObject({ problems: [], warnings: [], definition: own });
    expect(identityUses(own).map(({ identifier, type }) => [identifier, type])).toEqual([
      ['ci', 'ManagedIdentity'],
      ['api', null],
    ]);
  });

  test('over SSH, or with a token, must name the identity of its API access', () => {
    for (const definition of [overHttp, overSsh]) {
      const pointer = '/connector/spec/apiAccess/spec/identityRef';
      expect(told(read(withApi({ type: 'Identity' }, definition)))).toEqual([`FieldMissing ${pointer}`]);
      const named = withApi({ type: 'Identity', spec: { identityRef: 'api' } }, definition);
      expect(told(read(named))).toEqual([]);
    }
  });

  test.each([
    ['is missing', undefined, 'FieldMissing'],
    ['is no identifier', 'account.ci', 'IdentifierInvalid'],
  ])('is refused when the reference %s', (_, identityRef, code) => {
    const pointer = '/spec/authentication/spec/spec/identityRef';
    expect(told(read(changed(plain, pointer, identityRef)))).toEqual([`${code} /connector${pointer}`]);
  });
});
