import { apiAccess, connector, http, ssh, sshKey, text, webUrl } from './definition.ts';

/** What is wrong with a body, the body, and each mistake as `pointer code`. */
export type Mistake = readonly [what: string, body: object, mistakes: readonly string[]];

const at = (pointer: string, code: string) => [`/connector${pointer} ${code}`];
const credentials = '/spec/authentication/spec/spec';
const spec = (fields: object) => connector('web', { spec: fields });
const withUser = (user: object) => spec({ authentication: http('account.pat', user) });

/** Fields that are missing, of another type, or of another value. */
export const fieldMistakes: readonly Mistake[] = [
  ['no definition', {}, at('', 'FieldMissing')],
  ['a definition that is a text', { connector: 'web' }, at('', 'FieldTypeInvalid')],
  ['no name', connector('web', { name: undefined }), at('/name', 'FieldMissing')],
  ['a name of blanks', connector('web', { name: '  ' }), at('/name', 'NameInvalid')],
  ['a name with an umlaut', connector('web', { name: 'Wöb' }), at('/name', 'NameInvalid')],
  ['a name of 129 characters', connector('web', { name: 'n'.repeat(129) }), at('/name', 'NameInvalid')],
  ['a name that is a number', connector('web', { name: 7 }), at('/name', 'FieldTypeInvalid')],
  ['no identifier', connector('web', { identifier: null }), at('/identifier', 'FieldMissing')],
  ['no type', connector('web', { type: undefined }), at('/type', 'FieldMissing')],
  ['another type', connector('web', { type: 'Github' }), at('/type', 'FieldValueInvalid')],
  ['tags that are a list', connector('web', { tags: ['a'] }), at('/tags', 'FieldTypeInvalid')],
  ['a tag that is a number', connector('web', { tags: { a: 1 } }), at('/tags/a', 'FieldTypeInvalid')],
  ['no URL', spec({ url: undefined }), at('/spec/url', 'FieldMissing')],
  ['no URL type', spec({ type: undefined }), at('/spec/type', 'FieldMissing')],
  ['the URL type Account', spec({ type: 'Account' }), at('/spec/type', 'FieldValueInvalid')],
  ['no authentication', spec({ authentication: undefined }), at('/spec/authentication', 'FieldMissing')],
  [
    'the authentication OAuth',
    spec({ authentication: { type: 'OAuth' } }),
    at('/spec/authentication/type', 'FieldValueInvalid'),
  ],
  [
    'API access without a token',
    spec({ apiAccess: { type: 'Token', spec: {} } }),
    at('/spec/apiAccess/spec/tokenRef', 'FieldMissing'),
  ],
  [
    'a password',
    spec({
      authentication: {
        type: 'Http',
        spec: { type: 'UsernamePassword', spec: { username: 'ana', passwordRef: 'account.pat' } },
      },
    }),
    at(`${credentials}/passwordRef`, 'PasswordNotSupported'),
  ],
  [
    'API access of another type',
    spec({ apiAccess: { ...apiAccess('account.pat'), type: 'OAuth' } }),
    at('/spec/apiAccess/type', 'FieldValueInvalid'),
  ],
  ['selectors that are a text', spec({ delegateSelectors: 'eu' }), at('/spec/delegateSelectors', 'FieldTypeInvalid')],
  [
    'executeOnDelegate as a text',
    spec({ executeOnDelegate: 'yes' }),
    at('/spec/executeOnDelegate', 'FieldTypeInvalid'),
  ],
  ['no token', spec({ authentication: http('') }), at(`${credentials}/tokenRef`, 'SecretRefInvalid')],
  ['no user name', withUser({}), at(`${credentials}/username`, 'UsernameAmbiguous')],
  [
    'two user names',
    withUser({ username: 'ci', usernameRef: 'account.pat' }),
    at(`${credentials}/username`, 'UsernameAmbiguous'),
  ],
  ['a user name with a colon', withUser({ username: 'ci:x' }), at(`${credentials}/username`, 'UsernameInvalid')],
  [
    'an organization that cannot be',
    connector('web', { orgIdentifier: '1x' }),
    at('/orgIdentifier', 'IdentifierInvalid'),
  ],
  [
    'a project without its organization',
    connector('web', { projectIdentifier: 'shop' }),
    at('/projectIdentifier', 'ScopeInvalid'),
  ],
  [
    'several at once',
    connector('web', { name: '', type: 'Github', spec: { url: 'dev.azure.com', authentication: http('nowhere.pat') } }),
    [
      ...at('/name', 'NameInvalid'),
      ...at('/type', 'FieldValueInvalid'),
      ...at(`${credentials}/tokenRef`, 'SecretRefInvalid'),
      ...at('/spec/url', 'UrlSchemeNotSupported'),
    ],
  ],
];

const named = (reference: string) => spec({ authentication: http(reference) });
const inline = (secrets: object) => connector('web', { secrets });

