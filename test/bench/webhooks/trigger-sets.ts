import { makeReady } from '../../../shared/model/triggers/match.ts';
import type { Placed } from '../../../shared/model/triggers/trigger-index.ts';
import { TriggerDefinition } from '../../../shared/model/triggers/trigger.ts';
import { repositoryCount, repositoryId } from './payloads.ts';

export type TriggerSet = { what: string; triggers: Placed[] };

export const triggerCount = 10_000;

type Condition = { key: string; operator: string; value: string };

function onPush(repository: number, payloadConditions: Condition[]): Placed {
  const spec = { connectorRef: 'account.web', payloadConditions };
  const source = { type: 'Webhook', spec: { type: 'AzureRepo', spec: { type: 'Push', spec } } };
  return {
    place: {
      organization: 'fabrikam',
      project: 'Fiber',
      projectId: null,
      repository: { id: repositoryId(repository), name: `web${repository}` },
    },
    ready: makeReady(TriggerDefinition.parse({ name: 'One', identifier: 'one', source })),
  };
}

const onBranch = (operator: string, value: string): Condition => ({ key: 'targetBranch', operator, value });

/** As people write them. */
export function usual(count: number): Placed[] {
  const kinds = [
    onBranch('Equals', 'main'),
    onBranch('In', 'main, release/.*'),
    onBranch('Regex', 'release/\\d+'),
    onBranch('StartsWith', 'feature/'),
    { key: 'sender', operator: 'NotEquals', value: 'build@fabrikam.example' },
  ];
  return Array.from({ length: count }, (_, number) => {
    const first = kinds[(number + Math.floor(number / repositoryCount)) % kinds.length];
    return onPush(number % repositoryCount, first === undefined ? [] : [first]);
  });
}

/** All in one repository, and no two alike. */
export const adversarial: readonly { what: string; condition: (number: number) => Condition }[] = [
  { what: 'Equals', condition: (n) => onBranch('Equals', `branch-${n}`) },
  { what: 'NotEquals', condition: (n) => onBranch('NotEquals', `branch-${n}`) },
  { what: 'StartsWith', condition: (n) => onBranch('StartsWith', `feature/${n}/`) },
  { what: 'Contains', condition: (n) => onBranch('Contains', `-${n}-`) },
  { what: 'patterns with a start', condition: (n) => onBranch('Regex', `release/${n}/.*`) },
  { what: 'patterns without one', condition: (n) => onBranch('Regex', `.*w${n.toString(36)}z.*`) },
  { what: 'nested repetition', condition: (n) => onBranch('Regex', `(a+)+b${n}`) },
  { what: 'counted repetition', condition: (n) => onBranch('Regex', `[ab]*a[ab]{${n % 100}}x?${n}?`) },
  { what: 'keys', condition: (n) => ({ key: `<+trigger.payload.resource.f${n}>`, operator: 'Equals', value: 'x' }) },
];

export function allOnOne(condition: (number: number) => Condition): Placed[] {
  return Array.from({ length: triggerCount }, (_, number) => onPush(0, [condition(number)]));
}
