import { connector, ssh, text, webUrl } from './definition.ts';

/** What is odd about a body, the body, and each warning as `pointer code`, with the corrected value where there is one. */
export type Oddity = readonly [
  what: string,
  body: ReturnType<typeof connector>,
  warnings: readonly (readonly [string, string | null])[],
];

const project = 'https://dev.azure.com/fabrikam/Fiber';
const spec = (fields: object) => connector('web', { spec: fields });
const url = '/connector/spec/url';
const testRepository = '/connector/spec/validationRepo';
const asProject = (more: object = {}) => spec({ url: project, type: 'Project', validationRepo: 'web', ...more });

/** Definitions that are stored as they are given, although something about them should be known. */
export const oddities: readonly Oddity[] = [
  ['nothing', spec({}), []],
  ['a misspelt field', spec({ apiAcces: {} }), [['/connector/spec/apiAcces UnknownField', 'apiAccess']]],
  ['a field without a meaning', connector('web', { colour: 'red' }), [['/connector/colour UnknownField', null]]],
  [
    'another account in the body',
    connector('web', { accountIdentifier: 'x' }),
    [['/connector/accountIdentifier AccountIgnored', null]],
  ],
  ['the URL of a repository for Project', spec({ type: 'Project' }), [[`${url} ProjectUrlNamesRepository`, project]]],
  ['no Test Repository', spec({ type: 'Project', url: project }), [[`${testRepository} NoTestRepository`, null]]],
  ['a Test Repository for Repo', spec({ validationRepo: 'web' }), [[`${testRepository} TestRepositoryIgnored`, null]]],
  [
    'a URL as Test Repository',
    asProject({ validationRepo: webUrl }),
    [[`${testRepository} TestRepositoryIsUrl`, 'web']],
  ],
  ['the URL of a project for Repo', spec({ url: project }), [[`${url} RepositoryMissingInUrl`, null]]],
  [
    'the URL of an organization',
    spec({ type: 'Project', url: 'https://dev.azure.com/fabrikam' }),
    [[`${url} UrlWithoutProject`, 'https://dev.azure.com/fabrikam']],
  ],
  [
    'an SSH URL for HTTP',
    spec({ url: 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web' }),
    [[`${url} SchemeMismatch`, webUrl]],
  ],
  [
    'an HTTP URL for SSH',
    spec({ authentication: ssh('account.key') }),
    [[`${url} SchemeMismatch`, 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web']],
  ],
  [
    'selectors that have no effect',
    spec({ delegateSelectors: ['eu'], executeOnDelegate: false }),
    [['/connector/spec/delegateSelectors SelectorsWithoutDelegate', null]],
  ],
  [
    'API access without a token',
    spec({ apiAccess: { type: 'Token' } }),
    [['/connector/spec/apiAccess ApiAccessWithoutToken', null]],
  ],
  [
    'an SSH key that is kept as a text, as the page says',
    spec({ url: 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web', authentication: ssh('account.key_as_text') }),
    [['/connector/spec/authentication/spec/sshKeyRef PrivateKeyInEncryptedText', null]],
  ],
  [
    'a token with quotes and a line break',
    connector('web', { secrets: { 'account.pat': text(`"${'a1'.repeat(26)}"\n`) } }),
    [
      ['/secrets/account.pat/value SecretValueTrimmed', null],
      ['/secrets/account.pat/value SecretValueTrimmed', null],
    ],
  ],
  [
    'the user name for the token',
    connector('web', { secrets: { 'account.pat': text('ana@fabrikam.example') } }),
    [['/secrets/account.pat/value SecretLooksLikeUserName', null]],
  ],
  ['a query', spec({ url: `${webUrl}?path=/a` }), [[`${url} UrlQueryIgnored`, webUrl]]],
  ['a fragment', spec({ url: `${webUrl}#readme` }), [[`${url} UrlFragmentIgnored`, webUrl]]],
  [
    'the user of the Clone button',
    spec({ url: webUrl.replace('//', '//fabrikam@') }),
    [[`${url} UrlUserIgnored`, webUrl]],
  ],
  ['a view', spec({ url: webUrl.replace('_git/', '_git/_full/') }), [[`${url} UrlViewIgnored`, webUrl]]],
  ['a team', spec({ url: webUrl.replace('Fiber/', 'Fiber/Team/') }), [[`${url} UrlTeamIgnored`, webUrl]]],
  ['a page of the repository', spec({ url: `${webUrl}/commits` }), [[`${url} UrlPageIgnored`, webUrl]]],
  ['a _git of no repository', asProject({ url: `${project}/_git` }), [[`${url} UrlGitSegmentIgnored`, project]]],
  ['http to Services', spec({ url: webUrl.replace('https', 'http') }), [[`${url} UrlUsedAsHttps`, webUrl]]],
  [
    'a retired form',
    spec({ url: 'ssh://fabrikam@vs-ssh.visualstudio.com/Fiber/_ssh/web', authentication: ssh('account.key') }),
    [[`${url} UrlFormRetired`, 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web']],
  ],
  [
    'a Git Test Repository beside a TFVC path',
    asProject({ url: `${project}/_versionControl?path=$/Fiber/Main` }),
    [[`${testRepository} UrlTfvcPathIgnored`, project]],
  ],
  [
    'several at once',
    spec({ url: `${webUrl.replace('//', '//fabrikam@')}?a=b#c`, validationRepo: 'web', colour: 'red' }),
    [
      ['/connector/spec/colour UnknownField', null],
      [`${url} UrlUserIgnored`, webUrl],
      [`${url} UrlFragmentIgnored`, webUrl],
      [`${url} UrlQueryIgnored`, webUrl],
      [`${testRepository} TestRepositoryIgnored`, null],
    ],
  ],
];
