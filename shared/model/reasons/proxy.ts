import type { ReasonDefinition } from './definition.ts';

/** The outgoing proxy (HTTPS_PROXY): what goes wrong there says nothing about the server behind it. */
export const proxyReasons = {
  ProxyUnreachable: {
    title: 'Proxy cannot be reached',
    actor: 'service operator',
    retry: true,
    message: 'The outgoing proxy {proxy} cannot be reached: {problem}. {host} was not tried.',
    hint: 'Verify it again in a while. If it stays so, the operator of this service checks HTTPS_PROXY and the proxy, or lists {host} in NO_PROXY.',
  },
  ProxyAuthenticationRequired: {
    title: 'Proxy wants a password',
    actor: 'service operator',
    retry: false,
    message:
      'The outgoing proxy {proxy} does not let this service in without a user name and password that it knows (407).',
    hint: 'The operator of this service puts them into HTTPS_PROXY (http://user:password@host:port). Proxies that want NTLM or Kerberos are not supported: have the proxy admit this service by its address.',
  },
  ProxyRefused: {
    title: 'Proxy refuses',
    actor: 'service operator',
    retry: false,
    message: 'The outgoing proxy {proxy} did not open a way to {host} (it answered {status}).',
    hint: 'The operator of this service has {host} port {port} admitted at the proxy, or lists it in NO_PROXY.',
  },
  ProxyCannotReach: {
    title: 'Proxy finds no way',
    actor: 'service operator',
    retry: true,
    message: 'The outgoing proxy {proxy} found no way to {host}: {problem}.',
    hint: 'Verify it again in a while. If it stays so, check HTTPS_PROXY and the spelling of the host; then the operator of this service asks that of the proxy, or lists {host} in NO_PROXY.',
  },
  ProxyOpensTls: {
    title: 'Proxy opens TLS',
    actor: 'service operator',
    retry: false,
    message:
      'Through the outgoing proxy {proxy} came a certificate for {host} that is signed by nobody that this service trusts: probably the proxy opens TLS.',
    hint: 'The operator of this service adds the certificate of the authority of the proxy to CA_CERTIFICATES, or has the proxy pass {host} on unopened.',
  },
} as const satisfies Record<string, ReasonDefinition>;
