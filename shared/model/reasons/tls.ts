import type { ReasonDefinition } from './definition.ts';

/** The encrypted connection and the certificate. */
export const tlsReasons = {
  TlsNameMismatch: {
    title: 'Certificate is for another name',
    actor: 'connector owner',
    retry: false,
    message: 'The certificate of {host} is not for that name.',
    hint: 'Use the host name that the certificate of the server names, or have the certificate renewed with this name.',
  },
  TlsNotTrusted: {
    title: 'Certificate not trusted',
    actor: 'service operator',
    retry: false,
    message: 'The certificate of {host} is signed by nobody that this service trusts.',
    hint: 'The operator of this service adds the certificate of the signing authority to CA_CERTIFICATES. If a proxy on the way opens TLS, it is the authority of the proxy.',
  },
  TlsExpired: {
    title: 'Certificate out of date',
    actor: 'connector owner',
    retry: false,
    message: 'The certificate of {host} has expired or is not valid yet.',
    hint: 'The operator of {host} renews its certificate.',
  },
  TlsVersionTooOld: {
    title: 'TLS too old',
    actor: 'connector owner',
    retry: false,
    message: '{host} port {port} speaks no version of TLS that this service speaks: probably none newer than 1.1.',
    hint: 'The operator of {host} enables TLS 1.2 or 1.3.',
  },
  TlsNotSpoken: {
    title: 'Answered without TLS',
    actor: 'connector owner',
    retry: false,
    message: '{host} port {port} answers, but not in TLS: probably it speaks plain http there.',
    hint: 'Check the port in the URL. If the Server has no https, the URL begins with http://, and the operator of this service lists the host with http:// in ALLOWED_HOSTS.',
  },
  TlsFailed: {
    title: 'No TLS',
    actor: 'connector owner',
    retry: false,
    message: '{host} port {port} did not agree on an encrypted connection ({code}).',
    hint: 'Check that the port speaks https with TLS 1.2 or newer, and asks for no certificate of its clients.',
  },
} as const satisfies Record<string, ReasonDefinition>;
