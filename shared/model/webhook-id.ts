import { accountPattern } from './identifier.ts';

/**
 * Names our end of one subscription, and is its path. It leads to its row by itself, and nobody guesses it.
 * `uid`: of the connector. `random`: 24 bytes as base64url.
 */
export type WebhookId = { account: string; uid: string; random: string };

export function printWebhookId({ account, uid, random }: WebhookId): string {
  return `${account}.${uid}.${random}`;
}

/** Null: nothing of ours is called so. */
export function parseWebhookId(text: string): WebhookId | null {
  const [, account = '', uid = '', random = ''] = /^([^.]+)\.([0-9a-f]{32})\.([A-Za-z0-9_-]{32})$/.exec(text) ?? [];
  return accountPattern.test(account) ? { account, uid, random } : null;
}
