import { describe, expect, test } from 'vitest';
import { applyRun, ConnectorStatus, decisiveCheck, type RunResult } from '../../../shared/model/connector-status.ts';
import type { Check } from '../../../shared/model/verification.ts';

function check(name: Check['name'], outcome: Check['outcome'], more: Partial<Check> = {}): Check {
  const troubles = { PASSED: null, WARNING: null, SKIPPED: 'DependsOnFailedCheck' } as const;
  const reason = outcome === 'FAILED' || outcome === 'UNKNOWN' ? 'CredentialRefused' : troubles[outcome];
  const message = `${name} ${outcome}.`;
  return { name, required: true, outcome, reason, message, hint: null, evidence: {}, durationMs: 1, ...more };
}

const good = [check('secrets', 'PASSED'), check('git', 'PASSED')];
const bad = [check('secrets', 'PASSED'), check('tls', 'FAILED', { hint: 'Renew it.' }), check('git', 'SKIPPED')];
const ours = [check('secrets', 'UNKNOWN', { reason: 'SecretStoreUnavailable' }), check('git', 'SKIPPED')];

function run(sequence: number, checks: readonly Check[], more: Partial<RunResult> = {}): RunResult {
  return {
    verificationId: `0-${sequence}`,
    sequence,
    revision: 1,
    secrets: 'pat@1',
    at: `t${sequence}`,
    checks,
    ...more,
  };
}

describe('the status of a connector', () => {
  test('after its first success', () => {
    expect(applyRun(null, run(1, good))).toEqual({
      status: 'SUCCESS',
      reason: null,
      message: 'Every check passed.',
      hint: null,
      errorSummary: null,
      errors: [],
      testedAt: 't1',
      lastConnectedAt: 't1',
      observedRevision: 1,
      observedSecrets: 'pat@1',
      identity: null,
      delegateId: null,
      verificationId: '0-1',
      sequence: 1,
      lastAttempt: {
        outcome: 'SUCCESS',
        reason: null,
        message: 'Every check passed.',
        at: 't1',
        verificationId: '0-1',
      },
    });
  });

  test('after a failure names the cause, not what was skipped for it', () => {
    expect(applyRun(null, run(1, bad))).toMatchObject({
      status: 'FAILURE',
      reason: 'CredentialRefused',
      message: 'tls FAILED.',
      hint: 'Renew it.',
      errorSummary: 'tls: tls FAILED.',
      errors: [{ check: 'tls', reason: 'CredentialRefused', message: 'tls FAILED.', hint: 'Renew it.' }],
      lastConnectedAt: null,
    });
  });

  test('shows UNKNOWN while nothing better is known', () => {
    const status = applyRun(null, run(1, ours));
    expect(status).toMatchObject({ status: 'UNKNOWN', reason: 'SecretStoreUnavailable', testedAt: 't1' });
    expect(applyRun(status, run(2, ours))).toMatchObject({ status: 'UNKNOWN', testedAt: 't2' });
  });

  test('remembers whom the token belongs to until it is another token', () => {
    const met = [...good, check('identity', 'PASSED', { evidence: { identityId: 'i1', displayName: 'Ana' } })];
    const ana = { id: 'i1', displayName: 'Ana' };
    const status = applyRun(null, run(1, met));
    expect(status.identity).toEqual(ana);
    expect(applyRun(status, run(2, bad)).identity).toEqual(ana);
    expect(applyRun(status, run(2, ours)).identity).toEqual(ana);
    expect(applyRun(status, run(2, bad, { secrets: 'pat@2' })).identity).toBeNull();
    expect(applyRun(status, run(2, bad, { revision: 2 })).identity).toBeNull();
  });

  test.each([
    ['a success', good, 'SUCCESS', null],
    ['a failure', bad, 'FAILURE', 'CredentialRefused'],
  ])('keeps %s through a run that could not tell', (_, checks, status, reason) => {
    const earned = applyRun(null, run(1, checks));
    expect(applyRun(earned, run(2, ours))).toEqual({
      ...earned,
      status,
      reason,
      sequence: 2,
      lastAttempt: {
        outcome: 'UNKNOWN',
        reason: 'SecretStoreUnavailable',
        message: 'secrets UNKNOWN.',
        at: 't2',
        verificationId: '0-2',
      },
    });
  });

  test.each([
    ['revision', { revision: 2 }],
    ['value of a secret', { secrets: 'pat@2' }],
  ])('does not keep a verdict of another %s', (_, more) => {
    const earned = applyRun(null, run(1, good));
    expect(applyRun(earned, run(2, ours, more))).toMatchObject({ status: 'UNKNOWN', testedAt: 't2' });
  });

  test('remembers when it was connected last, and only a success moves that', () => {
    let status = applyRun(null, run(1, good));
    status = applyRun(status, run(2, bad));
    status = applyRun(status, run(3, ours));
    status = applyRun(status, run(4, bad, { revision: 2 }));
    expect(status).toMatchObject({ status: 'FAILURE', lastConnectedAt: 't1' });
    const partial = [...good, check('repository', 'FAILED', { required: false })];
    status = applyRun(status, run(5, partial));
    expect(status).toMatchObject({ status: 'PARTIAL', lastConnectedAt: 't1' });
    expect(applyRun(status, run(6, good))).toMatchObject({ status: 'SUCCESS', lastConnectedAt: 't6' });
  });

  test('of a success has no reason, whatever an optional check could not tell', () => {
    const status = applyRun(null, run(1, [...good, check('repository', 'UNKNOWN', { required: false })]));
    expect(status).toMatchObject({ status: 'SUCCESS', reason: null, message: 'Every check passed.' });
    expect(status.errors).toMatchObject([{ check: 'repository' }]);
  });

  test('is read back from its row as it was written', () => {
    for (const checks of [good, bad, ours]) {
      const status = applyRun(null, run(1, checks));
      expect(ConnectorStatus.parse(JSON.parse(JSON.stringify(status)))).toEqual(status);
    }
  });
});

const optional = { required: false };

test.each([
  ['nothing', good, null],
  ['a warning', [check('git', 'WARNING')], null],
  [
    'a required failure before all',
    [check('dns', 'UNKNOWN'), check('project', 'FAILED', optional), check('tls', 'FAILED')],
    'tls',
  ],
  ['the first of two failures', [check('tls', 'FAILED'), check('git', 'FAILED')], 'tls'],
  [
    'a required unknown before an optional failure',
    [check('project', 'FAILED', optional), check('git', 'UNKNOWN')],
    'git',
  ],
  [
    'an optional failure before a required skip',
    [check('git', 'SKIPPED'), check('project', 'FAILED', optional)],
    'project',
  ],
  ['a required skip at last', [check('git', 'SKIPPED'), check('project', 'SKIPPED', optional)], 'git'],
])('the verdict is explained by %s', (_, checks, name) => {
  expect(decisiveCheck(checks)?.name ?? null).toBe(name);
});
