import { expect, test } from 'vitest';
import { signatureHeaders } from '../../../shared/model/webhook-signature.ts';

// The example of https://www.standardwebhooks.com, which every library of theirs is tested with.
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const signed = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' };

test('A webhook is signed as the published example is', () => {
  expect(signatureHeaders(secret, signed)).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('A secret without the prefix is a key as it stands', () => {
  const raw = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const text = 'a key with ümlaut';
  expect(raw.length).toBe(24);
  expect(signatureHeaders(text, signed)).toEqual(
    signatureHeaders(`whsec_${Buffer.from(text).toString('base64')}`, signed),
  );
});
