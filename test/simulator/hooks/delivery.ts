import type { Clock } from './clock.ts';
import { sevenDigits } from './event.ts';
import { post } from './post.ts';
import type { Posted } from './post.ts';
import { judge, probationDelays, transientDelays } from './retry-rules.ts';
import type { Inputs, Notification } from './subscription.ts';

type Means = {
  clock: Clock;
  /** Where the address that a subscription names really is. */
  locate: (url: string) => URL;
  timeoutMs: () => number;
  signal: AbortSignal;
};

/** Sends notifications, and again, by the rules of Azure DevOps. */
export class Delivery {
  readonly #means: Means;
  readonly #underWay = new Set<Promise<void>>();

  constructor(means: Means) {
    this.#means = means;
  }

  /** Sends it for the first time. */
  start(notification: Notification): void {
    void this.#attempt(notification, 0);
  }

  /** Sends a copy that nobody waits for, nor judges. */
  async repeat({ body, subscription }: Notification): Promise<void> {
    await this.#track(this.#post(body, subscription.consumerInputs).then(() => undefined));
  }

  /** Waits until nothing is under way. What waits for its time is not. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  /** `failures` counts those since the notification was last sent as a new one. */
  async #attempt(notification: Notification, failures: number): Promise<void> {
    await this.#track(this.#send(notification, failures));
  }

  async #send(notification: Notification, failures: number): Promise<void> {
    const { subscription } = notification;
    if (failures > 0 && subscription.status.startsWith('disabled')) return this.#end(notification, 'failed');
    const posted = await this.#tryOnce(notification);
    const verdict = judge(posted);
    if (verdict === 'taken') return this.#end(notification, 'succeeded');
    if (notification.isTest) return this.#end(notification, 'failed');
    if (verdict === 'gone') {
      subscription.status = 'disabledBySystem';
      return this.#end(notification, 'failed');
    }
    const delay = verdict === 'transient' ? transientDelays[failures] : undefined;
    if (delay !== undefined) {
      return this.#later(delay, notification, () => this.#attempt(notification, failures + 1));
    }
    // Another notification is the one by which the subscription is tried.
    if (subscription.status !== 'enabled') return this.#end(notification, 'failed');
    subscription.status = 'onProbation';
    subscription.probationRetries = 0;
    this.#tryLater(notification);
  }

  #tryLater(notification: Notification): void {
    const { subscription } = notification;
    const delay = probationDelays[subscription.probationRetries];
    if (delay !== undefined) {
      return this.#later(delay, notification, () => this.#track(this.#tryOnProbation(notification)));
    }
    subscription.status = 'disabledBySystem';
    this.#end(notification, 'failed');
  }

  async #tryOnProbation(notification: Notification): Promise<void> {
    const { subscription } = notification;
    // Somebody has enabled, disabled or deleted it meanwhile.
    if (subscription.status !== 'onProbation') return this.#end(notification, 'failed');
    subscription.probationRetries += 1;
    const verdict = judge(await this.#tryOnce(notification));
    if (verdict === 'taken') {
      subscription.status = 'enabled';
      this.#end(notification, 'succeeded');
    } else if (verdict === 'gone') {
      subscription.status = 'disabledBySystem';
      this.#end(notification, 'failed');
    } else {
      this.#tryLater(notification);
    }
  }

  async #tryOnce(notification: Notification): Promise<Posted> {
    const started = performance.now();
    const at = sevenDigits(this.#means.clock.now());
    notification.status = 'requestInProgress';
    const posted = await this.#post(notification.body, notification.subscription.consumerInputs);
    notification.attempts.push({
      at,
      status: 'status' in posted ? posted.status : null,
      error: 'error' in posted ? posted.error : null,
      durationSeconds: (performance.now() - started) / 1000,
    });
    return posted;
  }

  #post(body: string, consumerInputs: Inputs): Promise<Posted> {
    const { locate, timeoutMs, signal } = this.#means;
    const url = locate(consumerInputs['url'] ?? '');
    return post(body, { url, consumerInputs, timeoutMs: timeoutMs(), signal });
  }

  #later(delay: number, notification: Notification, act: () => Promise<void>): void {
    notification.status = 'queuedForRetry';
    this.#means.clock.after(delay, act);
  }

  #end(notification: Notification, result: 'succeeded' | 'failed'): void {
    notification.status = 'completed';
    notification.result = result;
    notification.modifiedDate = sevenDigits(this.#means.clock.now());
  }

  async #track(sending: Promise<void>): Promise<void> {
    this.#underWay.add(sending);
    await sending.finally(() => this.#underWay.delete(sending));
  }
}
