import { Socket } from 'node:net';
import { makeAzureDevOps } from '../../../shared/azure-devops/client.ts';
import { readConfig } from '../../../shared/config.ts';
import type { Context } from '../../../shared/context.ts';
import { makeEntra } from '../../../shared/entra/tokens.ts';
import type { Git } from '../../../shared/git/git.ts';
import { makeFingerprints } from '../../../shared/key-vault/fingerprints.ts';
import type { Vault } from '../../../shared/key-vault/secrets.ts';
import { makeOutbound } from '../../../shared/outbound.ts';
import type { Actor } from './scheduler.ts';
import type { World } from './world.ts';

const config = readConfig({
  AzureWebJobsStorage__blobServiceUri: 'https://storage.blob.core.windows.net',
  AzureWebJobsStorage__queueServiceUri: 'https://storage.queue.core.windows.net',
  AzureWebJobsStorage__tableServiceUri: 'https://storage.table.core.windows.net',
  KEY_VAULT_URL: 'https://vault.vault.azure.net',
});

/** Nothing of flow A is too large for a row or a message. */
const noBlobs: Context['blobs'] = {
  write: () => Promise.reject(new Error('No blob is written here')),
  read: () => Promise.reject(new Error('No blob is read here')),
  remove: () => Promise.reject(new Error('No blob is removed here')),
};

/** Asked for the key only: it is there from the start. */
const settledVault: Vault = {
  write: () => Promise.reject(new Error('The key is not made again')),
  read: () => Promise.resolve('missing'),
  readFirst: () => Promise.resolve(Buffer.alloc(32, 7).toString('base64')),
  remove: () => Promise.resolve(),
};

export const fingerprints = makeFingerprints(settledVault);

/** Azure DevOps as a place that is always reached, so that a run depends on what it read and on nothing else. */
const reached = { ok: true, value: null, evidence: {}, retryAfterSeconds: null } as const;
const socket = new Socket();
const outbound: Context['outbound'] = {
  ...makeOutbound({ ...config, localProfile: false }),
  route: () => ({
    resolve: () => Promise.resolve(reached),
    connect: () => Promise.resolve(reached),
    secure: () => Promise.resolve(reached),
    socket: () => socket,
    close: () => undefined,
  }),
};
const azureDevOps = makeAzureDevOps(outbound);
const entra = makeEntra(config, () => Promise.reject(new Error('No connector here is an identity')));

const clockStepMs = 10_000;
const epoch = Date.parse('2026-01-01T00:00:00Z');

/** The context that one actor works with: each operation waits for its turn and may meet a fault. */
export function actorContext(world: World, actor: Actor): Context {
  const { scheduler, table, queue, vault, watch, landed } = world;
  const storage = <T>(name: () => string, effect: () => T) => scheduler.perform(actor, name, 'storage', effect);
  const keyVault = <T>(name: () => string, effect: () => T) => scheduler.perform(actor, name, 'vault', effect);
  return {
    config,
    entra,
    clock: {
      // Coarse, so that whoever takes equal times for the same event is found out.
      now: () => new Date(epoch + Math.floor(scheduler.now() / clockStepMs) * clockStepMs + actor.skewMs),
      monotonicMs: scheduler.now,
      pause: () => Promise.resolve(),
    },
    entities: {
      read: (_account, rowKey) =>
        storage(
          () => `read ${rowKey}`,
          () => table.read(rowKey),
        ),
      list: (_account, prefix, page) =>
        storage(
          () => `list ${prefix}`,
          () => table.list(prefix, page),
        ),
      commit: (_account, writes) =>
        storage(
          () => `commit ${writes.map(({ op, rowKey }) => `${op} ${rowKey}`).join(', ')}`,
          () => {
            const result = table.commit(writes);
            if (result !== 'conflict') landed.push({ by: actor.name, writes });
            return result;
          },
        ),
    },
    queues: {
      send: (name, body, delaySeconds) =>
        storage(
          () => `send ${JSON.stringify(body)} in ${delaySeconds} s`,
          () => {
            // The SDK repeats a send whose answer it did not get.
            if (scheduler.strikes()) queue.send(name, body, delaySeconds);
            return { queue: name, ...queue.send(name, body, delaySeconds) };
          },
        ),
      show: (sent) =>
        storage(
          () => `show ${sent.messageId}`,
          () => queue.hide(sent, 0),
        ),
      remove: (sent) =>
        storage(
          () => `remove ${sent.messageId}`,
          () => queue.remove(sent),
        ),
    },
    blobs: noBlobs,
    vault: {
      write: (name, value) =>
        keyVault(
          () => `write ${name}`,
          () => {
            watch.vaultWrite(name);
            vault.set(name, value);
          },
        ),
      read: (name) =>
        keyVault(
          () => `read value ${name}`,
          () => answerOf(vault.get(name)),
        ),
      readFirst: settledVault.readFirst,
      remove: (name) =>
        keyVault(
          () => `remove ${name}`,
          () => {
            watch.vaultRemove(name);
            vault.delete(name);
          },
        ),
    },
    fingerprints,
    outbound,
    azureDevOps,
    git: gitOf(world, actor),
  };
}

/**
 * Leaves in the evidence of the git check what was asked, with which credential; now and then it asks to slow down, with
 * its answer or in place of it, or breaks the connection off.
 */
function gitOf({ scheduler, random }: World, actor: Actor): Git {
  return {
    openSsh: () => Promise.reject(new Error('Nothing in these histories is asked over SSH')),
    advertisedRefs: ({ repository, credential }) =>
      scheduler.perform(
        actor,
        () => 'ask git',
        null,
        () => {
          const evidence = {
            saw: sightOf(repository.href, credential.kind === 'basic' ? credential.username : '', credential.token),
          };
          const retryAfterSeconds = 1 + random.below(60);
          const refused = { ok: false, blanks: {}, evidence } as const;
          if (random.chance(0.1)) return { ...refused, reason: 'RateLimited', retryAfterSeconds } as const;
          if (random.chance(0.1)) return { ...refused, reason: 'ConnectionReset', retryAfterSeconds: null } as const;
          const wish = random.chance(0.05) ? { retryAfterSeconds } : {};
          return { ...reached, value: { empty: true, defaultBranch: null, commit: null }, evidence, ...wish } as const;
        },
      ),
  };
}

/** What a run of the git check stands for, as one comparable text. */
export function sightOf(repository: string, username: string, token: string): string {
  return `${repository} ${username} ${token}`;
}

function answerOf(value: string | undefined) {
  return value === undefined ? 'missing' : { value };
}
