import type { RestClient } from 'typed-rest-client/RestClient.js';
import { z } from 'zod';
import type { Answered } from '../model/reasons/refusal.ts';
import { urlWithin } from '../outbound.ts';
import type { Ask, Caller } from './ask.ts';

/** What the URL of a Git repository resource names; without `repositoryId` it is the list of the project. */
export type Names = { project: string; repositoryId?: string };

/** The URL, version included, of the repositories resource. */
export type Locate = (caller: Caller, names: Names) => Promise<Answered<URL>>;

/** https://github.com/microsoft/azure-devops-node-api, GitApi.getRepository */
const resource = { area: 'git', id: '225f7195-f9c7-4d14-ab28-a83f7ff77e1f', version: '7.2-preview.1' };
/** Released, so Services goes on answering it. */
const servicesVersion = '7.1';
const mostKnown = 64;

const locations = z.object({
  value: z.array(
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
  ),
});
type Locations = z.infer<typeof locations>;

/**
 * Services answers every version that was ever released. A Server answers none newer than itself, so each is asked once
 * what it has, and the client of Microsoft chooses from that.
 */
export function makeLocate(ask: Ask): Locate {
  const known = new Map<string, Locations>();

  async function learn(caller: Caller): Promise<Answered<Locations>> {
    const url = urlWithin(caller.collection, ['_apis', resource.area]);
    const answered = await ask(caller, { url, method: 'OPTIONS', shape: locations });
    if (!answered.ok) return answered;
    const [oldest] = known.keys();
    if (known.size >= mostKnown && oldest !== undefined) known.delete(oldest);
    known.set(caller.collection.href, answered.value);
    return answered;
  }

  return async function locate(caller, names) {
    const found = { ok: true, evidence: {}, retryAfterSeconds: null } as const;
    if (caller.hosted) return { ...found, value: ofServices(caller.collection, names) };
    const kept = known.get(caller.collection.href);
    const learned = kept === undefined ? await learn(caller) : { ...found, value: kept };
    if (!learned.ok) return learned;
    const url = await ofServer(caller.collection, names, learned.value);
    if (url !== null) return { ...found, value: url };
    return { ok: false, reason: 'NotAzureDevOps', blanks: {}, evidence: {}, retryAfterSeconds: null };
  };
}

function ofServices(collection: URL, { project, repositoryId }: Names): URL {
  const names = [
    project,
    '_apis',
    resource.area,
    'repositories',
    ...(repositoryId === undefined ? [] : [repositoryId]),
  ];
  return urlWithin(collection, names, { 'api-version': servicesVersion });
}

async function ofServer(collection: URL, names: Names, known: Locations): Promise<URL | null> {
  const { VsoClient } = await import('./node-api.ts');
  // The one method that it calls of its REST client; ours has asked already, and kept the reason of a refusal.
  const answered = { options: () => Promise.resolve({ statusCode: 200, result: known, headers: {} }) };
  const client = new VsoClient(collection.href, answered as unknown as RestClient);
  const found = await client
    .getVersioningData(resource.version, resource.area, resource.id, names)
    .catch(() => ({ requestUrl: undefined, apiVersion: undefined }));
  if (found.requestUrl === undefined || found.apiVersion === undefined) return null;
  const url = new URL(found.requestUrl);
  url.searchParams.set('api-version', found.apiVersion);
  // The template is the server's word; it must not lead the credential out of the collection.
  return url.href.startsWith(`${collection.href}/`) ? url : null;
}
