import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntityKey } from '../../../shared/model/scope.ts';
import {
  changeKey,
  connectorKey,
  connectorOfUse,
  connectorsIn,
  entityOf,
  pauseKey,
  runKey,
  runsOf,
  secretKey,
  secretsIn,
  useKey,
  usesOf,
} from '../../../shared/storage/row-keys.ts';

// Mostly a few that begin alike, so that equal ones and prefixes meet.
const identifier = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'a$', 'ab', 'A', '_') },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-zA-Z_][0-9a-zA-Z_$]{0,127}$/) },
);
const place = fc.oneof(
  fc.constant({ org: null, project: null }),
  identifier.map((org) => ({ org, project: null })),
  fc.tuple(identifier, identifier).map(([org, project]) => ({ org, project })),
);
const entity: fc.Arbitrary<EntityKey> = fc
  .tuple(place, identifier)
  .map(([scope, id]) => ({ ...scope, identifier: id }));

describe('row keys', () => {
  test('are as the design spells them', () => {
    const project = { org: 'retail', project: 'shop' };
    const connector = connectorKey({ ...project, identifier: 'azure_repos' });
    const secret = secretKey({ org: null, project: null, identifier: 'pat' });
    expect([
      connector,
      secret,
      secretKey({ org: 'retail', project: null, identifier: 'pat' }),
      useKey(secret, connector),
      connectorsIn(project),
      secretsIn({ org: null, project: null }),
      runKey('abc', 1),
      changeKey('abc'),
    ]).toEqual([
      'connector!retail!shop!azure_repos',
      'secret!!!pat',
      'secret!retail!!pat',
      'use!!!pat!retail!shop!azure_repos',
      'connector!retail!shop!',
      'secret!!!',
      'run!abc!9999999998',
      'change!abc',
    ]);
  });

  test('lead back to their entity', () => {
    fc.assert(
      fc.property(entity, (key) => {
        expect(entityOf(connectorKey(key))).toEqual(key);
        expect(entityOf(secretKey(key))).toEqual(key);
      }),
    );
  });

  test('of a use lead back to its connector and stand below their secret, and below no other', () => {
    fc.assert(
      fc.property(entity, entity, entity, (secret, other, connector) => {
        const use = useKey(secretKey(secret), connectorKey(connector));
        expect(connectorOfUse(use)).toBe(connectorKey(connector));
        expect(use.startsWith(usesOf(secretKey(secret)))).toBe(true);
        expect(use.startsWith(usesOf(secretKey(other)))).toBe(secretKey(other) === secretKey(secret));
      }),
    );
  });

  test('of a scope have it as their prefix, and no other scope has it', () => {
    fc.assert(
      fc.property(entity, place, (key, scope) => {
        const same = key.org === scope.org && key.project === scope.project;
        expect(connectorKey(key).startsWith(connectorsIn(scope))).toBe(same);
        expect(secretKey(key).startsWith(secretsIn(scope))).toBe(same);
      }),
    );
  });

  test('of a scope stand together, before every longer name that begins like it', () => {
    // `$` is the lowest character an identifier can have.
    const scopes = ['shop', 'shop$', 'shop1', 'shopA', 'shop_', 'shopa'];
    const keys = scopes.flatMap((org) => ['a', 'z'].map((id) => connectorKey({ org, project: null, identifier: id })));
    expect(keys.toReversed().toSorted()).toEqual(keys);
  });

  test('of runs sort the newest first', () => {
    const sequences = [1, 2, 9, 10, 99, 100, 12_345, 9_999_999_998];
    const keys = sequences.map((sequence) => runKey('abc', sequence));
    expect(keys.toSorted()).toEqual(keys.toReversed());
    expect(keys.every((key) => key.startsWith(runsOf('abc')))).toBe(true);
  });

  test('hold nothing that Table Storage refuses, and stay under its 1 KiB', () => {
    const longest = { org: 'o'.repeat(128), project: 'p'.repeat(128), identifier: 'i'.repeat(128) };
    expect(Buffer.byteLength(useKey(secretKey(longest), connectorKey(longest)), 'utf16le')).toBeLessThanOrEqual(2_048);
    fc.assert(
      fc.property(entity, entity, (secret, connector) => {
        expect(useKey(secretKey(secret), connectorKey(connector))).toMatch(/^[^/\\#?\p{Cc}]+$/u);
      }),
    );
  });

  test.each([
    ['services', 'Fabrikam', 'pause!services!fabrikam'],
    ['services', 'a-b.c_d~1', 'pause!services!a-b.c_d~1'],
    ['server:tfs.example:8443', 'Default Collection', 'pause!server:tfs.example:8443!default=20collection'],
    ['server:tfs.example', 'a!b/c\\d#e?f%g', 'pause!server:tfs.example!a=21b=2fc=5cd=23e=3ff=25g'],
    ['server:tfs.example', 'RÉSEAU', 'pause!server:tfs.example!r=c3=a9seau'],
    ['server:tfs.example', 're\u0301seau', 'pause!server:tfs.example!r=c3=a9seau'],
    ['server:tfs.example', '\ud800', 'pause!server:tfs.example!=ef=bf=bd'],
  ])('of a pause: %s, %j is %s', (deployment, organization, key) => {
    expect(pauseKey(deployment, organization).toLowerCase()).toBe(key);
  });

  test('of a pause hold nothing that Table Storage refuses, however long and odd the name is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (organization) => {
        const key = pauseKey(`server:${'h'.repeat(253)}`, organization);
        expect(key).toMatch(/^pause![a-z:]+![A-Za-z0-9=._~-]*$/);
        expect(key.length).toBeLessThan(512);
      }),
    );
  });
});
