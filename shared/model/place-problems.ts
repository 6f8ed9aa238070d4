import type { Problem } from './errors.ts';
import { identifierFault } from './identifier.ts';
import { valueAt } from './json-pointer.ts';
import type { Scope } from './scope.ts';

/**
 * Where a definition contradicts the address of the call. `identifier`: the one of the address; null where it has none.
 * `base`: the place of the definition in the body.
 */
export function placeProblems(raw: unknown, scope: Scope, identifier: string | null, base: string): Problem[] {
  const problems: Problem[] = [];
  const inBody = valueAt(raw, '/identifier');
  if (identifier !== null && typeof inBody === 'string' && inBody !== identifier) {
    problems.push({
      pointer: `${base}/identifier`,
      code: 'IdentifierMismatch',
      // What cannot be an identifier is not repeated: it may be a token.
      message: `The body is about ${identifierFault(inBody) === null ? inBody : 'another one'}, the address about ${identifier}.`,
      hint: 'Use the same identifier in both. An identifier cannot be changed.',
    });
  }
  const places = [
    ['orgIdentifier', scope.org],
    ['projectIdentifier', scope.project],
  ] as const;
  for (const [field, expected] of places) {
    const given = valueAt(raw, `/${field}`);
    // One that cannot be an identifier is told as that.
    if (typeof given !== 'string' || given === expected || identifierFault(given) !== null) continue;
    if (field === 'projectIdentifier' && scope.org === null) {
      if (valueAt(raw, '/orgIdentifier') === undefined) problems.push(withoutOrganization(base));
      continue;
    }
    problems.push({
      pointer: `${base}/${field}`,
      code: 'ScopeMismatch',
      message: `The body names ${field} ${given.slice(0, 130)}, the query ${expected ?? 'none'}.`,
      hint: 'Name the same scope in both, or in only one of them.',
    });
  }
  return problems;
}

function withoutOrganization(base: string): Problem {
  return {
    pointer: `${base}/projectIdentifier`,
    code: 'ScopeInvalid',
    message: 'A project is given without its organization.',
    hint: 'Add orgIdentifier.',
  };
}
