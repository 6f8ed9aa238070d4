// A program that has nothing but an app's settings: does with the unchanged SDKs what an app in Azure would do, and
// prints what it found as JSON.
import { TableClient } from '@azure/data-tables';
import { DefaultAzureCredential } from '@azure/identity';
import { SecretClient } from '@azure/keyvault-secrets';
import { BlobServiceClient } from '@azure/storage-blob';
import { QueueServiceClient } from '@azure/storage-queue';

function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

const credential = new DefaultAzureCredential();

const vault = new SecretClient(setting('KEY_VAULT_URL'), credential, { disableChallengeResourceVerification: true });
await vault.setSecret('reached', 'vault');
const secret = await vault.getSecret('reached');

const table = new TableClient(setting('AzureWebJobsStorage__tableServiceUri'), 'reached', credential);
await table.createTable();
await table.submitTransaction([
  ['create', { partitionKey: 'p', rowKey: 'one!a', what: 'table' }],
  ['create', { partitionKey: 'p', rowKey: 'two!a', what: 'other' }],
]);
const entity = await table.getEntity<{ what: string }>('p', 'one!a');

const queues = new QueueServiceClient(setting('AzureWebJobsStorage__queueServiceUri'), credential);
const queue = queues.getQueueClient('reached');
await queue.create();
await queue.sendMessage(Buffer.from('queue').toString('base64'));
const [message] = (await queue.receiveMessages()).receivedMessageItems;

const container = new BlobServiceClient(setting('AzureWebJobsStorage__blobServiceUri'), credential).getContainerClient(
  'reached',
);
await container.create();
await container.getBlockBlobClient('it').upload('blob', 4);
const blob = await container.getBlockBlobClient('it').downloadToBuffer();

const found = {
  vault: secret.value,
  table: entity.what,
  queue: Buffer.from(message?.messageText ?? '', 'base64').toString(),
  blob: blob.toString(),
};
process.stdout.write(JSON.stringify(found));
