import { describe, expect, test } from 'vitest';
import { hostIdOf, isDisabled, resolvePlaceholders } from '../../../infra/local/functions-host/app-settings.ts';
import { toMessages } from '../../../infra/local/functions-host/outputs.ts';
import { poisonQueueName } from '../../../infra/local/functions-host/queue/message.ts';
import { decodeText, encodeText } from '../../../infra/local/functions-host/queue/text.ts';
import { storageConnection } from '../../../infra/local/functions-host/storage-connection.ts';

describe('%SETTING% in a binding', () => {
  test('is replaced by the setting, also inside other text', () => {
    expect(resolvePlaceholders('%A%-x-%B%', { A: '1', B: '2' })).toBe('1-x-2');
  });

  test('that is not set is refused by name', () => {
    expect(() => resolvePlaceholders('%MISSING%', {})).toThrow("'%MISSING%' does not resolve to a value.");
  });
});

describe('connection of a binding', () => {
  const connectionString = 'UseDevelopmentStorage=true';

  test('is AzureWebJobsStorage when it names none', () => {
    expect(storageConnection('', { AzureWebJobsStorage: connectionString })).toEqual({ connectionString });
    expect(storageConnection(undefined, { AzureWebJobsStorage: connectionString })).toEqual({ connectionString });
  });

  test('names a setting, with or without AzureWebJobs in front', () => {
    expect(storageConnection('Other', { Other: connectionString })).toEqual({ connectionString });
    expect(storageConnection('Storage', { AzureWebJobsStorage: connectionString })).toEqual({ connectionString });
  });

  test('may be the identity form with service addresses', () => {
    const env = { Other__queueServiceUri: 'https://q', Other__blobServiceUri: 'https://b', Other__clientId: 'me' };
    expect(storageConnection('Other', env)).toEqual({
      queueServiceUri: 'https://q',
      blobServiceUri: 'https://b',
      clientId: 'me',
    });
  });

  test('may be the identity form with an account name', () => {
    expect(storageConnection('Other', { Other__accountName: 'acme' })).toEqual({
      queueServiceUri: 'https://acme.queue.core.windows.net',
      blobServiceUri: 'https://acme.blob.core.windows.net',
      clientId: null,
    });
  });

  test('that is not set is refused with the settings to make', () => {
    expect(() => storageConnection('Other', {})).toThrow(/'Other' is not set.*Other__queueServiceUri/);
  });
});

describe('AzureWebJobs.NAME.Disabled', () => {
  test.each(['true', 'True', '1'])('%s disables the function', (value) => {
    expect(isDisabled('mine', { 'AzureWebJobs.mine.Disabled': value })).toBe(true);
  });

  test('may be written with underscores, for shells that allow no dots', () => {
    expect(isDisabled('mine', { AzureWebJobs__mine__Disabled: '1' })).toBe(true);
  });

  test.each(['false', '0', ''])('%j does not', (value) => {
    expect(isDisabled('mine', { 'AzureWebJobs.mine.Disabled': value })).toBe(false);
  });

  test('of another function does not', () => {
    expect(isDisabled('mine', { 'AzureWebJobs.yours.Disabled': 'true' })).toBe(false);
  });
});

describe('host id', () => {
  test('differs from folder to folder and can be given', () => {
    expect(hostIdOf('/a', {})).not.toBe(hostIdOf('/b', {}));
    expect(hostIdOf('/a', {})).toMatch(/^[a-z0-9-]{1,32}$/);
    expect(hostIdOf('/a', { AzureFunctionsWebHost__hostid: 'given' })).toBe('given');
  });
});

describe('text of a queue message', () => {
  test('is base64 unless host.json says none', () => {
    expect(encodeText('ä', 'base64')).toBe('w6Q=');
    expect(decodeText('w6Q=', 'base64')).toBe('ä');
    expect(encodeText('ä', 'none')).toBe('ä');
    expect(decodeText('w6Q=', 'none')).toBe('w6Q=');
  });

  test.each(['{"a":1}', 'abc', 'a===', 'ab=c'])('%s does not decode', (raw) => {
    expect(decodeText(raw, 'base64')).toBeNull();
  });
});

describe('poison queue', () => {
  test('is named after the queue', () => {
    expect(poisonQueueName('work')).toBe('work-poison');
  });

  test('does not exist for a poison queue or a name that would exceed 63 characters', () => {
    expect(poisonQueueName('work-poison')).toBeNull();
    expect(poisonQueueName('a'.repeat(56))).toBe(`${'a'.repeat(56)}-poison`);
    expect(poisonQueueName('a'.repeat(57))).toBeNull();
  });
});

describe('value of a queue output', () => {
  test.each([
    ['nothing', undefined, []],
    ['null', null, []],
    ['text', { string: 'x' }, ['x']],
    ['bytes', { bytes: Buffer.from('x') }, ['x']],
    ['an integer', { int: 5 }, ['5']],
    ['a fraction', { double: 0.5 }, ['0.5']],
    ['a boolean', { json: 'true' }, ['true']],
    ['an object', { json: '{"a":1}' }, ['{"a":1}']],
    ['an array: one message per element', { json: '["a",{"b":1},2]' }, ['a', '{"b":1}', '2']],
    ['an empty array', { json: '[]' }, []],
  ])('%s', (_, data, messages) => {
    expect(toMessages(data)).toEqual(messages);
  });
});
