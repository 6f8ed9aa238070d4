import type { Answer } from '../exchange.ts';
import * as refuse from '../refusals.ts';
import { bothDoors } from '../sentinel.ts';
import type { Sentinel } from '../sentinel.ts';
import { serviceError } from '../service-error.ts';

const waitSeconds = 30;
const shortWaitSeconds = 3;
const documented = 'documented: https://learn.microsoft.com/azure/devops/integrate/concepts/rate-limits';

function throttledFor(seconds: number): Answer {
  const answer = refuse.throttled();
  return { ...answer, headers: { ...answer.headers, ...refuse.rateHeaders(0, 0), 'Retry-After': `${seconds}` } };
}

/** Azure DevOps as it refuses, slows down or is away. */
export const refusingServices: readonly Sentinel[] = [
  {
    name: 'throttled',
    doors: bothDoors,
    place: 'signed in',
    does: `429 TF400733 with Retry-After: ${waitSeconds} and X-RateLimit-*`,
    source: documented,
    act: () => throttledFor(waitSeconds),
  },
  {
    name: 'throttled-briefly',
    doors: bothDoors,
    place: 'signed in',
    does: `the same with Retry-After: ${shortWaitSeconds}`,
    source: documented,
    act: () => throttledFor(shortWaitSeconds),
  },
  {
    name: 'throttled-silently',
    doors: bothDoors,
    place: 'signed in',
    does: '429 TF400733 that does not say how long to wait',
    source: 'inferred: the header is documented, its absence is possible',
    act: () => refuse.throttled(),
  },
  {
    name: 'delayed',
    doors: bothDoors,
    place: 'signed in',
    does: `the normal answer, a quarter of a second late, with Retry-After: ${waitSeconds} and X-RateLimit-*`,
    source: documented,
    act: async ({ pause }, proceed) => {
      await pause(250);
      const answer = await proceed();
      return {
        ...answer,
        headers: { ...answer.headers, ...refuse.rateHeaders(3, 0.25), 'Retry-After': `${waitSeconds}` },
      };
    },
  },
  {
    name: 'outage',
    doors: bothDoors,
    place: 'front door',
    does: '503 TF10216: services are currently unavailable',
    source: 'issue reports of July 2026; the status is inferred',
    act: () => refuse.outage(),
  },
  {
    name: 'stopped',
    doors: bothDoors,
    place: 'front door',
    does: '503 TF24668 behind a byte order mark: organization deactivated, waiting does not help',
    source: 'observed: recordings of Azure/azure-devops-cli-extension, April 2026',
    act: ({ address }) => refuse.organizationStopped(address.organization),
  },
  {
    name: 'forbidden',
    doors: ['rest'],
    place: 'signed in',
    does: "403 TF401027: the permission 'GenericRead' is missing",
    source: 'issue reports',
    act: ({ caller }) => refuse.permissionMissing(caller?.account ?? ''),
  },
  {
    name: 'protected',
    doors: ['rest'],
    place: 'signed in',
    does: '403 TF402455: the policy of a protected branch refuses a push',
    source: 'issue reports',
    act: () => refuse.pushForbidden(),
  },
  {
    name: 'no-item',
    doors: ['rest'],
    place: 'signed in',
    does: '404 TF401174: the path does not exist at that version',
    source: 'issue reports, low confidence',
    act: ({ names }) => refuse.itemMissing(names.repository ?? ''),
  },
  {
    name: 'french',
    doors: ['rest'],
    place: 'signed in',
    does: '404 whose typeKey says repository missing and whose message is French',
    source: 'inferred: messages are localised, typeKey is not',
    act: ({ names }) => {
      const message = `TF401019 : le référentiel Git dont le nom ou l'identificateur est ${names.repository ?? ''} n'existe pas, ou vous n'y avez pas accès.`;
      return serviceError(404, 'Microsoft.TeamFoundation.Git.Server', 'GitRepositoryNotFoundException', message);
    },
  },
];
