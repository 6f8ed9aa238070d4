/** host.json's `extensions.queues`, and the lease that the host takes on a message (ten minutes on Azure). */
export type QueueOptions = {
  batchSize: number;
  /** The next batch is fetched when no more than this many messages are being worked on. */
  newBatchThreshold: number;
  maxDequeueCount: number;
  /** How long a message stays hidden after its function failed. */
  visibilityTimeoutSeconds: number;
  maxPollingIntervalMs: number;
  messageEncoding: 'base64' | 'none';
  leaseSeconds: number;
};
