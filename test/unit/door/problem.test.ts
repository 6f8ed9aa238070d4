import { describe, expect, test } from 'vitest';
import { toProblem } from '../../../shared/door/problem.ts';
import { answerErrors, type Problem, Refusal, refuseAll } from '../../../shared/model/errors.ts';
import { Unavailable } from '../../../shared/model/unavailable.ts';

const answer = (error: unknown) => {
  const { status, headers, body } = toProblem(error, 'r-1');
  return { status, headers, body: JSON.parse(body) as unknown };
};

const problems: Problem[] = [
  { pointer: '/connector/name', code: 'FieldMissing', message: 'name is missing.', hint: 'Add it: a text.' },
  { pointer: '?pageSize', code: 'ParameterInvalid', message: 'pageSize is too small.', hint: 'Give at least 1.' },
];

describe('a refusal as problem+json', () => {
  test('says what, what to do, and how to ask about it', () => {
    expect(answer(new Refusal('ConnectorNotFound', 'There is no connector a.', 'Check it.'))).toEqual({
      status: 404,
      headers: { 'Content-Type': 'application/problem+json', 'Error-Code': 'ConnectorNotFound' },
      body: {
        title: 'There is no such connector in this scope.',
        status: 404,
        code: 'ConnectorNotFound',
        detail: 'There is no connector a.',
        hint: 'Check it.',
        requestId: 'r-1',
      },
    });
  });

  test('holds every mistake with its place', () => {
    expect(answer(refuseAll(problems)).body).toMatchObject({
      status: 400,
      code: 'InvalidRequest',
      detail: 'The request has 2 mistakes.',
      errors: problems,
    });
  });

  test('of one mistake says it in its detail', () => {
    expect(answer(refuseAll(problems.slice(0, 1))).body).toMatchObject({
      detail: 'name is missing.',
      hint: 'Add it: a text.',
      errors: problems.slice(0, 1),
    });
  });

  test('says when to come back', () => {
    const refusal = new Refusal('GaveUp', 'Too slow.', 'Send it again.', { retryAfterSeconds: 30 });
    expect(answer(refusal)).toMatchObject({ status: 503, headers: { 'Retry-After': '30' } });
  });

  test.each(Object.entries(answerErrors))('%s has its own status', (code, { status }) => {
    expect(answer(new Refusal(code as keyof typeof answerErrors, 'x', 'y'))).toMatchObject({
      status,
      headers: { 'Error-Code': code },
      body: { status, code },
    });
  });
});

describe('our own trouble', () => {
  test.each([
    ['vault', 'SecretStoreUnavailable'],
    ['storage', 'StorageUnavailable'],
  ] as const)('with the %s is 503 with Retry-After, without its cause', (service, code) => {
    const told = answer(new Unavailable(service, new Error('canary: connect ECONNREFUSED 10.0.0.4'), 20));
    expect(told).toMatchObject({ status: 503, headers: { 'Retry-After': '20' }, body: { code } });
    expect(JSON.stringify(told)).not.toMatch(/canary|10\.0\.0\.4/);
  });

  test.each([[new Error('canary')], [new TypeError('canary')], ['canary'], [{ canary: 1 }], [null], [undefined]])(
    'that nobody foresaw is 500 and tells nothing: %s',
    (error) => {
      const told = answer(error);
      expect(told).toMatchObject({ status: 500, body: { code: 'InternalError', requestId: 'r-1' } });
      expect(JSON.stringify(told)).not.toContain('canary');
      expect(told.headers).not.toHaveProperty('Retry-After');
    },
  );
});