/** References to secrets, and secrets sent along. The account has `pat`, a token, `key`, an SSH key, and `shared`, a token of others. */
export const secretMistakes: readonly Mistake[] = [
  ['a reference with an unknown prefix', named('team.pat'), at(`${credentials}/tokenRef`, 'SecretRefInvalid')],
  ['a reference to a lower scope', named('org.pat'), at(`${credentials}/tokenRef`, 'SecretRefInvalid')],
  ['a secret that does not exist', named('account.nothing'), at(`${credentials}/tokenRef`, 'SecretMissing')],
  ['a key where a token is needed', named('account.key'), at(`${credentials}/tokenRef`, 'SecretKindMismatch')],
  [
    'a token where a key is needed',
    spec({ url: 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web', authentication: ssh('account.pat') }),
    at('/spec/authentication/spec/sshKeyRef', 'SecretKindMismatch'),
  ],
  [
    'a missing token for the API',
    spec({ apiAccess: apiAccess('account.nothing') }),
    at('/spec/apiAccess/spec/tokenRef', 'SecretMissing'),
  ],
  ['secrets that are a list', inline([]), ['/secrets FieldTypeInvalid']],
  [
    'a secret that nothing refers to',
    inline({ 'account.other': text('x') }),
    ['/secrets/account.other SecretNotReferenced'],
  ],
  ['a secret of a Server', named('account.bound'), at(`${credentials}/tokenRef`, 'SecretBoundToAnotherDeployment')],
  [
    'a value that has expired',
    inline({ 'account.pat': { ...text('a-token'), expiresAt: '2020-01-31T00:00:00Z' } }),
    ['/secrets/account.pat/expiresAt SecretExpired'],
  ],
  [
    'a value with a line break',
    inline({ 'account.pat': text('x\ny') }),
    ['/secrets/account.pat/value SecretValueInvalid'],
  ],
  [
    'a key that is none',
    connector('web', {
      spec: { url: 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web', authentication: ssh('account.later') },
      secrets: { 'account.later': { kind: 'SSHKey', privateKey: 'x' } },
    }),
    ['/secrets/account.later/privateKey SshKeyInvalid'],
  ],
  [
    'a key sent for a token',
    inline({ 'account.pat': sshKey() }),
    ['/secrets/account.pat/kind SecretKindMismatch', '/secrets/account.pat/kind SecretKindFixed'],
  ],
  [
    'a new value for a secret of others',
    connector('web', { spec: { authentication: http('account.shared') }, secrets: { 'account.shared': text('new') } }),
    ['/secrets/account.shared SecretSharedByOthers'],
  ],
];

const pat = `${'a'.repeat(76)}AZDO${'b'.repeat(4)}`;
const urlAt = (url: string, code: string): Mistake => [
  `the URL ${url.slice(0, 60)}`,
  spec({ url }),
  at('/spec/url', code),
];

/** URLs that name nothing, or nothing that may be. `tfs.example` is a Server that is allowed over https. */
export const urlMistakes: readonly Mistake[] = [
  urlAt('  ', 'UrlEmpty'),
  urlAt(`${webUrl}/${'x'.repeat(2_048)}`, 'UrlTooLong'),
  urlAt('https://dev.azure.com\\fabrikam\\Fiber', 'UrlCharacterNotAllowed'),
  urlAt('https://dev.azure.com/fabrikam/My Project', 'UrlContainsSpace'),
  urlAt('https://dev.azure.com/fabrikam/100%', 'UrlEncodingMalformed'),
  urlAt('ftp://dev.azure.com/fabrikam/Fiber', 'UrlSchemeNotSupported'),
  urlAt(`https://ci:${pat}@dev.azure.com/fabrikam/Fiber`, 'UrlContainsCredential'),
  urlAt(`${webUrl}?token=${pat}`, 'UrlContainsCredential'),
  urlAt('https://dev.azure.com%2e/fabrikam/Fiber', 'UrlAuthorityMalformed'),
  urlAt('https://dev.azure.com.example.com/fabrikam/Fiber', 'UrlHostNotAllowed'),
  urlAt('http://127.0.0.1:10002/fabrikam/Fiber', 'UrlHostNotAllowed'),
  urlAt('http://tfs.example/tfs/DefaultCollection/Fiber', 'UrlPlainHttpNotAllowed'),
  urlAt('https://ssh.dev.azure.com/fabrikam/Fiber', 'UrlSchemeNotServed'),
  urlAt('https://dev.azure.com:8443/fabrikam/Fiber', 'UrlPortNotAllowed'),
  urlAt('ana@ssh.dev.azure.com:v3/fabrikam/Fiber/web', 'UrlSshUserWrong'),
  urlAt('git@ssh.dev.azure.com:fabrikam/Fiber/web', 'UrlSshVersionMissing'),
  urlAt('https://dev.azure.com/fabrikam//Fiber', 'UrlEmptySegment'),
  urlAt('https://dev.azure.com/fabrikam/Fiber/../Other', 'UrlDotSegment'),
  urlAt('https://dev.azure.com/fabrikam/My%2520Project', 'UrlDoubleEncoded'),
  urlAt('https://dev.azure.com/fabrikam/a%3Fb', 'UrlNameInvalid'),
  urlAt('https://dev.azure.com/', 'UrlNamesNothing'),
  urlAt('https://dev.azure.com/fabrikam/Fiber/web', 'UrlPathNotRecognized'),
  urlAt('$/Fiber/Main', 'UrlIsTfvcPath'),
  [
    'a Test Repository of another project',
    spec({
      url: 'https://dev.azure.com/fabrikam/Fiber',
      type: 'Project',
      validationRepo: 'https://dev.azure.com/fabrikam/Other/_git/web',
    }),
    at('/spec/validationRepo', 'TestRepositoryInvalid'),
  ],
  [
    'a Test Repository that cannot be',
    spec({ url: 'https://dev.azure.com/fabrikam/Fiber', type: 'Project', validationRepo: '../other' }),
    at('/spec/validationRepo', 'TestRepositoryInvalid'),
  ],
];
