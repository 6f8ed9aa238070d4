import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretClient } from '@azure/keyvault-secrets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { credentialOf, secretClientOf, vaultSecretsOf } from '../world-clients.ts';
import { startEmulators } from './emulators.ts';
import { temporaryFolder } from './temporary-folder.ts';

const quickly = { intervalInMs: 10 };
let emulators: Awaited<ReturnType<typeof startEmulators>>;
let vault: SecretClient;

beforeAll(async () => {
  emulators = await startEmulators();
  vault = secretClientOf(emulators);
});
afterAll(() => emulators.close());

async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of list) items.push(item);
  return items;
}

async function namesOf(list: AsyncIterable<{ name: string }>): Promise<string[]> {
  return (await all(list)).map(({ name }) => name);
}

/** A request by hand, for what the client itself would not send. */
async function send(method: string, path: string, headers: Record<string, string> = {}, body?: string) {
  const response = await fetch(`${emulators.vaultUrl}${path}`, {
    method,
    headers,
    ...(body !== undefined && { body }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

async function bearer(resource = 'https://vault.azure.net'): Promise<Record<string, string>> {
  const token = await credentialOf(emulators.identity).getToken(`${resource}/.default`);
  return { authorization: `Bearer ${token?.token}` };
}

describe('Key Vault: who may', () => {
  test('a request without a token is answered with the challenge that names the vault resource', async () => {
    const { status, headers, text } = await send('GET', '/secrets/any?api-version=7.6');
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toMatch(
      /^Bearer authorization="https:\/\/login\.microsoftonline\.com\/[0-9a-f-]{36}", resource="https:\/\/vault\.azure\.net"$/,
    );
    expect(JSON.parse(text).error.code).toBe('Unauthorized');
  });

  test('a token for storage is refused, and told so', async () => {
    const { status, text } = await send('GET', '/secrets?api-version=7.6', await bearer('https://storage.azure.com'));
    expect(status).toBe(401);
    expect(text).toContain('its audience is https://storage.azure.com');
  });

  test('a token that somebody else signed is refused', async () => {
    const forged = (await bearer()).authorization?.replace(/\.[^.]+$/, '.AAAA') ?? '';
    const { status, text } = await send('GET', '/secrets?api-version=7.6', { authorization: forged });
    expect(status).toBe(401);
    expect(text).toContain('its signature is wrong');
  });
});

describe('Key Vault: secrets and versions', () => {
  test('what was set is got, with its content type, tags and dates', async () => {
    const expiresOn = new Date('2030-01-01T00:00:00Z');
    await vault.setSecret('whole', 'välue', { contentType: 'text/plain', tags: { account: 'a1' }, expiresOn });
    const secret = await vault.getSecret('whole');
    expect(secret.value).toBe('välue');
    expect(secret.properties).toMatchObject({
      name: 'whole',
      contentType: 'text/plain',
      tags: { account: 'a1' },
      enabled: true,
      expiresOn,
      recoveryLevel: 'Recoverable+Purgeable',
      vaultUrl: emulators.vaultUrl,
    });
    expect(secret.properties.createdOn).toBeInstanceOf(Date);
  });

  test('setting again makes a version; the old one is got by its version', async () => {
    const first = await vault.setSecret('versioned', 'one');
    await vault.setSecret('versioned', 'two');
    expect((await vault.getSecret('versioned')).value).toBe('two');
    const { version = '' } = first.properties;
    expect((await vault.getSecret('versioned', { version })).value).toBe('one');
    const versions = await all(vault.listPropertiesOfSecretVersions('versioned'));
    expect(versions).toHaveLength(2);
    expect(versions.map((each) => each.version)).toContain(version);
  });

  test('names are the same in any case', async () => {
    await vault.setSecret('Mixed-Case', 'value');
    expect((await vault.getSecret('mixed-case')).value).toBe('value');
  });

  test('changing properties leaves the value and what was not named', async () => {
    const { properties } = await vault.setSecret('changed', 'kept', { tags: { kept: 'yes' } });
    await vault.updateSecretProperties('changed', properties.version ?? '', { contentType: 'new' });
    const secret = await vault.getSecret('changed');
    expect(secret.value).toBe('kept');
    expect(secret.properties).toMatchObject({ contentType: 'new', tags: { kept: 'yes' } });
  });

  test('a disabled secret answers 403 SecretDisabled', async () => {
    await vault.setSecret('disabled', 'value', { enabled: false });
    await expect(vault.getSecret('disabled')).rejects.toMatchObject({
      statusCode: 403,
      code: 'Forbidden',
      details: { error: { innerError: { code: 'SecretDisabled' } } },
    });
  });

  test('an unknown secret and an unknown version answer 404 SecretNotFound', async () => {
    await vault.setSecret('known', 'value');
    const notFound = { statusCode: 404, code: 'SecretNotFound' };
    await expect(vault.getSecret('unknown')).rejects.toMatchObject(notFound);
    await expect(vault.getSecret('known', { version: 'f'.repeat(32) })).rejects.toMatchObject(notFound);
  });

  test('many at once: each is stored, none is overwritten by another', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `parallel-${index}`);
    await Promise.all(names.map((name) => vault.setSecret(name, `value of ${name}`)));
    const secrets = await vaultSecretsOf(emulators);
    for (const name of names) expect(secrets[name]).toBe(`value of ${name}`);
  });
});

describe('Key Vault: lists', () => {
  test('60 secrets come in pages of at most 25, each once', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `page-${String(index).padStart(2, '0')}`);
    await Promise.all(names.map((name) => vault.setSecret(name, 'value')));
    const pages = await all(vault.listPropertiesOfSecrets().byPage());
    for (const page of pages) expect(page.length).toBeLessThanOrEqual(25);
    const listed = pages.flat().map(({ name }) => name);
    expect(listed.filter((name) => name.startsWith('page-'))).toEqual(names);
    expect(new Set(listed).size).toBe(listed.length);
  });

  test('a list never shows a value', async () => {
    await vault.setSecret('in-list', 'must-not-be-listed');
    const { text } = await send('GET', '/secrets?api-version=7.6', await bearer());
    expect(text).toContain('/secrets/');
    expect(text).not.toContain('must-not-be-listed');
  });

  test('maxresults over 25 is refused', async () => {
    const { status } = await send('GET', '/secrets?api-version=7.6&maxresults=26', await bearer());
    expect(status).toBe(400);
  });
});

