import { escapePointer } from './json-pointer.ts';
import type { Warning } from './errors.ts';

export type Shape = { [field: string]: Shape | 'value' | 'silent' };

/**
 * What a definition may hold. `silent`: fields that Harness sets or ignores itself and that its exports carry.
 * Harness drops any other field without a word, so that a misspelt `apiAcces` is noticed at the first webhook.
 */
const connectorShape: Shape = {
  name: 'value',
  identifier: 'value',
  description: 'value',
  accountIdentifier: 'silent',
  orgIdentifier: 'value',
  projectIdentifier: 'value',
  parentUniqueId: 'silent',
  uniqueId: 'silent',
  tags: 'value',
  type: 'value',
  spec: {
    url: 'value',
    type: 'value',
    validationRepo: 'value',
    gitConnectionUrl: 'silent',
    authentication: {
      type: 'value',
      spec: {
        type: 'value',
        sshKeyRef: 'value',
        spec: { username: 'value', usernameRef: 'value', tokenRef: 'value', identityRef: 'value' },
      },
    },
    apiAccess: { type: 'value', spec: { tokenRef: 'value', identityRef: 'value' } },
    delegateSelectors: 'value',
    executeOnDelegate: 'value',
    ignoreTestConnection: 'value',
  },
};

/** A warning for each field that has no meaning, with the field that was probably meant. */
export function unknownFields(definition: unknown, shape: Shape = connectorShape, base = '/connector'): Warning[] {
  if (typeof definition !== 'object' || definition === null || Array.isArray(definition)) return [];
  return Object.entries(definition).flatMap(([field, value]) => {
    const pointer = `${base}/${escapePointer(field)}`;
    const known = Object.hasOwn(shape, field) ? shape[field] : undefined;
    if (known === undefined) return [unknownField(pointer, field, Object.keys(shape))];
    return typeof known === 'object' ? unknownFields(value, known, pointer) : [];
  });
}

function unknownField(pointer: string, field: string, candidates: string[]): Warning {
  const nearest = probablyMeant(field, candidates);
  return {
    pointer,
    code: 'UnknownField',
    message: `${field.slice(0, 100)} is not a field here and has no effect.`,
    hint: nearest === null ? 'Leave it out.' : `Did you mean ${nearest}?`,
    corrected: nearest,
  };
}

/** The candidate that a word is a misspelling of; null when it is too far from all. */
export function probablyMeant(word: string, candidates: readonly string[]): string | null {
  const [nearest] = candidates
    .map((candidate) => ({ candidate, distance: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter((near) => near.distance <= Math.max(2, Math.floor(near.candidate.length / 4)))
    .toSorted((a, b) => a.distance - b.distance);
  return nearest?.candidate ?? null;
}

/** Levenshtein's; names longer than 64 characters are not misspelt fields. */
function distance(a: string, b: string): number {
  if (a.length > 64) return Infinity;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[b.length] ?? Infinity;
}
