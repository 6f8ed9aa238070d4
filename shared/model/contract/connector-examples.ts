/** Bodies of PUT connector as the documents show them; the secret `azure_pat` of the account exists. */

const name = 'Web shop';
const identifier = 'web_shop';
const url = 'https://dev.azure.com/fabrikam/Fiber/_git/web';
const token = { type: 'UsernameToken', spec: { username: 'ci', tokenRef: 'account.azure_pat' } };

export const storedToken = {
  connector: {
    name,
    identifier,
    type: 'AzureRepo',
    spec: { url, type: 'Repo', authentication: { type: 'Http', spec: token } },
  },
};

/** For POST. */
export const nameOnly = {
  connector: {
    name: 'Web shop - tools',
    type: 'AzureRepo',
    spec: { url, type: 'Repo', authentication: { type: 'Http', spec: token } },
  },
};

export const everyField = {
  connector: {
    name,
    identifier,
    description: 'The repository of the web shop',
    tags: { team: 'web' },
    type: 'AzureRepo',
    spec: {
      url: 'https://dev.azure.com/fabrikam/Fiber',
      type: 'Project',
      validationRepo: 'web',
      authentication: { type: 'Http', spec: token },
      apiAccess: { type: 'Token', spec: { tokenRef: 'account.azure_pat' } },
      executeOnDelegate: false,
      ignoreTestConnection: true,
    },
  },
};

export const inlineToken = {
  connector: {
    name,
    identifier,
    type: 'AzureRepo',
    spec: {
      url,
      type: 'Repo',
      authentication: {
        type: 'Http',
        spec: { type: 'UsernameToken', spec: { username: 'ci', tokenRef: 'account.web_pat' } },
      },
    },
  },
  secrets: { 'account.web_pat': { kind: 'EncryptedText', value: 'the-personal-access-token-goes-here' } },
};

/** Refused for two mistakes at once: no such path, and no such secret. */
export const mistaken = {
  connector: {
    name,
    identifier,
    type: 'AzureRepo',
    spec: {
      url: 'https://dev.azure.com/fabrikam/Fiber/git/web',
      type: 'Repo',
      authentication: {
        type: 'Http',
        spec: { type: 'UsernameToken', spec: { username: 'ci', tokenRef: 'account.azure_pta' } },
      },
    },
  },
};

/** One of an import; `account.not_there_yet` becomes an empty slot. */
export const imported = {
  connector: {
    ...storedToken.connector,
    identifier: 'imported_shop',
    spec: {
      ...storedToken.connector.spec,
      authentication: {
        type: 'Http',
        spec: { type: 'UsernameToken', spec: { username: 'ci', tokenRef: 'account.not_there_yet' } },
      },
    },
  },
};