describe('Key Vault: soft deletion', () => {
  test('a deleted secret is gone, listed as deleted, and its name cannot be used', async () => {
    await vault.setSecret('deleted', 'value');
    await (await vault.beginDeleteSecret('deleted', quickly)).pollUntilDone();
    await expect(vault.getSecret('deleted')).rejects.toMatchObject({ statusCode: 404 });
    const remembered = await vault.getDeletedSecret('deleted');
    expect(remembered.deletedOn).toBeInstanceOf(Date);
    expect(remembered.recoveryId).toBe(`${emulators.vaultUrl}/deletedsecrets/deleted`);
    expect(await namesOf(vault.listDeletedSecrets())).toContain('deleted');
    expect(await namesOf(vault.listPropertiesOfSecrets())).not.toContain('deleted');
    await expect(vault.setSecret('deleted', 'again')).rejects.toMatchObject({
      statusCode: 409,
      code: 'Conflict',
      details: { error: { innerError: { code: 'ObjectIsDeletedButRecoverable' } } },
    });
  });

  test('a recovered secret has its versions back', async () => {
    const { properties } = await vault.setSecret('recovered', 'old');
    await vault.setSecret('recovered', 'new');
    await (await vault.beginDeleteSecret('recovered', quickly)).pollUntilDone();
    await (await vault.beginRecoverDeletedSecret('recovered', quickly)).pollUntilDone();
    expect((await vault.getSecret('recovered')).value).toBe('new');
    expect((await vault.getSecret('recovered', { version: properties.version ?? '' })).value).toBe('old');
    expect(await namesOf(vault.listDeletedSecrets())).not.toContain('recovered');
  });

  test('a purged name can be used again', async () => {
    await vault.setSecret('purged', 'old');
    await (await vault.beginDeleteSecret('purged', quickly)).pollUntilDone();
    await vault.purgeDeletedSecret('purged');
    await expect(vault.getDeletedSecret('purged')).rejects.toMatchObject({ statusCode: 404 });
    await vault.setSecret('purged', 'new');
    expect((await vault.getSecret('purged')).value).toBe('new');
  });

  test('deleting what is not there answers 404', async () => {
    await expect(vault.beginDeleteSecret('never-there', quickly)).rejects.toMatchObject({ statusCode: 404 });
    await expect(vault.purgeDeletedSecret('never-there')).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe('Key Vault: limits', () => {
  test.each(['with_underscore', 'with.dot', 'ü', 'n'.repeat(128)])('the name %s is refused', async (name) => {
    await expect(vault.setSecret(name, 'value')).rejects.toMatchObject({ statusCode: 400, code: 'BadParameter' });
  });

  test('a value of 25 KB is kept, one byte more is refused', async () => {
    const largest = 'x'.repeat(25 * 1024);
    await vault.setSecret('largest', largest);
    expect((await vault.getSecret('largest')).value).toBe(largest);
    await expect(vault.setSecret('largest', `${largest}x`)).rejects.toMatchObject({ statusCode: 400 });
  });

  test('a content type over 255 characters and more than 15 tags are refused', async () => {
    const tags = Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`tag${index}`, 'x']));
    await expect(vault.setSecret('odd', 'v', { contentType: 'x'.repeat(256) })).rejects.toMatchObject({
      statusCode: 400,
    });
    await expect(vault.setSecret('odd', 'v', { tags })).rejects.toMatchObject({ statusCode: 400 });
  });

  test('a refused body is not quoted in the answer', async () => {
    const headers = { ...(await bearer()), 'content-type': 'application/json' };
    const { status, text } = await send('PUT', '/secrets/odd?api-version=7.6', headers, '{"value":["hunter2"]}');
    expect(status).toBe(400);
    expect(text).not.toContain('hunter2');
  });

  test('a request without api-version, an unknown method and another collection are refused', async () => {
    const headers = await bearer();
    expect((await send('GET', '/secrets/any', headers)).status).toBe(400);
    expect((await send('POST', '/secrets/any?api-version=7.6', headers)).status).toBe(405);
    expect((await send('GET', '/keys?api-version=7.6', headers)).status).toBe(404);
  });
});

describe('Key Vault: what is kept', () => {
  test('secrets, versions and deletions outlive even a killed vault', async () => {
    await using folder = await temporaryFolder();
    const first = await startEmulators(folder.path);
    const before = secretClientOf(first);
    await before.setSecret('kept', 'old');
    await before.setSecret('kept', 'new');
    await before.setSecret('thrown', 'away');
    await (await before.beginDeleteSecret('thrown', quickly)).pollUntilDone();
    await first.close('SIGKILL');

    const second = await startEmulators(folder.path);
    try {
      const after = secretClientOf(second);
      expect(await vaultSecretsOf(second)).toEqual({ kept: 'new' });
      expect(await all(after.listPropertiesOfSecretVersions('kept'))).toHaveLength(2);
      expect(await namesOf(after.listDeletedSecrets())).toEqual(['thrown']);
    } finally {
      await second.close();
    }
    const file = join(folder.path, 'key-vault.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('a file that is no vault is refused by name, not quoted and not overwritten', async () => {
    await using folder = await temporaryFolder();
    const file = join(folder.path, 'key-vault.json');
    await writeFile(file, '{"secrets": "hunter2"');
    const failure = await startEmulators(folder.path).catch((error: Error) => error.message);
    expect(failure).toContain(`${file} is not a vault that this version wrote`);
    expect(failure).not.toContain('hunter2');
    expect(await readFile(file, 'utf8')).toBe('{"secrets": "hunter2"');
  });
});
