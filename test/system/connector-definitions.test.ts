import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fieldErrors, warnings } from '../../shared/model/errors.ts';
import type { Account } from './account.ts';
import { connector, http, sshKey, text } from './definition.ts';
import { fieldMistakes, secretMistakes, urlMistakes } from './definition-mistakes.ts';
import { oddities } from './definition-warnings.ts';
import { type Stage, startWithSimulator } from './start-with-simulator.ts';

let stage: Stage;
let account: Account;
beforeAll(async () => {
  stage = await startWithSimulator({ ALLOWED_HOSTS: 'tfs.example' });
  account = stage.newAccount();
  for (const name of ['pat', 'shared', 'bound']) await account.put(`secrets/${name}`, text('a-token'));
  await account.put('secrets/key', sshKey());
  const ofOthers = { authentication: http('account.shared'), ignoreTestConnection: true };
  await account.put('connectors/other', connector('other', { spec: ofOthers }));
  const onServer = { url: 'https://tfs.example/tfs/Main/Fiber/_git/web', authentication: http('account.bound') };
  const bound = connector('bound', { spec: { ...onServer, ignoreTestConnection: true } });
  await account.put('connectors/bound', bound);
});
afterAll(() => stage.close());

type Found = { pointer: string; code: string; message: string; hint: string; corrected?: string | null };
const shown = (found: readonly Found[]) => found.map(({ pointer, code }) => `${pointer} ${code}`);

describe('A mistake is refused with its place, by PUT and by validate alike', () => {
  const mistakes = [...fieldMistakes, ...secretMistakes, ...urlMistakes];

  test.concurrent.each(mistakes)('%s', async (_, sent, expected) => {
    const [put, validated] = [
      await account.put('connectors/web', sent),
      await account.post('connectors/validate', sent),
    ];
    const onlyConflicts = expected.every((mistake) => mistake.endsWith('SharedByOthers'));
    expect(put.status).toBe(onlyConflicts ? 409 : 400);
    expect(shown(put.body.errors)).toEqual(expected);
    expect([validated.status, validated.body.valid]).toEqual([200, false]);
    expect(validated.body.errors).toEqual(put.body.errors);
    for (const { message, hint } of put.body.errors) {
      expect(message).toMatch(/\.$/);
      expect(hint).not.toBe('');
    }
  });

  test('a token in a URL is not repeated', async () => {
    const sent = urlMistakes.filter(([, , [mistake]]) => mistake?.endsWith('UrlContainsCredential'));
    expect(sent).toHaveLength(2);
    for (const [, body] of sent) {
      const answers = [await account.put('connectors/web', body), await account.post('connectors/validate', body)];
      expect(JSON.stringify(answers.map(({ body: answered }) => answered))).not.toContain('AZDO');
    }
    expect(stage.service.output()).not.toContain('AZDO');
  });

  test('nothing was stored by any of them', async () => {
    expect((await account.get('connectors/web')).status).toBe(404);
    expect(
      (await account.get('secrets')).body.value.map(({ identifier }: { identifier: string }) => identifier),
    ).toEqual(['bound', 'key', 'pat', 'shared']);
  });

  test('every code of a field is tried here or, where validate and PUT cannot give it, elsewhere', () => {
    const elsewhere = [
      'BodyMissing',
      'BodyNotParsable',
      'ParameterMissing',
      'ParameterInvalid',
      'IdentifierMismatch',
      'ScopeMismatch',
      'ConnectorTypeNotSupported',
      'DocumentRepeated',
      // Of identities, which have to be granted first: identities.test.ts.
      'IdentityForServicesOnly',
      'IdentityMissing',
      'IdentityNotGranted',
      'IdentityTypeMismatch',
      // Of triggers: triggers.test.ts.
      'ConditionKeyUnknown',
      'ConditionNotSupported',
      'ConnectorMissing',
      'ConnectorRefInvalid',
      'PatternInvalid',
      'RepositoryMismatch',
    ];
    const tried = mistakes.flatMap(([, , found]) => found.map((mistake) => mistake.split(' ')[1]));
    expect(new Set([...tried, ...elsewhere])).toEqual(new Set(Object.keys(fieldErrors)));
  });
});

describe('An oddity is stored as given, with a warning, by PUT, validate and GET alike', () => {
  const key = sshKey();

  test.concurrent.each(oddities)('%s', async (_, sent, expected) => {
    const account = stage.newAccount();
    await account.put('secrets/pat', text('a-token'));
    await account.put('secrets/key', key);
    await account.put('secrets/key_as_text', text(key.privateKey));
    const { connector: odd, ...secrets } = sent;
    // Without a run: these are about what is said at once.
    const body = { connector: { ...odd, spec: { ...odd.spec, ignoreTestConnection: true } }, ...secrets };
    const validated = await account.post('connectors/validate', body);
    const put = await account.put('connectors/web', body);
    expect(put.status).toBe(201);
    expect(put.body.warnings.map((found: Found) => [`${found.pointer} ${found.code}`, found.corrected])).toEqual(
      expected.map(([warning, corrected]) =>
        warning.endsWith('AccountIgnored') ? [warning, account.name] : [warning, corrected],
      ),
    );
    expect(validated.body).toMatchObject({ valid: true, errors: [], warnings: put.body.warnings });
    expect(put.body.connector.spec.url).toBe(odd.spec.url);
    const read = await account.get('connectors/web');
    // What was not stored is not warned of again, nor what only the secret itself shows.
    const lasting = put.body.warnings.filter(({ code }: Found) => !passing.has(code));
    expect(read.body.warnings).toEqual(lasting);
    expect(read.body.repository).toEqual(validated.body.repository);
  });

  const passing = new Set([
    'UnknownField',
    'AccountIgnored',
    'ApiAccessWithoutToken',
    'PrivateKeyInEncryptedText',
    'SecretValueTrimmed',
    'SecretLooksLikeUserName',
  ]);

  test('every warning is tried', () => {
    const tried = oddities.flatMap(([, , found]) => found.map(([warning]) => warning.split(' ')[1]));
    expect(new Set(tried)).toEqual(new Set(Object.keys(warnings)));
  });
});
