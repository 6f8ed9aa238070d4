import { describe, expect, test } from 'vitest';
import { readConfig } from '../../shared/config.ts';

const least = {
  AzureWebJobsStorage__blobServiceUri: 'https://acme.blob.core.windows.net',
  AzureWebJobsStorage__queueServiceUri: 'https://acme.queue.core.windows.net',
  AzureWebJobsStorage__tableServiceUri: 'https://acme.table.core.windows.net/',
  KEY_VAULT_URL: 'https://acme.vault.azure.net/',
};

describe('the settings', () => {
  test('that must be given are enough, and the rest has defaults', () => {
    expect(readConfig(least)).toEqual({
      auth: 'entra',
      development: false,
      blobServiceUrl: 'https://acme.blob.core.windows.net',
      queueServiceUrl: 'https://acme.queue.core.windows.net',
      tableServiceUrl: 'https://acme.table.core.windows.net',
      vaultUrl: 'https://acme.vault.azure.net',
      publicUrl: '',
      azureDevOpsUrl: 'https://dev.azure.com',
      azureDevOpsSsh: 'ssh.dev.azure.com:22',
      allowedHosts: [],
      allowedNetworks: [],
      caCertificates: null,
      httpsProxy: null,
      noProxy: [],
      sshHostKeys: [],
      authorityHost: 'https://login.microsoftonline.com',
      federatedTokenFile: null,
      webhookHosts: [],
      changeGraceSeconds: 60,
      webhookWatchMinutes: 15,
    });
  });

  test('are read as they are meant', () => {
    expect(
      readConfig({
        ...least,
        AUTH: 'off',
        AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
        PUBLIC_URL: 'https://connectors.example/',
        WEBSITE_HOSTNAME: 'acme.azurewebsites.net',
        AZURE_DEVOPS_URL: 'http://127.0.0.1:8081/',
        AZURE_DEVOPS_SSH: '127.0.0.1:2222',
        SSH_HOST_KEYS: `tfs.example.com=SHA256:${'a'.repeat(43)}`,
        ALLOWED_HOSTS: 'tfs.example.com:8443, http://old.example.com',
        ALLOWED_NETWORKS: '10.0.0.0/8, fd00::/8',
        CA_CERTIFICATES: '/etc/ca.pem',
        HTTPS_PROXY: 'http://proxy.example:3128',
        NO_PROXY: 'a.example, .b.example',
        AZURE_AUTHORITY_HOST: 'https://login.microsoftonline.us',
        AZURE_FEDERATED_TOKEN_FILE: '/var/run/token',
        WEBHOOK_HOSTS: 'hooks.internal, ci.internal:8443',
        CHANGE_GRACE_SECONDS: '0.5',
      }),
    ).toMatchObject({
      auth: 'off',
      development: true,
      publicUrl: 'https://connectors.example',
      azureDevOpsUrl: 'http://127.0.0.1:8081',
      azureDevOpsSsh: '127.0.0.1:2222',
      sshHostKeys: [{ place: 'tfs.example.com:22', fingerprint: `SHA256:${'a'.repeat(43)}` }],
      allowedHosts: [
        { host: 'tfs.example.com:8443', plainHttp: false },
        { host: 'old.example.com', plainHttp: true },
      ],
      allowedNetworks: ['10.0.0.0/8', 'fd00::/8'],
      caCertificates: '/etc/ca.pem',
      httpsProxy: 'http://proxy.example:3128',
      noProxy: ['a.example', '.b.example'],
      authorityHost: 'https://login.microsoftonline.us',
      federatedTokenFile: '/var/run/token',
      webhookHosts: ['hooks.internal', 'ci.internal:8443'],
      changeGraceSeconds: 0.5,
    });
  });

  test('that are empty are as good as absent, as the portal of Azure leaves them', () => {
    expect(readConfig({ ...least, AUTH: '', PUBLIC_URL: '', CHANGE_GRACE_SECONDS: '' })).toEqual(readConfig(least));
  });

  test('of Azure give the public address when there is no other', () => {
    expect(readConfig({ ...least, WEBSITE_HOSTNAME: 'acme.azurewebsites.net' }).publicUrl).toBe(
      'https://acme.azurewebsites.net',
    );
  });

  test.each([
    ['AUTH', 'canary', 'AUTH: Invalid option: expected one of "entra"|"keys"|"off"'],
    [
      'AzureWebJobsStorage__queueServiceUri',
      undefined,
      'AzureWebJobsStorage__queueServiceUri: Invalid input: expected string, received undefined',
    ],
    ['AzureWebJobsStorage__tableServiceUri', 'canary', 'AzureWebJobsStorage__tableServiceUri: Invalid URL'],
    ['KEY_VAULT_URL', 'ftp://canary', 'KEY_VAULT_URL: Invalid URL'],
    ['PUBLIC_URL', 'canary', 'PUBLIC_URL: Invalid URL'],
    ['AZURE_DEVOPS_URL', 'file:///canary', 'AZURE_DEVOPS_URL: Invalid URL'],
    ['AZURE_AUTHORITY_HOST', 'http://canary', 'AZURE_AUTHORITY_HOST: Invalid URL'],
    ['AZURE_DEVOPS_SSH', 'canary', 'AZURE_DEVOPS_SSH: Invalid input: expected host:port'],
    ['SSH_HOST_KEYS', 'canary', 'SSH_HOST_KEYS: entry number 1 is not of the form host[:port]=SHA256:fingerprint.'],
    [
      'ALLOWED_HOSTS',
      'user:canary@host',
      'ALLOWED_HOSTS: entry number 1 (which contains an @) is not a host; each is [http://]host[:port], such as tfs.example.com:8443.',
    ],
    ['CHANGE_GRACE_SECONDS', 'canary', 'CHANGE_GRACE_SECONDS: Invalid input: expected number, received NaN'],
    ['CHANGE_GRACE_SECONDS', '0', 'CHANGE_GRACE_SECONDS: Too small: expected number to be >0'],
    ['CHANGE_GRACE_SECONDS', '-1', 'CHANGE_GRACE_SECONDS: Too small: expected number to be >0'],
  ])('%s being %j stops the service with a sentence that does not repeat it', (name, value, sentence) => {
    const read = () => readConfig({ ...least, [name]: value });
    expect(read).toThrow(new Error(`Settings that are missing or wrong: ${sentence}`));
    expect(read).not.toThrow('canary');
  });

  test('that are wrong are all told at once', () => {
    expect(() => readConfig({ AUTH: 'x' })).toThrow(
      /AUTH: .*; AzureWebJobsStorage__blobServiceUri: .*; AzureWebJobsStorage__queueServiceUri: .*; AzureWebJobsStorage__tableServiceUri: .*; KEY_VAULT_URL: /,
    );
  });
});
