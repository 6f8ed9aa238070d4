import { generateKeyPairSync } from 'node:crypto';

export const webUrl = 'https://dev.azure.com/fabrikam/Fiber/_git/web';

type Fields = {
  spec?: object;
  /** What is sent beside the definition. */
  secrets?: object;
  [field: string]: unknown;
};

/** A body of PUT connector: an HTTP connector for one repository, with what is given in place of that. */
export function connector(identifier: string, { spec = {}, secrets, ...fields }: Fields = {}) {
  return {
    connector: {
      name: identifier,
      identifier,
      type: 'AzureRepo',
      ...fields,
      spec: { url: webUrl, type: 'Repo', authentication: http('account.pat'), ...spec },
    },
    ...(secrets === undefined ? {} : { secrets }),
  };
}

export function http(tokenRef: string, user: object = { username: 'ci' }) {
  return { type: 'Http', spec: { type: 'UsernameToken', spec: { ...user, tokenRef } } };
}

export function ssh(sshKeyRef: string) {
  return { type: 'Ssh', spec: { sshKeyRef } };
}

export function apiAccess(tokenRef: string) {
  return { type: 'Token', spec: { tokenRef } };
}

export function text(value: string) {
  return { kind: 'EncryptedText', value };
}

/** A new key with each call. */
export function sshKey() {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { kind: 'SSHKey', privateKey };
}
