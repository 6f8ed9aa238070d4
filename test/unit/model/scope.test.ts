import { expect, test } from 'vitest';
import { describeScope, levelOf } from '../../../shared/model/scope.ts';
import { inAccount, inOrg, inProject } from './definition.ts';

test.each([
  [inAccount, 'account', 'account acme'],
  [inOrg, 'org', 'account acme, organization retail'],
  [inProject, 'project', 'account acme, organization retail, project shop'],
] as const)('a scope is called by its level and its names: %#', (scope, level, text) => {
  expect([levelOf(scope), describeScope(scope)]).toEqual([level, text]);
});
