import { expect } from 'vitest';
import { ask } from './ask.ts';
import type { Reply } from './ask.ts';
import type { Simulator } from './simulator.ts';

type Inputs = Record<string, string>;
export type Wish = {
  eventType?: string;
  resourceVersion?: string | null;
  publisherInputs?: Inputs;
  consumerInputs?: Inputs;
  [other: string]: unknown;
};

/** Sends JSON to the organization fabrikam, or where the path says. */
export function sendJson(
  simulator: Simulator,
  method: string,
  path: string,
  body?: unknown,
  as = 'alive',
): Promise<Reply> {
  const separator = path.includes('?') ? '&' : '?';
  return ask(`${simulator.url}/fabrikam/${path}${separator}api-version=7.1`, {
    method,
    as,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json' },
  });
}

/** A whole request for a subscription to the pushes of fabrikam/Fiber/web, changed as told. */
export function wishFor(simulator: Simulator, url: string, wish: Wish = {}): Record<string, unknown> {
  const { project, repository } = simulator.world.site('fabrikam/Fiber/web');
  return {
    publisherId: 'tfs',
    eventType: 'git.push',
    resourceVersion: null,
    consumerId: 'webHooks',
    consumerActionId: 'httpRequest',
    ...wish,
    publisherInputs: { projectId: project.id, repository: repository.id, branch: '', ...wish.publisherInputs },
    consumerInputs: { url, basicAuthUsername: 'ado', basicAuthPassword: 'secret', ...wish.consumerInputs },
  };
}

export const subscriptions = '_apis/hooks/subscriptions';

/** Subscribes, and gives the id. */
export async function subscribe(simulator: Simulator, url: string, wish: Wish = {}): Promise<string> {
  const reply = await sendJson(simulator, 'POST', subscriptions, wishFor(simulator, url, wish));
  expect([reply.status, reply.text]).toEqual([200, expect.stringContaining('"id"')]);
  return String(reply.json()['id']);
}
