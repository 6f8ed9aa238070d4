import { commitStatusReasons } from './commit-status.ts';
import { credentialReasons } from './credential.ts';
import { networkReasons } from './network.ts';
import { platformReasons } from './platform.ts';
import { proxyReasons } from './proxy.ts';
import { receiverReasons } from './receiver.ts';
import { sshReasons } from './ssh.ts';
import { targetReasons } from './target.ts';
import { tlsReasons } from './tls.ts';
import { webhookReasons } from './webhook.ts';

/** Every reason there is. */
export const reasons = {
  ...credentialReasons,
  ...targetReasons,
  ...networkReasons,
  ...tlsReasons,
  ...proxyReasons,
  ...sshReasons,
  ...webhookReasons,
  ...platformReasons,
  ...commitStatusReasons,
  ...receiverReasons,
};

export type Reason = keyof typeof reasons;

/** The sentences of a reason, with its blanks filled in. A blank nobody filled is a defect and throws. */
export function explain(
  reason: Reason,
  blanks: Record<string, string | number> = {},
): { message: string; hint: string } {
  const fill = (sentence: string) =>
    sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const value = blanks[name];
      if (value === undefined) throw new Error(`Reason ${reason} needs a value for {${name}}`);
      return String(value);
    });
  const { message, hint } = reasons[reason];
  return { message: fill(message), hint: fill(hint) };
}
