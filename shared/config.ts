import { z } from 'zod';
import { parseHostKeys } from './model/host-keys.ts';
import { parseAllowedHosts } from './model/repository-url.ts';

const url = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''));
const seconds = z.coerce.number().positive();
const list = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((entry) => entry.trim())
      .filter(Boolean),
  );

/** Every setting of the service, with its default. The names are those of the environment. */
export const Settings = z.object({
  AUTH: z.enum(['entra', 'keys', 'off']).default('entra'),
  AZURE_FUNCTIONS_ENVIRONMENT: z.string().default('Production'),
  AzureWebJobsStorage__blobServiceUri: url,
  AzureWebJobsStorage__queueServiceUri: url,
  AzureWebJobsStorage__tableServiceUri: url,
  KEY_VAULT_URL: url,
  /** Source of every absolute URL that leaves the service; never a Host header, which a caller chooses. */
  PUBLIC_URL: url.optional(),
  WEBSITE_HOSTNAME: z.string().optional(),
  AZURE_DEVOPS_URL: url.default('https://dev.azure.com'),
  AZURE_DEVOPS_SSH: z
    .string()
    .regex(/^[^\s:/@]+:\d{1,5}$/, 'Invalid input: expected host:port')
    .default('ssh.dev.azure.com:22'),
  SSH_HOST_KEYS: z.string().default('').transform(readBy(parseHostKeys)),
  ALLOWED_HOSTS: z.string().default('').transform(readBy(parseAllowedHosts)),
  ALLOWED_NETWORKS: list,
  CA_CERTIFICATES: z.string().optional(),
  HTTPS_PROXY: z.string().optional(),
  NO_PROXY: list,
  /** Read by the SDK of Azure too, which takes nothing but https. */
  AZURE_AUTHORITY_HOST: z.url({ protocol: /^https$/ }).default('https://login.microsoftonline.com'),
  AZURE_FEDERATED_TOKEN_FILE: z.string().optional(),
  WEBHOOK_HOSTS: list.pipe(
    z.array(z.string().regex(/^(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i, 'Invalid input: expected host[:port]')),
  ),
  CHANGE_GRACE_SECONDS: seconds.default(60),
  WEBHOOK_WATCH_MINUTES: z.coerce.number().int().min(1).max(1_440).default(15),
});

export type Config = {
  auth: 'entra' | 'keys' | 'off';
  development: boolean;
  blobServiceUrl: string;
  queueServiceUrl: string;
  tableServiceUrl: string;
  vaultUrl: string;
  /** Without a trailing slash; empty when the service does not know its address: links are then relative. */
  publicUrl: string;
  azureDevOpsUrl: string;
  /** `host:port` */
  azureDevOpsSsh: string;
  /** Beside the published ones. */
  sshHostKeys: ReturnType<typeof parseHostKeys>;
  allowedHosts: ReturnType<typeof parseAllowedHosts>;
  allowedNetworks: string[];
  caCertificates: string | null;
  httpsProxy: string | null;
  noProxy: string[];
  /** Where Entra gives tokens, for other clouds than the public one. */
  authorityHost: string;
  /** The path of the token that a workload outside of Azure proves itself with. */
  federatedTokenFile: string | null;
  /** `host[:port]` of receivers of webhooks whose addresses need not be public. */
  webhookHosts: string[];
  changeGraceSeconds: number;
  /** Minutes between two looks at the subscriptions of an organization. */
  webhookWatchMinutes: number;
};

/** Throws one sentence per setting that is missing or wrong; values are not repeated, since some are secrets. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Settings.safeParse(present);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Settings that are missing or wrong: ${faults.join('; ')}`);
  }
  const settings = parsed.data;
  return {
    auth: settings.AUTH,
    development: settings.AZURE_FUNCTIONS_ENVIRONMENT === 'Development',
    blobServiceUrl: settings.AzureWebJobsStorage__blobServiceUri,
    queueServiceUrl: settings.AzureWebJobsStorage__queueServiceUri,
    tableServiceUrl: settings.AzureWebJobsStorage__tableServiceUri,
    vaultUrl: settings.KEY_VAULT_URL,
    publicUrl:
      settings.PUBLIC_URL ?? (settings.WEBSITE_HOSTNAME === undefined ? '' : `https://${settings.WEBSITE_HOSTNAME}`),
    azureDevOpsUrl: settings.AZURE_DEVOPS_URL,
    azureDevOpsSsh: settings.AZURE_DEVOPS_SSH,
    sshHostKeys: settings.SSH_HOST_KEYS,
    allowedHosts: settings.ALLOWED_HOSTS,
    allowedNetworks: settings.ALLOWED_NETWORKS,
    caCertificates: settings.CA_CERTIFICATES ?? null,
    httpsProxy: settings.HTTPS_PROXY ?? null,
    noProxy: settings.NO_PROXY,
    authorityHost: settings.AZURE_AUTHORITY_HOST,
    federatedTokenFile: settings.AZURE_FEDERATED_TOKEN_FILE ?? null,
    webhookHosts: settings.WEBHOOK_HOSTS,
    changeGraceSeconds: settings.CHANGE_GRACE_SECONDS,
    webhookWatchMinutes: settings.WEBHOOK_WATCH_MINUTES,
  };
}

/** A setting that a function of ours reads, and throws about with a sentence that may be shown. */
function readBy<T>(parse: (value: string) => T) {
  return (value: string, context: z.RefinementCtx): T => {
    try {
      return parse(value);
    } catch (error) {
      const message = error instanceof Error ? error.message : 'cannot be read';
      context.addIssue({ code: 'custom', message: message.replace(/^ALLOWED_HOSTS: /, '') });
      return z.NEVER;
    }
  };
}
