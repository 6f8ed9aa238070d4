import { describe, expect, test } from 'vitest';
import { FinishChangeMessage, VerifyMessage } from '../../../shared/model/messages.ts';
import { readSecretRequest } from '../../../shared/model/secret-request.ts';
import { authorizationOf } from '../../../shared/outbound/authorization.ts';
import { connectorKey, secretKey } from '../../../shared/storage/row-keys.ts';
import { sourcesIn, textOf } from '../../house/files.ts';
import { readImports } from '../../house/imports.ts';
import attacks from './attacks.json' with { type: 'json' };
import urlAttacks from './url-attacks.json' with { type: 'json' };
import { changed, credentials, inAccount, inOrg, inProject, overHttp, read, told } from './definition.ts';

/** `shownBy`: words of the test that shows it; `notYet`: why there can be none. */
type Entry = { id: string; surface: string; what: string; shownBy?: { file: string; words: string }; notYet?: string };
const entries: Entry[] = attacks;

describe('the catalogue of attacks', () => {
  test('names each once', () => {
    expect(entries).toHaveLength(64);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });

  test('leaves the URLs to the table of theirs', () => {
    const urls = [...urlAttacks.harmless, ...urlAttacks.refused].map(({ id }) => id);
    expect(new Set(urls).size).toBeGreaterThanOrEqual(54);
  });

  test.each(entries.filter(({ shownBy }) => shownBy !== undefined))('$id, $what: has its test', ({ shownBy }) => {
    expect(textOf(shownBy?.file ?? '')).toContain(shownBy?.words);
  });

  test('says of the rest why there is none', () => {
    const notYet = entries.filter(({ shownBy }) => shownBy === undefined);
    expect(notYet.map(({ id }) => id)).toEqual(['ATK-099', 'ATK-228', 'ATK-232']);
    for (const { notYet: why } of notYet) expect(why).toMatch(/\.$/);
  });
});

const tokenRef = `/connector${credentials}/tokenRef`;
const referring = (reference: string) => changed(overHttp, `${credentials}/tokenRef`, reference);

describe('a reference that attacks is refused in every scope, with its place', () => {
  test.each([
    ['ATK-092', '../other-account/secret'],
    ['ATK-093', 'account.other/secret'],
    ['ATK-094', 'https://evil.vault.azure.net/secrets/x'],
    ['ATK-096', 'secret;name'],
    ['ATK-097', 'a'.repeat(129)],
    ['ATK-097', `account.${'a'.repeat(129)}`],
  ])('%s: %s', (_, reference) => {
    for (const scope of [inAccount, inOrg, inProject])
      expect(told(read(referring(reference), { scope }))).toContain(`SecretRefInvalid ${tokenRef}`);
  });

  test('ATK-095: the name of a setting is a secret of the project like any other, and names nothing elsewhere', () => {
    const setting = referring('AzureWebJobsStorage');
    // Settings are never looked at, and a secret has a random name in the vault.
    expect(told(read(setting, { scope: inProject }))).toEqual([]);
    for (const scope of [inAccount, inOrg])
      expect(told(read(setting, { scope }))).toContain(`SecretRefInvalid ${tokenRef}`);
  });
});

describe('a value that attacks', () => {
  test('ATK-086: that is not ASCII is taken, as a password of a Server may be, and travels as UTF-8 in base64', () => {
    const { body, problems } = readSecretRequest({ kind: 'EncryptedText', value: 'éè' });
    expect([body, problems]).toEqual([{ kind: 'EncryptedText', value: 'éè' }, []]);
    expect(authorizationOf({ kind: 'basic', username: 'ci', token: 'éè' })).toBe('Basic Y2k6w6nDqA==');
  });
});

test('ATK-213: the longest message is far below what a queue takes, which is why none needs a blob', () => {
  const longest = 'x'.repeat(128);
  const place = { org: longest, project: longest, identifier: longest };
  const envelope = { v: 1, account: longest, hop: 4, change: longest };
  const messages = [
    VerifyMessage.parse({
      ...envelope,
      run: { connector: connectorKey(place), uid: longest, sequence: 9_999_999_999 },
    }),
    FinishChangeMessage.parse({ ...envelope, secret: secretKey(place), verifyUsers: true }),
  ];
  for (const message of messages)
    expect(Buffer.from(JSON.stringify(message)).toString('base64').length).toBeLessThan(2_000);
});

test('ATK-216: a definition larger than a property of a row is refused as a whole, whichever field it is', () => {
  const long = 'ü'.repeat(40_000);
  for (const [field, value] of [
    ['/description', long],
    ['/tags', { a: long }],
    ['/tags', Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`tag-${index}`, 'v']))],
    ['/spec/delegateSelectors', Array.from({ length: 10_000 }, (_, index) => `eu-${index}`)],
  ] as const)
    expect(told(read(changed(overHttp, field, value)))).toEqual(['FieldValueInvalid /connector']);
});

test('ATK-229: no file of the service can start a process, whose arguments everybody could read', () => {
  const starting = sourcesIn('functions', 'shared').filter(({ text }) =>
    readImports(text).some(({ from }) => /child_process|cluster|worker_threads/.test(from)),
  );
  expect(starting.map(({ path }) => path)).toEqual([]);
});
