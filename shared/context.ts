import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TokenCredential } from '@azure/identity';
import { type AzureDevOps, makeAzureDevOps } from './azure-devops/client.ts';
import { type Config, readConfig } from './config.ts';
import { type Entra, makeEntra } from './entra/tokens.ts';
import { type Git, makeGit } from './git/git.ts';
import { type Fingerprints, makeFingerprints } from './key-vault/fingerprints.ts';
import { connectVault, makeVault, type Vault } from './key-vault/secrets.ts';
import { lazy } from './lazy.ts';
import { makeOutbound, type Outbound } from './outbound.ts';
import { type Blobs, connectBlobs, makeBlobs } from './storage/blobs.ts';
import { connectQueues, makeQueues, type Queues } from './storage/queues.ts';
import { connectTables, type Entities, makeEntities } from './storage/tables.ts';

export type Clock = {
  now: () => Date;
  /** Milliseconds from an arbitrary start; never goes back. */
  monotonicMs: () => number;
  pause: (milliseconds: number) => Promise<void>;
};

/** Everything the services touch. Tests make the same object with other addresses. */
export type Context = {
  config: Config;
  clock: Clock;
  entities: Entities;
  queues: Queues;
  blobs: Blobs;
  vault: Vault;
  fingerprints: Fingerprints;
  outbound: Outbound;
  azureDevOps: AzureDevOps;
  git: Git;
  entra: Entra;
};

export function makeContext(env: Record<string, string | undefined>): Context {
  const config = readConfig(env);
  const caCertificates = config.caCertificates === null ? null : readCertificates(config.caCertificates);
  const outbound = makeOutbound({ ...config, caCertificates, localProfile: config.development });
  const policies = outbound.sdkPolicies;
  const credential = lazy(async (): Promise<TokenCredential> => {
    const { DefaultAzureCredential } = await import('@azure/identity');
    return new DefaultAzureCredential({ additionalPolicies: policies });
  });
  const vault = makeVault(connectVault(config.vaultUrl, credential, policies));
  return {
    config,
    clock: {
      now: () => new Date(),
      monotonicMs: () => performance.now(),
      pause: (milliseconds) => sleep(milliseconds),
    },
    entities: makeEntities(connectTables(config.tableServiceUrl, credential, policies)),
    queues: makeQueues(connectQueues(config.queueServiceUrl, credential, policies)),
    blobs: makeBlobs(connectBlobs(config.blobServiceUrl, credential, policies)),
    vault,
    fingerprints: makeFingerprints(vault),
    outbound,
    azureDevOps: makeAzureDevOps(outbound),
    git: makeGit(outbound, config.sshHostKeys),
    entra: makeEntra({ ...config, sdkPolicies: policies }, credential),
  };
}

/** CA_CERTIFICATES is the certificates themselves, or the path of a file that holds them. */
function readCertificates(setting: string): string {
  return setting.includes('-----BEGIN CERTIFICATE-----') ? setting : readFileSync(setting, 'utf8');
}

let context: Context | undefined;

/** The context of this instance, made at first use: loading a function reads no setting. */
export function getContext(): Context {
  context ??= makeContext(process.env);
  return context;
}
