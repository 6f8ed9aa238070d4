import { readBody } from '../../../shared/door/body.ts';
import { PageQuery, readQuery, readScope, ScopeQuery } from '../../../shared/door/query.ts';
import { type FieldCode, type Problem, Refusal, type Warning, type WarningCode } from '../../../shared/model/errors.ts';
import { expiryProblems } from '../../../shared/model/secret-request.ts';
import { readTarget } from '../../../shared/model/target.ts';
import { readTriggerRequest } from '../../../shared/model/triggers/trigger-request.ts';
import { delegateWarnings } from '../../../shared/services/examine-definition.ts';
import { changed, credentials, inAccount, overHttp, read } from '../model/definition.ts';
import { keys } from '../model/throw-away-keys.ts';

type Told = Problem | Warning;
type Mistake = () => Told[] | Promise<Told[]>;

const project = 'https://dev.azure.com/mycomp/myproject';
const repository = `${project}/_git/myrepo`;
const servers = [{ host: 'tfs.example.com', plainHttp: false }];

const target =
  (fields: Parameters<typeof readTarget>[0]): Mistake =>
  () => {
    const { problems, warnings } = readTarget(fields, servers);
    return [...problems, ...warnings];
  };
const url = (text: string): Mistake => target({ url: text, type: 'Repo' });

const definition =
  (connector: unknown, given: Parameters<typeof read>[1] = {}): Mistake =>
  () => {
    const { problems, warnings } = read(connector, given);
    return [...problems, ...warnings];
  };

const refused =
  (call: () => unknown): Mistake =>
  async () => {
    const refusal = await Promise.try(call).catch((error: unknown) => error);
    return refusal instanceof Refusal ? [...refusal.problems] : [];
  };
const body = (text: string): Mistake =>
  refused(() => readBody({ headers: new Headers(), body: new Blob([text]).stream() }, 'definition'));
const scope = (search: string): Mistake => refused(() => readScope(readQuery(ScopeQuery, new URLSearchParams(search))));

const trigger =
  (fields: object): Mistake =>
  () => {
    const spec = { type: 'Push', spec: { connectorRef: 'account.web_shop', ...fields } };
    const source = { type: 'Webhook', spec: { type: 'AzureRepo', spec } };
    const body = { trigger: { name: 'Push to main', identifier: 'push_to_main', source } };
    return readTriggerRequest(body, '/trigger', { scope: inAccount, identifier: null }).problems;
  };

