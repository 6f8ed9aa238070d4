import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Address } from './address.ts';
import type { Git } from './git/git.ts';
import type { Organization } from './world/places.ts';
import type { Identity } from './world/tokens.ts';
import type { World } from './world/world.ts';

export type Door = 'rest' | 'git';

/** The names that the route found in the path, decoded. */
export type RouteNames = Partial<Record<RouteName, string>>;

type RouteName =
  | ('project' | 'repository' | 'area' | 'changeset' | 'commit' | 'push' | 'subscription' | 'notification')
  | ('pullRequest' | 'iteration' | 'thread' | 'comment' | 'label' | 'reviewer' | 'status');

export type Exchange = {
  request: IncomingMessage;
  address: Address;
  names: RouteNames;
  door: Door;
  world: World;
  git: Git;
  /** Waits so many milliseconds; rejects when the client has left or the simulator closes. */
  pause: (milliseconds: number) => Promise<void>;
};

/** An exchange whose caller is known. `caller` is null for the anonymous one of an organization with public projects. */
export type SignedIn = Exchange & { organization: Organization; caller: Identity | null };

/** Takes the response over: streams, or breaks it. It must end when the response closes. */
export type Perform = (response: ServerResponse) => void;

export type Answer = {
  status: number;
  headers: Record<string, string | string[]>;
  body: string | Buffer | Perform;
  /** Which of the headers that come with every answer: those of a stopped organization lack the correlation ids. */
  profile?: 'full' | 'without correlation' | 'none';
};

/**
 * What a resource gives: JSON, with 200 unless it says otherwise and with the continuation token of its next page, or a
 * whole answer of its own.
 */
export type Outcome = { json: unknown; next?: number | null; status?: number } | { answer: Answer };

export const jsonType = 'application/json; charset=utf-8';
export const htmlType = 'text/html; charset=utf-8';
export const textType = 'text/plain; charset=utf-8';

export function text(status: number, body: string, headers: Answer['headers'] = {}): Answer {
  return { status, headers: { 'Content-Type': textType, ...headers }, body };
}

export function html(status: number, body: string, headers: Answer['headers'] = {}): Answer {
  return { status, headers: { 'Content-Type': htmlType, ...headers }, body };
}
