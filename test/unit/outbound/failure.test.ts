import { expect, test } from 'vitest';
import { toFailure } from '../../../shared/outbound/failure.ts';

const never = new AbortController().signal;
const error = (code: string) => Object.assign(new Error('secret words'), { code });

test.each([
  ['dns', 'ENOTFOUND', 'NameNotFound'],
  ['dns', 'EAI_AGAIN', 'NameLookupFailed'],
  ['dns', 'EAI_FAIL', 'NameLookupFailed'],
  ['tcp', 'ECONNREFUSED', 'ConnectionRefused'],
  ['tcp', 'ETIMEDOUT', 'ConnectionTimedOut'],
  ['tcp', 'EHOSTUNREACH', 'NetworkUnreachable'],
  ['tcp', 'ENETUNREACH', 'NetworkUnreachable'],
  ['tls', 'ERR_TLS_CERT_ALTNAME_INVALID', 'TlsNameMismatch'],
  ['tls', 'CERT_HAS_EXPIRED', 'TlsExpired'],
  ['tls', 'SELF_SIGNED_CERT_IN_CHAIN', 'TlsNotTrusted'],
  ['tls', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'TlsNotTrusted'],
  ['tls', 'ERR_SSL_WRONG_VERSION_NUMBER', 'TlsNotSpoken'],
  ['tls', 'ERR_SSL_UNSUPPORTED_PROTOCOL', 'TlsVersionTooOld'],
  ['tls', 'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL', 'TlsFailed'],
  ['http', 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', 'TlsFailed'],
  ['tls', 'ECONNRESET', 'ConnectionReset'],
  ['http', 'ECONNRESET', 'ConnectionReset'],
  ['http', 'HPE_HEADER_OVERFLOW', 'AnswerTooLarge'],
  ['http', 'HPE_INVALID_CONSTANT', 'UnexpectedAnswer'],
  ['http', 'Z_DATA_ERROR', 'UnexpectedAnswer'],
] as const)('At %s, %s is %s', (stage, code, reason) => {
  const failure = toFailure(error(code), stage, never, { host: 'h' });
  expect(failure).toMatchObject({ reason, evidence: { error: code }, retryAfterSeconds: null });
  expect(JSON.stringify(failure)).not.toContain('secret words');
});

test('Of several addresses the one that refused says most', () => {
  const several = new AggregateError([error('ENETUNREACH'), error('ECONNREFUSED')]);
  expect(toFailure(several, 'tcp', never).reason).toBe('ConnectionRefused');
});

test.each([
  ['dns', 'NameLookupFailed'],
  ['tcp', 'ConnectionTimedOut'],
  ['tls', 'TimedOut'],
  ['http', 'TimedOut'],
] as const)('At %s, the end of the time is %s, whatever was thrown', (stage, reason) => {
  expect(toFailure(error('ECONNRESET'), stage, AbortSignal.abort()).reason).toBe(reason);
});
