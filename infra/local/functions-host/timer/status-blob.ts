import type { BlobServiceClient } from '@azure/storage-blob';
import { fromStatusJson, toStatusJson, type TimerStatus } from './status.ts';

export type StatusStore = { read(): Promise<TimerStatus | null>; write(status: TimerStatus): Promise<void> };

/** Keeps the status of one timer where Azure's host keeps it, so that either finds what the other left. */
export function statusBlob(service: BlobServiceClient, hostId: string, functionName: string): StatusStore {
  const container = service.getContainerClient('azure-webjobs-hosts');
  // The name by which the script host knows a function.
  const blob = container.getBlockBlobClient(`timers/${hostId}/Host.Functions.${functionName}/status`);
  return {
    async read() {
      await container.createIfNotExists();
      try {
        return fromStatusJson((await blob.downloadToBuffer()).toString('utf8'));
      } catch (error) {
        if (error instanceof Error && 'statusCode' in error && error.statusCode === 404) return null;
        throw error;
      }
    },
    async write(status) {
      const json = JSON.stringify(toStatusJson(status));
      await blob.upload(json, Buffer.byteLength(json));
    },
  };
}
