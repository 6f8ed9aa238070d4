import { describe, expect, test } from 'vitest';
import { misspelt, pushToMain } from '../../../../shared/model/contract/trigger-examples.ts';
import { placeOfTrigger, readTriggerRequest } from '../../../../shared/model/triggers/trigger-request.ts';
import { changed, inAccount, inProject } from '../definition.ts';

const watched = '/source/spec/spec/spec';

function read(trigger: object, scope = inAccount, identifier: string | null = null) {
  const { problems, ...rest } = readTriggerRequest({ trigger }, '/trigger', { scope, identifier });
  return { ...rest, problems, told: problems.map(({ code, pointer }) => `${code} ${pointer}`) };
}

const good = pushToMain.trigger;

describe('A trigger', () => {
  test('of Harness is read as it is', () => {
    expect(read(good)).toMatchObject({ told: [], warnings: [], definition: { identifier: 'push_to_main' } });
  });

  test('is found with and without its wrapper', () => {
    expect(placeOfTrigger(pushToMain)).toBe('/trigger');
    expect(placeOfTrigger(good)).toBe('');
    expect(placeOfTrigger({ trigger: pushToMain }, '/trigger')).toBe('/trigger/trigger');
  });

  test('has all its mistakes told at once', () => {
    const bad = changed(changed(misspelt.trigger, '/name', undefined), `${watched}/actions`, ['Merge']);
    expect(read(changed(bad, `${watched}/connectorRef`, 'web_shop')).told).toEqual([
      'FieldMissing /trigger/name',
      'FieldValueInvalid /trigger/source/spec/spec/spec/actions/0',
      'ConditionKeyUnknown /trigger/source/spec/spec/spec/payloadConditions/0/key',
      'PatternInvalid /trigger/source/spec/spec/spec/payloadConditions/0/value',
      'ConnectorRefInvalid /trigger/source/spec/spec/spec/connectorRef',
    ]);
  });

  test.each([
    ['/source/type', 'Scheduled', 'FieldValueInvalid /trigger/source/type'],
    ['/source/spec/type', 'Github', 'FieldValueInvalid /trigger/source/spec/type'],
    ['/source/spec/spec/type', 'Release', 'FieldValueInvalid /trigger/source/spec/spec/type'],
    ['/identifier', 'not one', 'IdentifierInvalid /trigger/identifier'],
    [`${watched}/jexlCondition`, 'true', `ConditionNotSupported /trigger${watched}/jexlCondition`],
    [
      `${watched}/payloadConditions/0/operator`,
      'Is',
      `FieldValueInvalid /trigger${watched}/payloadConditions/0/operator`,
    ],
    ['/orgIdentifier', 'retail', 'ScopeMismatch /trigger/orgIdentifier'],
    ['/inputYaml', 'x'.repeat(20_001), 'FieldValueInvalid /trigger/inputYaml'],
  ])('with %s %s is refused', (pointer, value, told) => {
    expect(read(changed(good, pointer, value)).told).toEqual([told]);
  });

  test('may say null for what it leaves out', () => {
    expect(read(changed(changed(good, `${watched}/repoName`, null), '/description', null)).told).toEqual([]);
  });

  test('is about the identifier of its address', () => {
    expect(read(good, inAccount, 'other').told).toEqual(['IdentifierMismatch /trigger/identifier']);
  });

  test.each([
    ['http://hooks.example.com', false],
    ['https://user:word@hooks.example.com', false],
    ['https://hooks.example.com/a?b=c', true],
  ])('goes to %s: %s', (url, fine) => {
    const action = { type: 'Webhook', spec: { url, secretRef: 'account.key' } };
    expect(read(changed(good, '/action', action)).told).toEqual(
      fine ? [] : ['FieldValueInvalid /trigger/action/spec/url'],
    );
  });

  test('refers to connector and secret of its own scope or above', () => {
    const action = { type: 'Webhook', spec: { url: 'https://hooks.example.com', secretRef: 'key' } };
    const { refers } = read(changed(good, '/action', action), inProject);
    expect(refers).toMatchObject({
      connector: { key: { org: null, project: null, identifier: 'web_shop' } },
      secret: { key: { org: 'retail', project: 'shop', identifier: 'key' } },
    });
    expect(read(changed(good, '/action', action)).told).toEqual(['SecretRefInvalid /trigger/action/spec/secretRef']);
  });
});

test('A field without meaning is a warning, with what was probably meant', () => {
  const odd = changed(changed(good, `${watched}/repoNam`, 'web'), `${watched}/payloadConditions/0/values`, 'x');
  expect(read(odd).warnings).toMatchObject([
    { pointer: `/trigger${watched}/repoNam`, corrected: 'repoName' },
    { pointer: `/trigger${watched}/payloadConditions/0/values`, corrected: 'value' },
  ]);
  expect(read(changed(good, '/stagesToExecute', [])).warnings).toEqual([]);
});

test.each([
  'null',
  '[]',
  '"text"',
  '{"source": []}',
  '{"source": {"spec": {"spec": {"spec": {"payloadConditions": [null, 7]}}}}}',
])('Whatever is sent, mistakes are told and nothing is thrown: %s', (text) => {
  const body: unknown = JSON.parse(text);
  const request = readTriggerRequest(body, '', { scope: inAccount, identifier: null });
  expect(request.definition).toBeNull();
  expect(request.problems.length).toBeGreaterThan(0);
});
