import type { TokenCredential } from '@azure/identity';
import type { BlobServiceClient, ContainerClient } from '@azure/storage-blob';
import { lazy } from '../lazy.ts';
import { Unavailable } from '../model/unavailable.ts';
import type { Outbound } from '../outbound.ts';
import { goThrough } from './sdk-pipeline.ts';

/** What is too large for a message. Whatever keeps storage from doing its work throws `Unavailable`. */
export type Blobs = {
  write: (name: string, bytes: Uint8Array) => Promise<void>;
  /** Null: there is none. */
  read: (name: string) => Promise<Buffer | null>;
  /** Found gone: done. */
  remove: (name: string) => Promise<void>;
};

const containerName = 'bodies';
const deadlineMs = 10_000;

export function makeBlobs(connect: () => Promise<BlobServiceClient>): Blobs {
  const container = lazy(async (): Promise<ContainerClient> => (await connect()).getContainerClient(containerName));

  return {
    async write(name, bytes) {
      const target = await container();
      const put = async () => void (await target.getBlockBlobClient(name).upload(bytes, bytes.length, timeLimit()));
      try {
        await put().catch(async (error: unknown) => {
          if (codeOf(error) !== 'ContainerNotFound') throw error;
          await target.createIfNotExists(timeLimit());
          await put();
        });
      } catch (error) {
        throw new Unavailable('storage', error);
      }
    },

    async read(name) {
      const target = await container();
      try {
        return await target.getBlobClient(name).downloadToBuffer(0, undefined, timeLimit());
      } catch (error) {
        if (isGone(error)) return null;
        throw new Unavailable('storage', error);
      }
    },

    async remove(name) {
      const target = await container();
      try {
        await target.deleteBlob(name, timeLimit());
      } catch (error) {
        if (!isGone(error)) throw new Unavailable('storage', error);
      }
    },
  };
}

/** Opens the blob service with the identity of the app. */
export function connectBlobs(
  url: string,
  credential: () => Promise<TokenCredential>,
  policies: Outbound['sdkPolicies'],
) {
  return async (): Promise<BlobServiceClient> => {
    const { BlobServiceClient, newPipeline } = await import('@azure/storage-blob');
    const retryOptions = { maxTries: 3, retryDelayInMs: 100, maxRetryDelayInMs: 1_000 };
    return new BlobServiceClient(url, goThrough(newPipeline(await credential(), { retryOptions }), policies));
  };
}

function timeLimit() {
  return { abortSignal: AbortSignal.timeout(deadlineMs) };
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && error.statusCode === 404;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
