import { TableClient } from '@azure/data-tables';
import { DefaultAzureCredential } from '@azure/identity';
import { SecretClient } from '@azure/keyvault-secrets';
import { QueueClient } from '@azure/storage-queue';

const credential = new DefaultAzureCredential();
const table = new TableClient(process.env.AzureWebJobsStorage__tableServiceUri ?? '', 'notes', credential);
const queue = new QueueClient(`${process.env.AzureWebJobsStorage__queueServiceUri}/notes`, credential);
const vault = new SecretClient(process.env.KEY_VAULT_URL ?? '', credential, {
  disableChallengeResourceVerification: true,
});

/** The text into the vault, a row that says so, a message that somebody should read it: in this order. */
export async function putNote(id: string, text: string): Promise<void> {
  await vault.setSecret(`note-${id}`, text);
  await table.createTable();
  await table.upsertEntity({ partitionKey: 'notes', rowKey: id, read: false });
  await queue.createIfNotExists();
  await queue.sendMessage(Buffer.from(id).toString('base64'));
}

export async function getNote(id: string): Promise<{ text: string | undefined; read: boolean }> {
  const { read } = await table.getEntity<{ read: boolean }>('notes', id);
  return { text: (await vault.getSecret(`note-${id}`)).value, read };
}

export async function markRead(id: string): Promise<void> {
  await table.updateEntity({ partitionKey: 'notes', rowKey: id, read: true }, 'Merge');
}
