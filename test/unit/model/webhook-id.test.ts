import { describe, expect, test } from 'vitest';
import { parseWebhookId, printWebhookId } from '../../../shared/model/webhook-id.ts';

const id = { account: 'kmpySmUISimoRrJL6NL73w', uid: '0123456789abcdef'.repeat(2), random: 'aB-_'.repeat(8) };

describe('the name of a webhook', () => {
  test('leads back to its account, its connector and itself', () => {
    expect(parseWebhookId(printWebhookId(id))).toEqual(id);
    expect(parseWebhookId(printWebhookId({ ...id, account: '__proto__' }))?.account).toBe('__proto__');
  });

  test.each([
    ['is empty', ''],
    ['has two parts', `${id.uid}.${id.random}`],
    ['has four parts', `x.${printWebhookId(id)}`],
    ['has no account', `.${id.uid}.${id.random}`],
    ['has an account that cannot be', `a/b.${id.uid}.${id.random}`],
    ['has a longer end', `${printWebhookId(id)}x`],
    ['goes on in another line', `${printWebhookId(id)}\n`],
    ['has a key of the table in it', `acme.${id.uid}.${"'".repeat(32)}`],
    ['has another uid', `acme.${id.uid.toUpperCase()}.${id.random}`],
  ])('that %s is none', (_, text) => {
    expect(parseWebhookId(text)).toBeNull();
  });
});
