import type { Warning } from '../errors.ts';
import { valueAt } from '../json-pointer.ts';
import { type Shape, unknownFields } from '../unknown-fields.ts';

const condition: Shape = { key: 'value', operator: 'value', value: 'value' };

/** What a trigger may hold. `silent`: what belongs to the pipelines of Harness, which its exports carry. */
const triggerShape: Shape = {
  name: 'value',
  identifier: 'value',
  enabled: 'value',
  description: 'value',
  tags: 'value',
  orgIdentifier: 'value',
  projectIdentifier: 'value',
  accountIdentifier: 'silent',
  pipelineIdentifier: 'value',
  inputYaml: 'value',
  inputSetRefs: 'silent',
  pipelineBranchName: 'silent',
  stagesToExecute: 'silent',
  encryptedWebhookSecretIdentifier: 'silent',
  source: {
    type: 'value',
    pollInterval: 'silent',
    webhookId: 'silent',
    spec: {
      type: 'value',
      spec: {
        type: 'value',
        spec: {
          connectorRef: 'value',
          repoName: 'value',
          actions: 'value',
          payloadConditions: 'value',
          headerConditions: 'value',
          jexlCondition: 'value',
          autoAbortPreviousExecutions: 'value',
        },
      },
    },
  },
  action: {
    type: 'value',
    spec: { url: 'value', secretRef: 'value' },
    status: { genre: 'value', name: 'value' },
  },
};

export const inWatched = '/source/spec/spec/spec';
export const conditionLists = ['payloadConditions', 'headerConditions'] as const;

/** A warning for each field of a trigger that has no meaning. `base`: the place of the trigger in the body. */
export function unknownTriggerFields(raw: unknown, base: string): Warning[] {
  const inConditions = conditionLists.flatMap((list) => {
    const found = valueAt(raw, `${inWatched}/${list}`);
    if (!Array.isArray(found)) return [];
    return found.flatMap((one: unknown, index) =>
      unknownFields(one, condition, `${base}${inWatched}/${list}/${index}`),
    );
  });
  return [...unknownFields(raw, triggerShape, base), ...inConditions];
}
