import { z } from 'zod';
import { fieldRule } from '../field-rule.ts';
import { identifierFault, identifierPattern, nameFault, namePattern } from '../identifier.ts';
import { operators } from './operators.ts';

const identifier = z
  .string()
  .superRefine(fieldRule('IdentifierInvalid', 'The identifier', identifierFault))
  .meta({ pattern: identifierPattern.source });

export const longestValue = 10_000;
/** Of each kind. */
export const mostConditions = 50;

/** `value` is compared as text; numbers and truth values of YAML are taken as they are written. */
export const Condition = z
  .object({
    key: z.string().min(1).max(500),
    operator: z.enum(operators),
    value: z
      .union([z.string(), z.number(), z.boolean()])
      .transform(String)
      .pipe(z.string().max(longestValue))
      .default(''),
  })
  .meta({ id: 'TriggerCondition' });
export type Condition = z.infer<typeof Condition>;

const conditions = z.array(Condition).max(mostConditions).default([]);

function watched<const Actions extends readonly [string, ...string[]]>(actions: Actions) {
  return z.object({
    connectorRef: z.string().min(1),
    /** Of a connector for a project: the repository. Left out: every repository of the project. */
    repoName: z.string().optional(),
    /** None: any. */
    actions: z.array(z.enum(actions)).default([]),
    payloadConditions: conditions,
    headerConditions: conditions,
    autoAbortPreviousExecutions: z.boolean().optional(),
  });
}

/** What can have happened, in Harness's words and, behind them, in those that it lacks. */
export const Watched = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Push'), spec: watched(['Create', 'Update', 'Delete']) }),
  z.object({
    type: z.literal('PullRequest'),
    spec: watched(['Create', 'Update', 'Merge', 'Abandon', 'MergeAttempt']),
  }),
  z.object({ type: z.literal('IssueComment'), spec: watched(['Create', 'Edit', 'Delete']) }),
  z.object({ type: z.literal('CheckIn'), spec: watched(['Create']) }),
]);
export type Watched = z.infer<typeof Watched>;

const ownMachine = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** What is in a URL ends up in logs. */
function urlFault(url: string): string | null {
  const parsed = URL.parse(url);
  if (parsed === null) return null;
  if (parsed.username + parsed.password !== '') return 'cannot hold a user name or a password';
  // Where one machine is all there is, nobody listens in between; a deployment does not go there at all.
  return parsed.protocol === 'https:' || ownMachine.test(parsed.hostname) ? null : 'must begin with https://';
}

/** Where a firing goes: a signed webhook (Standard Webhooks) and, if asked, a status at the commit or pull request. */
export const Action = z
  .object({
    type: z.literal('Webhook'),
    spec: z.object({
      url: z
        .url({ protocol: /^https?$/, error: 'Give an https URL.' })
        .max(2_048)
        .superRefine(fieldRule('FieldValueInvalid', 'The URL', urlFault)),
      secretRef: z.string().min(1).meta({ description: 'A text secret, with which each delivery is signed.' }),
    }),
    status: z.object({ genre: z.string().max(100).optional(), name: z.string().min(1).max(100) }).optional(),
  })
  .meta({ id: 'TriggerAction' });

/** Harness's trigger for `AzureRepo`, as stored. What belongs to its pipelines is kept and has no meaning here. */
export const TriggerDefinition = z
  .object({
    name: z
      .string()
      .superRefine(fieldRule('NameInvalid', 'The name', nameFault))
      .meta({ pattern: namePattern.source }),
    identifier,
    enabled: z.boolean().default(true),
    description: z.string().optional(),
    tags: z.record(z.string(), z.string()).optional(),
    orgIdentifier: identifier.optional(),
    projectIdentifier: identifier.optional(),
    pipelineIdentifier: z.string().optional(),
    inputYaml: z.string().max(20_000).optional(),
    source: z.object({
      type: z.literal('Webhook'),
      spec: z.object({ type: z.literal('AzureRepo'), spec: Watched }),
    }),
    action: Action.optional(),
  })
  .meta({ id: 'TriggerDefinition' });
export type TriggerDefinition = z.infer<typeof TriggerDefinition>;
