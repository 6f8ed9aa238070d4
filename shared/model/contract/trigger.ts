import { z } from 'zod';
import { Condition, TriggerDefinition } from '../triggers/trigger.ts';
import { pageOf } from './page.ts';
import { ShownEndpoint } from './firing.ts';
import { ShownWarning } from './problem.ts';

const dateTime = z.string().meta({ format: 'date-time' });

/** What PUT trigger takes: the trigger, or as Harness writes it, below `trigger`. */
export const TriggerRequest = z
  .union([z.object({ trigger: TriggerDefinition }), TriggerDefinition])
  .meta({ id: 'TriggerRequest' });

export const ShownTrigger = z
  .object({
    trigger: TriggerDefinition,
    uid: z.string().meta({ description: 'New at each creation: a trigger of the same name is another one.' }),
    revision: z.int().meta({ description: 'Counts definitions, starting at 1.' }),
    disabled: z.string().nullable().meta({
      description: 'Why this service has set `enabled` to false; null unless it has.',
    }),
    createdAt: dateTime,
    lastModifiedAt: dateTime,
    warnings: z.array(ShownWarning),
  })
  .meta({ id: 'Trigger' });

export const TriggerAtWork = ShownTrigger.extend({ endpoint: ShownEndpoint }).meta({ id: 'TriggerAtWork' });

export const TriggerPage = pageOf(ShownTrigger).meta({ id: 'TriggerPage' });

/** A delivery of Azure DevOps, as somebody has kept it. */
export const KeptDelivery = z.object({
  headers: z.record(z.string(), z.string()).nullish().meta({ description: 'Of the delivery; any case.' }),
  payload: z.unknown().meta({ description: 'The body of the delivery, as Azure DevOps sends it.' }),
});

export const EvaluationRequest = KeptDelivery.extend({
  trigger: z
    .union([TriggerDefinition, z.object({ trigger: TriggerDefinition }), z.string()])
    .optional()
    .meta({ description: 'A trigger, or the identifier of one that is stored.' }),
  identifier: z.string().optional().meta({ description: 'In place of `trigger`: the identifier of a stored one.' }),
}).meta({ id: 'EvaluationRequest' });

const Outcome = z
  .union([z.boolean(), z.literal('needs-api')])
  .meta({ description: '`needs-api`: it turns on something that the payload does not hold.' });

const JudgedCondition = Condition.extend({
  value: z.string(),
  actual: z
    .union([z.string(), z.array(z.string())])
    .nullable()
    .meta({ description: 'What the event has there.' }),
  matched: Outcome,
  why: z.string(),
}).meta({ id: 'JudgedCondition' });

const Person = z
  .object({ id: z.string().nullable(), displayName: z.string().nullable(), uniqueName: z.string().nullable() })
  .nullable();

const JudgedEvent = z
  .looseObject({
    kind: z.enum(['push', 'pullRequest', 'comment', 'repository', 'checkIn']),
    createdAt: z.string().nullable(),
    organization: z.string().nullable(),
    repository: z.object({
      id: z.string().nullable(),
      name: z.string().nullable(),
      projectId: z.string().nullable(),
      projectName: z.string().nullable(),
    }),
    sender: Person,
    matched: Outcome,
    why: z.string(),
    conditions: z.array(JudgedCondition),
  })
  .meta({ id: 'JudgedEvent', description: 'What the payload says has happened; further fields depend on its kind.' });

export const Evaluation = z
  .object({
    matched: Outcome,
    events: z
      .array(JudgedEvent)
      .meta({ description: 'A push of three refs is three events. At most 100; what is long in them is cut.' }),
    leftOut: z
      .int()
      .meta({ description: 'Events of the payload that were not judged, since there are more than 100.' }),
    ignored: z.string().nullable().meta({ description: 'Why the payload says nothing; null when it says something.' }),
    warnings: z.array(ShownWarning),
  })
  .meta({ id: 'Evaluation' });
