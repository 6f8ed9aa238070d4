import type { Problem, Warning } from '../errors.ts';
import { valueAt } from '../json-pointer.ts';
import { placeProblems } from '../place-problems.ts';
import { schemaProblems } from '../schema-problems.ts';
import type { EntityKey, Scope } from '../scope.ts';
import { atOnce, type Slices } from '../slices.ts';
import { resolveReference } from '../secret-ref.ts';
import { probablyMeant } from '../unknown-fields.ts';
import { comparing, operators } from './operators.ts';
import { isKnownKey, subjectNames } from './subject.ts';
import { conditionLists, inWatched, unknownTriggerFields } from './trigger-fields.ts';
import { longestValue, mostConditions, TriggerDefinition } from './trigger.ts';

/** A trigger as sent, read as far as it can be read, with everything that is wrong with it. */
export type TriggerRequest = {
  /** Null when the definition has mistakes. */
  definition: TriggerDefinition | null;
  refers: References;
  problems: Problem[];
  warnings: Warning[];
};

/** What a trigger refers to, as far as it is well-formed; null: nothing, or nothing that can be followed. */
export type References = {
  connector: { reference: string; key: EntityKey } | null;
  repoName: string | null;
  secret: { reference: string; key: EntityKey } | null;
};

/** Harness writes a trigger below `trigger:`; without that it is the body itself. @returns the pointer to it */
export function placeOfTrigger(body: unknown, base = ''): string {
  return valueAt(body, `${base}/trigger`) === undefined ? base : `${base}/trigger`;
}

/** `base`: the place of the trigger in the body. `identifier`: the one of the address; null where it has none. */
export function readTriggerRequest(body: unknown, base: string, place: RequestPlace): TriggerRequest {
  return atOnce(readingTriggerRequest(body, base, place));
}

type RequestPlace = { scope: Scope; identifier: string | null };

/** The same with pauses. */
export function* readingTriggerRequest(
  body: unknown,
  base: string,
  { scope, identifier }: RequestPlace,
): Slices<TriggerRequest> {
  const raw = withoutNulls(valueAt(body, base));
  const parsed = TriggerDefinition.safeParse(raw);
  const references = referencesOf(raw, scope, base);
  const problems = [
    ...(parsed.success ? lengthProblems(parsed.data, base) : schemaProblems(parsed.error, raw, base)),
    ...placeProblems(raw, scope, identifier, base),
    ...(yield* conditionProblems(raw, base)),
    ...references.problems,
  ];
  return {
    definition: parsed.success && problems.length === 0 ? parsed.data : null,
    refers: references.refers,
    problems,
    warnings: unknownTriggerFields(raw, base),
  };
}

/** Harness reads null as absent. */
function withoutNulls(value: unknown): unknown {
  if (value === null) return undefined;
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutNulls(inner)]));
}

/** A definition is one property of a row, which takes 32 Ki characters. */
const maxDefinitionLength = 30_000;

function lengthProblems(definition: TriggerDefinition, base: string): Problem[] {
  if (JSON.stringify(definition).length <= maxDefinitionLength) return [];
  const message = `The definition is longer than ${maxDefinitionLength} characters.`;
  return [{ pointer: base, code: 'FieldValueInvalid', message, hint: 'Shorten its conditions or inputYaml.' }];
}

function* conditionProblems(raw: unknown, base: string): Slices<Problem[]> {
  const found: Problem[] = [];
  for (const list of conditionLists) {
    const conditions = valueAt(raw, `${inWatched}/${list}`);
    if (!Array.isArray(conditions)) continue;
    // More are refused as too many, and who sends a thousand gets no work done for that.
    for (const [index, condition] of conditions.slice(0, mostConditions).entries()) {
      const pointer = `${base}${inWatched}/${list}/${index}`;
      if (list === 'payloadConditions') found.push(...keyProblems(valueAt(condition, '/key'), pointer));
      found.push(...(yield* valueProblems(condition, pointer)));
    }
  }
  // Passed over, it would let the trigger fire where it should not.
  if (valueAt(raw, `${inWatched}/jexlCondition`) !== undefined) {
    found.push({
      pointer: `${base}${inWatched}/jexlCondition`,
      code: 'ConditionNotSupported',
      message: 'JEXL is not evaluated here.',
      hint: 'Say the same with payloadConditions and headerConditions, and leave jexlCondition out.',
    });
  }
  return found;
}

function keyProblems(key: unknown, pointer: string): Problem[] {
  if (typeof key !== 'string' || key === '' || isKnownKey(key)) return [];
  const meant = probablyMeant(key, subjectNames);
  const others = `Use ${subjectNames.join(', ')}, <+trigger.payload.…> or <+trigger.header['…']>.`;
  return [
    {
      pointer: `${pointer}/key`,
      code: 'ConditionKeyUnknown',
      message: `${key.slice(0, 100)} is no key of a condition.`,
      hint: meant === null ? others : `Did you mean ${meant}?`,
    },
  ];
}

function* valueProblems(condition: unknown, pointer: string): Slices<Problem[]> {
  const operator = operators.find((known) => known === valueAt(condition, '/operator'));
  const value = valueAt(condition, '/value');
  // A longer one is refused for that.
  if (operator === undefined || typeof value !== 'string' || value.length > longestValue) return [];
  const made = yield* comparing(operator, value);
  if (made.ok) return [];
  const hint = 'Patterns are in the syntax of RE2 and match the whole text; docs/triggers.md has their limits.';
  return [{ pointer: `${pointer}/value`, code: 'PatternInvalid', message: made.problem, hint }];
}

/** References that can be followed, and what is wrong with those that cannot. */
function referencesOf(raw: unknown, scope: Scope, base: string): { refers: References; problems: Problem[] } {
  const problems: Problem[] = [];
  const keyAt = (pointer: string, what: 'secret' | 'connector', code: Problem['code']) => {
    const reference = valueAt(raw, pointer);
    // An empty one is told as that.
    if (typeof reference !== 'string' || reference === '') return null;
    const resolved = resolveReference(reference, scope, what);
    if (resolved.ok) return { reference, key: resolved.key };
    const { message, hint } = resolved;
    problems.push({ pointer: `${base}${pointer}`, code, message, hint });
    return null;
  };
  const repoName = valueAt(raw, `${inWatched}/repoName`);
  const refers = {
    connector: keyAt(`${inWatched}/connectorRef`, 'connector', 'ConnectorRefInvalid'),
    repoName: typeof repoName === 'string' ? repoName : null,
    secret: keyAt('/action/spec/secretRef', 'secret', 'SecretRefInvalid'),
  };
  return { refers, problems };
}