/** One call for each code that earns it; `stored`: what it says depends on what is stored. */
export const mistakes = {
  BodyMissing: body(''),
  BodyNotParsable: body('{"connector": {"name": "a", "name": "b"}}'),
  FieldMissing: definition(changed(overHttp, '/spec/url', undefined)),
  FieldTypeInvalid: definition(changed(overHttp, '/spec/executeOnDelegate', 'no')),
  FieldValueInvalid: definition(changed(overHttp, '/spec/type', 'Account')),
  ParameterMissing: scope(''),
  ParameterInvalid: refused(() => readQuery(PageQuery, new URLSearchParams('pageSize=1000'))),
  IdentifierInvalid: definition({ ...overHttp, identifier: 'azure-repos' }),
  IdentifierMismatch: definition(overHttp, { identifier: 'other' }),
  ConnectorTypeNotSupported: 'stored',
  DocumentRepeated: 'stored',
  NameInvalid: definition({ ...overHttp, name: 'caf\u00e9' }),
  ScopeInvalid: scope('accountIdentifier=acme&projectIdentifier=shop'),
  ScopeMismatch: definition({ ...overHttp, orgIdentifier: 'web' }),
  UsernameAmbiguous: definition(changed(overHttp, `${credentials}/usernameRef`, 'account.user')),
  PasswordNotSupported: definition(
    changed(overHttp, '/spec/authentication/spec', {
      type: 'UsernamePassword',
      spec: { username: 'johnsmith', passwordRef: 'account.pat' },
    }),
  ),
  UsernameInvalid: definition(changed(overHttp, `${credentials}/username`, 'john:smith')),
  SecretRefInvalid: definition(changed(overHttp, `${credentials}/tokenRef`, 'pat'), { scope: inAccount }),
  SecretMissing: 'stored',
  SecretBoundToAnotherDeployment: 'stored',
  SecretExpired: () =>
    expiryProblems({ kind: 'EncryptedText', value: 'x', expiresAt: '2020-01-31T00:00:00Z' }, '', new Date()),
  SecretKindMismatch: definition(overHttp, {
    secrets: { 'account.pat': { kind: 'SSHKey', privateKey: keys.openSsh } },
  }),
  SecretNotReferenced: definition(overHttp, { secrets: { pat: { kind: 'EncryptedText', value: 'x' } } }),
  SecretValueInvalid: definition(overHttp, { secrets: { 'account.pat': { kind: 'EncryptedText', value: 'x\ny' } } }),
  SecretSharedByOthers: 'stored',
  SecretKindFixed: 'stored',
  IdentityMissing: 'stored',
  IdentityNotGranted: 'stored',
  IdentityTypeMismatch: 'stored',
  IdentityForServicesOnly: 'stored',
  ConnectorRefInvalid: trigger({ connectorRef: 'web_shop' }),
  ConnectorMissing: 'stored',
  RepositoryMismatch: 'stored',
  ConditionKeyUnknown: trigger({ payloadConditions: [{ key: 'targetBranche', operator: 'Equals', value: 'main' }] }),
  PatternInvalid: trigger({ payloadConditions: [{ key: 'title', operator: 'Regex', value: 'a'.repeat(1_001) }] }),
  ConditionNotSupported: trigger({ jexlCondition: '<+trigger.event> == "PR"' }),
  SshKeyInvalid: definition(
    changed(overHttp, '/spec/authentication', { type: 'Ssh', spec: { sshKeyRef: 'account.key' } }),
    { secrets: { 'account.key': { kind: 'SSHKey', privateKey: keys.openSshEd25519 } } },
  ),
  UrlEmpty: url(''),
  UrlTooLong: url(`${repository}${'x'.repeat(2_048)}`),
  UrlCharacterNotAllowed: url(String.raw`https:\\dev.azure.com\mycomp`),
  UrlContainsSpace: url('https://dev.azure.com/mycomp/my project/_git/myrepo'),
  UrlEncodingMalformed: url('https://dev.azure.com/mycomp/100%/_git/myrepo'),
  UrlSchemeNotSupported: url('dev.azure.com/mycomp/myproject/_git/myrepo'),
  UrlContainsCredential: url('https://johnsmith:password@dev.azure.com/mycomp/myproject/_git/myrepo'),
  UrlAuthorityMalformed: url('https://john%40smith@dev.azure.com/mycomp/myproject/_git/myrepo'),
  UrlHostNotAllowed: url('https://github.com/mycomp/myrepo'),
  UrlSchemeNotServed: url('ssh://git@dev.azure.com/mycomp/myproject/_git/myrepo'),
  UrlPlainHttpNotAllowed: url('http://tfs.example.com/tfs/collection/myproject/_git/myrepo'),
  UrlPortNotAllowed: url('https://dev.azure.com:8443/mycomp/myproject/_git/myrepo'),
  UrlSshUserWrong: url('ssh://john@ssh.dev.azure.com/v3/mycomp/myproject/myrepo'),
  UrlSshVersionMissing: url('git@ssh.dev.azure.com:mycomp/myproject/myrepo'),
  UrlEmptySegment: url('https://dev.azure.com/mycomp//myproject/_git/myrepo'),
  UrlDotSegment: url('https://dev.azure.com/mycomp/../other/myproject/_git/myrepo'),
  UrlDoubleEncoded: url('https://dev.azure.com/mycomp/my%2520project/_git/myrepo'),
  UrlNameInvalid: url('https://dev.azure.com/mycomp/my%3Aproject/_git/myrepo'),
  UrlNamesNothing: url('https://dev.azure.com/'),
  UrlPathNotRecognized: url('https://dev.azure.com/mycomp/myproject/_apis/git/repositories/myrepo'),
  UrlIsTfvcPath: url('$/myproject/src'),
  TestRepositoryInvalid: target({
    url: project,
    type: 'Project',
    validationRepo: 'https://dev.azure.com/mycomp/other/_git/r',
  }),
  UnknownField: definition(changed(overHttp, '/spec/apiAcces', {})),
  AccountIgnored: definition({ ...overHttp, accountIdentifier: 'other' }),
  ProjectUrlNamesRepository: target({ url: repository, type: 'Project' }),
  RepositoryMissingInUrl: url(project),
  SchemeMismatch: target({ url: repository, type: 'Repo', authenticationType: 'Ssh' }),
  NoTestRepository: target({ url: project, type: 'Project' }),
  TestRepositoryIgnored: target({ url: repository, type: 'Repo', validationRepo: 'other' }),
  SelectorsWithoutDelegate: () => delegateWarnings({ spec: { executeOnDelegate: false, delegateSelectors: ['eu'] } }),
  ApiAccessWithoutToken: definition(changed(overHttp, '/spec/apiAccess', { type: 'Token' })),
  PrivateKeyInEncryptedText: 'stored',
  SecretValueTrimmed: definition(overHttp, {
    secrets: { 'account.pat': { kind: 'EncryptedText', value: `${'x'.repeat(52)}\n` } },
  }),
  SecretLooksLikeUserName: definition(overHttp, {
    secrets: { 'account.pat': { kind: 'EncryptedText', value: 'johnsmith' } },
  }),
  UrlQueryIgnored: url(`${repository}?version=GBmain`),
  UrlFragmentIgnored: url(`${repository}#readme`),
  UrlUserIgnored: url('https://johnsmith@dev.azure.com/mycomp/myproject/_git/myrepo'),
  UrlViewIgnored: url(`${project}/_git/_full/myrepo`),
  UrlTeamIgnored: url(`${project}/myteam/_git/myrepo`),
  UrlPageIgnored: url(`${repository}/pullrequest/12`),
  UrlGitSegmentIgnored: target({ url: `${project}/_git`, type: 'Project', validationRepo: 'myrepo' }),
  UrlUsedAsHttps: url('http://dev.azure.com/mycomp/myproject/_git/myrepo'),
  UrlFormRetired: url('ssh://mycomp@vs-ssh.visualstudio.com:22/myproject/_ssh/myrepo'),
  UrlWithoutProject: target({ url: 'https://dev.azure.com/mycomp', type: 'Project' }),
  UrlTfvcPathIgnored: target({
    url: `${project}/_versionControl?path=$/myproject/src`,
    type: 'Project',
    validationRepo: 'myrepo',
  }),
  TestRepositoryIsUrl: target({ url: project, type: 'Project', validationRepo: repository }),
} as const satisfies Record<FieldCode | WarningCode, Mistake | 'stored'>;
