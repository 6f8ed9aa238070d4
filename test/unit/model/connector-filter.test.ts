import { describe, expect, test } from 'vitest';
import { type ConnectorFilter, everyConnector, isMeant } from '../../../shared/model/connector-filter.ts';
import { ConnectorDefinition } from '../../../shared/model/connector.ts';
import { overHttp } from './definition.ts';

const definition = ConnectorDefinition.parse({
  ...overHttp,
  name: 'Web Shop',
  identifier: 'web_shop',
  description: 'Größe der Körbe',
  tags: { team: 'web', urgent: '' },
});
const shown = { status: 'PARTIAL', reason: 'RateLimited', errors: [{ reason: 'TlsFailed' }] } as const;

const meant = (filter: Partial<ConnectorFilter>) => isMeant({ ...everyConnector, ...filter }, definition, shown);

describe('a connector is meant', () => {
  test.each<[string, Partial<ConnectorFilter>]>([
    ['by no filter at all', {}],
    ['by its verdict', { status: 'PARTIAL' }],
    ['by its reason', { reason: 'RateLimited' }],
    ['by a tag', { tag: { key: 'team', value: null } }],
    ['by a tag and its value', { tag: { key: 'team', value: 'web' } }],
    ['by a tag without a value', { tag: { key: 'urgent', value: '' } }],
    ['by a part of its name', { search: 'b sHo' }],
    ['by a part of its identifier', { search: 'B_SHOP' }],
    ['by a part of its description, however its accents are composed', { search: 'GRO\u0308ẞE'.replace('ẞ', 'ß') }],
    ['by a part of its URL', { search: 'MYCOMP' }],
  ])('%s', (_, filter) => expect(meant(filter)).toBe(true));

  test.each<[string, Partial<ConnectorFilter>]>([
    ['another verdict', { status: 'SUCCESS' }],
    ['another reason', { reason: 'SecretMissing' }],
    ['another tag', { tag: { key: 'Team', value: null } }],
    ['another value of the tag', { tag: { key: 'team', value: 'we' } }],
    ['a tag that every object has', { tag: { key: 'constructor', value: null } }],
    ['a text that is nowhere', { search: 'web shop x' }],
    ['only one of two', { status: 'PARTIAL', search: 'nowhere' }],
  ])('not by %s', (_, filter) => expect(meant(filter)).toBe(false));
});
