import type { RestClient } from 'typed-rest-client/RestClient.js';
import { z } from 'zod';
import type { Answered } from '../model/reasons/refusal.ts';
import { urlWithin } from '../outbound.ts';
import type { Ask, Caller } from './ask.ts';
import { listOf } from './list-of.ts';

/** What the path of a resource names, beside the collection: `project`, `repositoryId`… */
export type Names = Readonly<Record<string, string>>;

/** A resource of the REST API, by the id that the official client knows it by. */
export type Resource = {
  area: string;
  id: string;
  /** The newest version that the official client speaks. */
  version: string;
  /** Where it is on Services, below the collection. */
  onServices: (names: Names) => string[];
};

export type Locations = {
  /** The URL of a resource, version included. */
  locate: (caller: Caller, resource: Resource, names: Names) => Promise<Answered<URL>>;
  /** Passes when the caller's collection is one: the virtual directory before it is asked the same, and has no Git. */
  collection: (caller: Caller) => Promise<Answered<null>>;
};

/** Released, so Services goes on answering it. */
const servicesVersion = '7.1';
const mostKnown = 64;

const rows = listOf(
  z.object({
    id: z.string(),
    area: z.string(),
    resourceName: z.string(),
    routeTemplate: z.string(),
    resourceVersion: z.number(),
    minVersion: z.string(),
    maxVersion: z.string(),
    releasedVersion: z.string(),
  }),
);
type Rows = z.infer<typeof rows>;

/**
 * Services answers every version that was ever released. A Server answers none newer than itself, so each is asked once
 * per area what it has, and the client of Microsoft chooses from that.
 */
export function makeLocations(ask: Ask): Locations {
  const known = new Map<string, Rows>();
  const learning = new Map<string, Promise<Answered<Rows>>>();

  async function learn(caller: Caller, area: string): Promise<Answered<Rows>> {
    const url = urlWithin(caller.collection, ['_apis', area]);
    const kept = known.get(url.href);
    if (kept !== undefined) return { ...found, value: kept };
    // A refusal is that of the other's credential, and says nothing about this one.
    const told = learning.get(url.href);
    const heard = told === undefined ? undefined : await overhear(told, caller.signal);
    if (heard?.ok === true) return heard;
    const asked = ask(caller, { url, method: 'OPTIONS', shape: rows });
    learning.set(url.href, asked);
    const answered = await asked.finally(() => learning.delete(url.href));
    if (answered.ok && answered.value.value.length > 0) remember(url, answered.value);
    return answered;
  }

  function remember({ href }: URL, learned: Rows): void {
    const [oldest] = known.keys();
    if (known.size >= mostKnown && oldest !== undefined) known.delete(oldest);
    known.set(href, learned);
  }

  return {
    async locate(caller, resource, names) {
      if (caller.hosted) {
        const query = { 'api-version': servicesVersion };
        return { ...found, value: urlWithin(caller.collection, resource.onServices(names), query) };
      }
      const learned = await learn(caller, resource.area);
      if (!learned.ok) return learned;
      const url = await onServer(caller.collection, resource, names, learned.value);
      return url === null ? notThere : { ...found, value: url };
    },
    async collection(caller) {
      const learned = await learn(caller, 'git');
      if (!learned.ok) return learned;
      return learned.value.value.some(({ area }) => area === 'git') ? { ...found, value: null } : notThere;
    },
  };
}

/** What another caller is told, unless the signal comes first. */
async function overhear<T>(told: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  if (signal.aborted) return undefined;
  const given = Promise.withResolvers<undefined>();
  const giveUp = () => given.resolve(undefined);
  signal.addEventListener('abort', giveUp, { once: true });
  return Promise.race([told, given.promise]).finally(() => signal.removeEventListener('abort', giveUp));
}

const found = { ok: true, evidence: {}, retryAfterSeconds: null } as const;
const notThere = { ok: false, reason: 'NotAzureDevOps', blanks: {}, evidence: {}, retryAfterSeconds: null } as const;

async function onServer(collection: URL, resource: Resource, names: Names, known: Rows): Promise<URL | null> {
  const { VsoClient } = await import('./node-api.ts');
  // The one method that it calls of its REST client; ours has asked already, and kept the reason of a refusal.
  const answered = { options: () => Promise.resolve({ statusCode: 200, result: known, headers: {} }) };
  const client = new VsoClient(collection.href, answered as unknown as RestClient);
  const { version, area, id } = resource;
  const versioned = await client
    .getVersioningData(version, area, id, names)
    .catch(() => ({ requestUrl: undefined, apiVersion: undefined }));
  if (versioned.requestUrl === undefined || versioned.apiVersion === undefined) return null;
  const url = new URL(versioned.requestUrl);
  url.searchParams.set('api-version', versioned.apiVersion);
  // The template is the server's word; it must not lead the credential out of the collection.
  return url.href.startsWith(`${collection.href}/`) ? url : null;
}
