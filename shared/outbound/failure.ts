import { excerpt } from '../model/reasons/excerpt.ts';
import type { Reason } from '../model/reasons/reason.ts';
import type { Refusal } from '../model/reasons/refusal.ts';

/** How far a connection had come. */
export type Stage = 'dns' | 'tcp' | 'tls' | 'http';

/** A refusal on its way through code that can only throw, such as an http.Agent. */
export class OutboundFailure extends Error {
  readonly refusal: Refusal;

  constructor(reason: Reason, blanks: Refusal['blanks'] = {}, evidence: Refusal['evidence'] = {}) {
    super(`Outbound: ${reason}`);
    this.name = 'OutboundFailure';
    this.refusal = { reason, blanks, evidence, retryAfterSeconds: null };
  }
}

/**
 * The refusal that an error of a name lookup, a socket, TLS or the HTTP parser amounts to. `signal` is the one that
 * ended the work, if any: what is then thrown is often a reset of our own making.
 */
export function toFailure(error: unknown, stage: Stage, signal: AbortSignal, place: Refusal['blanks'] = {}): Refusal {
  if (error instanceof OutboundFailure) {
    const { blanks, ...refusal } = error.refusal;
    return { ...refusal, blanks: { ...place, ...blanks } };
  }
  if (signal.aborted || (error instanceof Error && error.name === 'TimeoutError')) {
    return { reason: late[stage], blanks: place, evidence: {}, retryAfterSeconds: null };
  }
  // A defect of ours is no finding about the other end.
  if (error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError) throw error;
  const code = codeOf(error);
  return {
    reason: byCode[code] ?? byPattern(code) ?? otherwise[stage],
    blanks: { ...place, code, status: code },
    evidence: { error: code, ...certificateNames(error) },
    retryAfterSeconds: null,
  };
}

/** The names that a certificate has instead of the one that was asked for. */
function certificateNames(error: unknown): Refusal['evidence'] {
  if (!(error instanceof Error && 'cert' in error)) return {};
  const { subjectaltname } = error.cert as { subjectaltname?: string };
  return subjectaltname === undefined ? {} : { certificateNames: excerpt(subjectaltname) };
}

const late = {
  dns: 'NameLookupFailed',
  tcp: 'ConnectionTimedOut',
  tls: 'TimedOut',
  http: 'TimedOut',
} as const satisfies Record<Stage, Reason>;

const otherwise = {
  dns: 'NameLookupFailed',
  tcp: 'NetworkUnreachable',
  tls: 'TlsFailed',
  http: 'ConnectionReset',
} as const satisfies Record<Stage, Reason>;

const byCode: Partial<Record<string, Reason>> = {
  ENOTFOUND: 'NameNotFound',
  ENODATA: 'NameNotFound',
  ECONNREFUSED: 'ConnectionRefused',
  ETIMEDOUT: 'ConnectionTimedOut',
  ECONNRESET: 'ConnectionReset',
  EPIPE: 'ConnectionReset',
  ERR_STREAM_PREMATURE_CLOSE: 'ConnectionReset',
  ERR_TLS_CERT_ALTNAME_INVALID: 'TlsNameMismatch',
  CERT_HAS_EXPIRED: 'TlsExpired',
  CERT_NOT_YET_VALID: 'TlsExpired',
  // The server knows no version that we speak: it may say so, or choose an older one.
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'TlsVersionTooOld',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'TlsVersionTooOld',
  // OpenSSL looks for the version at the beginning of a record, and whatever else was said stands in its place.
  ERR_SSL_WRONG_VERSION_NUMBER: 'TlsNotSpoken',
  HPE_HEADER_OVERFLOW: 'AnswerTooLarge',
  // The parser's word for a connection that ended inside an answer.
  HPE_INVALID_EOF_STATE: 'ConnectionReset',
};

function byPattern(code: string): Reason | undefined {
  if (code.startsWith('HPE_') || code.startsWith('Z_')) return 'UnexpectedAnswer';
  // The names of OpenSSL's verdicts on a chain: https://nodejs.org/api/tls.html#x509-certificate-error-codes
  if (/^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|CRL_|INVALID_CA|PATH_LENGTH|HOSTNAME_MISMATCH)/.test(code)) {
    return 'TlsNotTrusted';
  }
  // With TLS 1.3 a server refuses a client without a certificate only after the handshake.
  if (code.startsWith('ERR_SSL_')) return 'TlsFailed';
  return undefined;
}

function codeOf(error: unknown): string {
  // Several addresses were tried: the one that said no tells more than the ones that could not be reached.
  if (error instanceof AggregateError) {
    const codes = error.errors.map(codeOf);
    return codes.find((code) => code === 'ECONNREFUSED') ?? codes[0] ?? 'unknown';
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
