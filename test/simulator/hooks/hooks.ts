import { randomUUID } from 'node:crypto';
import type { Organization } from '../world/places.ts';
import type { Surroundings } from '../world/site.ts';
import { Clock } from './clock.ts';
import { Delivery } from './delivery.ts';
import { mostBytes, writeEnvelope } from './envelope.ts';
import { sevenDigits } from './event.ts';
import type { HookEvent, PublishedEvent } from './event.ts';
import { wants } from './matching.ts';
import { sampleOf } from './samples.ts';
import type { Notification, Subscription } from './subscription.ts';
import { Troubles } from './troubles.ts';

const mostRemembered = 200;

/** Service hooks: who has subscribed to what, and the sending of what happens. */
export class Hooks {
  readonly subscriptions: Subscription[] = [];
  /** Everything that was sent or is to be, oldest first. */
  readonly notifications: Notification[] = [];
  /** What happened while the subscription that wanted it was on probation or disabled: nobody will ever hear of it. */
  readonly dropped: { subscription: Subscription; event: PublishedEvent }[] = [];
  /** What goes wrong on the way. */
  readonly troubles = new Troubles();
  readonly clock = new Clock();
  /** How long a target may take to answer, in real time. */
  timeoutMs = 30_000;
  /** Rows in a page of the list of subscriptions. The real list came whole in every recording. */
  pageSize = Infinity;
  readonly #events: PublishedEvent[] = [];
  readonly #places = new Map<string, string>();
  readonly #closing = new AbortController();
  readonly #delivery: Delivery;
  readonly #rootOf: Surroundings['rootOf'];

  constructor({ rootOf }: Pick<Surroundings, 'rootOf'>) {
    this.#rootOf = rootOf;
    this.#delivery = new Delivery({
      clock: this.clock,
      locate: (url) => this.#locate(url),
      timeoutMs: () => this.timeoutMs,
      signal: this.#closing.signal,
    });
  }

  /** Seconds of its clock in a second of a real one: with 1200 the first retry on probation comes after a second. */
  set speed(speed: number) {
    this.clock.speed = speed;
  }

  /** Waits for what is under way, then lets so much time pass at once, with every retry that falls due. */
  async advance(milliseconds: number): Promise<void> {
    await this.settled();
    await this.clock.advance(milliseconds);
    await this.settled();
  }

  /** Until nothing is under way. What waits for its time is not waited for. */
  settled(): Promise<void> {
    return this.#delivery.settled();
  }

  /** What is sent to one origin, such as `https://connectors.example`, arrives at another, as if a name led there. */
  reach(origin: string, real: string): void {
    this.#places.set(new URL(origin).origin, new URL(real).origin);
  }

  find(organization: Organization, id: string): Subscription | undefined {
    return this.in(organization).find((one) => one.id === id.toLowerCase());
  }

  in(organization: Organization): Subscription[] {
    return this.subscriptions.filter((one) => one.organization.id === organization.id);
  }

  remove(subscription: Subscription): void {
    subscription.status = 'disabledByUser';
    this.subscriptions.splice(this.subscriptions.indexOf(subscription), 1);
  }

  /** Their creator is gone from the organization. */
  orphan(organization: Organization, account: string): void {
    for (const one of this.in(organization)) {
      if (one.createdBy.account === account) one.status = 'disabledByInactiveIdentity';
    }
  }

  /** Something happened: whoever wants to know is told. */
  publish(event: HookEvent): PublishedEvent {
    const published = { ...event, id: randomUUID(), createdDate: sevenDigits(this.clock.now()) };
    this.#events.push(published);
    if (this.#events.length > mostRemembered) this.#events.shift();
    for (const subscription of this.subscriptions.filter((one) => wants(one, event))) {
      if (subscription.status === 'enabled') this.#notify(subscription, published, false);
      else this.dropped.push({ subscription, event: published });
    }
    return published;
  }

  /** Sends a sample, or the newest real event of the kind where there is one. Its failure changes nothing. */
  test(subscription: Subscription, useRealData: boolean): Notification {
    const real = useRealData ? this.#events.findLast((event) => wants(subscription, event)) : undefined;
    return this.#notify(subscription, real ?? sampleOf(subscription, this.clock.now()), true);
  }

  close(): void {
    this.clock.stop();
    this.#closing.abort();
  }

  #notify(subscription: Subscription, event: PublishedEvent, isTest: boolean): Notification {
    const own = this.notifications.filter((one) => one.subscription.id === subscription.id);
    const id = own.length + 1;
    const now = sevenDigits(this.clock.now());
    const notification: Notification = {
      id,
      subscription,
      event,
      body: writeEnvelope(event, subscription, id, this.#rootOf(event.organization)),
      isTest,
      status: 'queued',
      result: 'pending',
      createdDate: now,
      modifiedDate: now,
      attempts: [],
    };
    this.notifications.push(notification);
    const isTooLong = Buffer.byteLength(notification.body) > mostBytes;
    const isLost = this.troubles.takeLoss();
    if (isTooLong || isLost) {
      Object.assign(notification, { status: 'completed', result: isTooLong ? 'failed' : 'succeeded' });
      return notification;
    }
    const delay = this.troubles.takeDelay();
    const isTwofold = this.troubles.takeDuplicate();
    const send = () => {
      this.#delivery.start(notification);
      if (isTwofold) void this.#delivery.repeat(notification);
    };
    this.troubles.pass(() => (delay === 0 ? send() : this.clock.after(delay, async () => send())));
    return notification;
  }

  #locate(url: string): URL {
    const target = new URL(url);
    const real = this.#places.get(target.origin);
    return real === undefined ? target : new URL(target.pathname + target.search, real);
  }
}
