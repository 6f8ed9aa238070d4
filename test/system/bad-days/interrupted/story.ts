import type { Match, Operation, WireService } from '../../operation.ts';
import type { Answer, Service } from '../../start-service.ts';
import type { Simulator } from '../../../simulator/simulator.ts';
import type { End } from '../end.ts';
import { messageIn } from '../message-in.ts';
import type { Tenant } from '../tenant.ts';

export type Place = { service: Service; simulator: Simulator; tenant: Tenant };
export type QueueFunction = 'verify-connector' | 'finish-change';

/** One operation on the way of a story. */
export type Step = {
  /** Goes on after "killed after", "refused when" and the like. */
  name: string;
  service: WireService;
  /** The call gives up when it does not hear of this: nothing was promised yet. */
  givesUpUnheard?: true;
  match: (tenant: Tenant) => Match;
};

export type Story = {
  name: string;
  /** The only queue function that runs meanwhile; null for a call, whose steps are its own. */
  worksOff: QueueFunction | null;
  /** Whether its caller has an answer before the first step: a promise, then. */
  acknowledged: boolean;
  arrange?: (place: Place) => Promise<unknown>;
  /** What starts it. */
  act: (place: Place) => Promise<Answer | null>;
  /** What it reads first. */
  begins: (tenant: Tenant) => Match;
  /** All that it writes, in order. */
  steps: Step[];
  /** What it comes to. */
  done: End;
  /** What is there instead when it is interrupted before this step is done. Absent: it comes true in any case. */
  undone?: { before: string; leaves: End };
};

/** A message about this account, with these parts, is put on a queue. */
export function puts(queue: 'verify' | 'finish-change', name: string, ...parts: string[]): Step {
  return {
    name,
    service: 'queue',
    match: (tenant) => (operation, body) =>
      isOn(operation, 'queue', 'POST', `/${queue}/messages`) &&
      [`"${tenant.account}"`, ...parts].every((part) => messageIn(body).includes(part)),
  };
}

/** A transaction in this account whose text has all of these parts. */
export function writes(name: string, ...parts: string[]): Step {
  return {
    name,
    service: 'table',
    match: (tenant) => (operation, body) =>
      isOn(operation, 'table', 'POST', '/$batch') && [tenant.account, ...parts].every((part) => body.includes(part)),
  };
}

/** The row with this key is read. */
export function reads(rowKey: string): Story['begins'] {
  return ({ account }) =>
    (operation) =>
      isOn(operation, 'table', 'GET') && operation.path.includes(`'${account}',RowKey='${rowKey}`);
}

/** A message that was put hidden is shown: the first one since the story began, or the one of that number. */
export function shows(queue: 'verify' | 'finish-change', name: string, number = 1): Step {
  const path = `/${queue}/messages/`;
  return {
    name,
    service: 'queue',
    match: () => {
      const shown = new Set<string>();
      return (operation) => {
        if (!isOn(operation, 'queue', 'PUT') || !operation.path.startsWith(path)) return false;
        shown.add(operation.path);
        return [...shown].indexOf(operation.path) === number - 1;
      };
    },
  };
}

/** The host takes a message off its queue, because its function is done with it. */
export function takesOff(queue: 'verify' | 'finish-change', name: string): Step {
  const path = `/${queue}/messages/`;
  return {
    name,
    service: 'queue',
    match: () => (operation) => isOn(operation, 'queue', 'DELETE') && operation.path.startsWith(path),
  };
}

export function fillsVault(name: string): Step {
  return {
    name,
    service: 'vault',
    match:
      ({ good, bad }) =>
      (operation, body) =>
        isOn(operation, 'vault', 'PUT') && (body.includes(good) || body.includes(bad)),
  };
}

export function clearsVault(name: string): Step {
  return { name, service: 'vault', match: () => (operation) => isOn(operation, 'vault', 'DELETE') };
}

function isOn(operation: Operation, service: Operation['service'], method: string, path?: string): boolean {
  return (
    operation.service === service && operation.method === method && (path === undefined || operation.path === path)
  );
}
