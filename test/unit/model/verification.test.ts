import { expect, test } from 'vitest';
import { type CheckName, type CheckOutcome, verdictOf } from '../../../shared/model/verification.ts';

const allPassed = { secrets: 'PASSED', target: 'PASSED', git: 'PASSED', identity: 'PASSED' } as const;

function verdict(outcomes: Partial<Record<CheckName, CheckOutcome>>, optional: CheckName[] = []) {
  const entries = Object.entries(outcomes) as [CheckName, CheckOutcome][];
  return verdictOf(entries.map(([name, outcome]) => ({ name, outcome, required: !optional.includes(name) })));
}

test.each([
  ['everything passed', allPassed, [], 'SUCCESS'],
  ['git passed, and there is no API access', { secrets: 'PASSED', git: 'PASSED' }, [], 'SUCCESS'],
  ['TFVC passed in the place of git', { secrets: 'PASSED', items: 'PASSED' }, [], 'SUCCESS'],
  ['a warning', { ...allPassed, git: 'WARNING' }, [], 'SUCCESS'],
  ['a required check failed', { ...allPassed, tls: 'FAILED', git: 'SKIPPED' }, [], 'FAILURE'],
  ['failed and unknown', { ...allPassed, git: 'UNKNOWN', identity: 'FAILED' }, [], 'FAILURE'],
  ['a required check is unknown', { ...allPassed, identity: 'UNKNOWN' }, [], 'UNKNOWN'],
  ['git skipped, identity passed', { ...allPassed, git: 'SKIPPED' }, [], 'PARTIAL'],
  ['git skipped, and nobody else to prove it', { target: 'PASSED', git: 'SKIPPED' }, [], 'UNKNOWN'],
  ['an optional check failed', { ...allPassed, repository: 'FAILED' }, ['repository'], 'PARTIAL'],
  ['an optional check is unknown', { ...allPassed, repository: 'UNKNOWN' }, ['repository'], 'SUCCESS'],
  ['nothing was checked', {}, [], 'UNKNOWN'],
] as const)('Verdict: %s', (_, outcomes, optional, expected) => {
  expect(verdict(outcomes, [...optional])).toBe(expected);
});
