import type { AccessToken } from '@azure/identity';
import type { Outbound } from '../../../../shared/outbound.ts';
import { connectQueues, makeQueues, type Queues } from '../../../../shared/storage/queues.ts';
import { connectTables, type Entities, makeEntities } from '../../../../shared/storage/tables.ts';
import { webhookRow } from './subject.ts';

/** Storage without storage: the row of the webhook is always at hand. */
export const atHand: Entities = {
  read: async (_account, rowKey) => ({ rowKey, etag: '"1"', values: webhookRow }),
  list: () => Promise.reject(new Error('Nothing is listed')),
  commit: () => Promise.reject(new Error('Nothing is written')),
};

export const forgetful: Queues = {
  send: async (queue) => ({ queue, messageId: '', popReceipt: '' }),
  show: () => Promise.reject(new Error('Nothing is shown')),
  remove: () => Promise.reject(new Error('Nothing is removed')),
};

/** The adapters of a deployment, on something that says yes to whatever it is asked. */
export function queuesAt(url: string, policies: Outbound['sdkPolicies']): Queues {
  return makeQueues(connectQueues(url, credential, policies));
}

export function entitiesAt(url: string, policies: Outbound['sdkPolicies']): Entities {
  return makeEntities(connectTables(url, credential, policies));
}

/** A token of Entra has about this length. */
async function credential() {
  const token: AccessToken = { token: 't'.repeat(1_500), expiresOnTimestamp: Date.now() + 3_600_000 };
  return { getToken: async () => token };
}
