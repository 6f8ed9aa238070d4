import { z } from 'zod';
import { type SecretUse, secretUses } from './connector.ts';
import type { Problem, Warning } from './errors.ts';
import { escapePointer, valueAt } from './json-pointer.ts';
import { schemaProblems } from './schema-problems.ts';
import { type SecretBody, serves, whatItHolds } from './secret.ts';
import { readSecretRequest } from './secret-request.ts';
import type { IntendedUse } from './secret-value.ts';

export type InlineSecrets = {
  /** The well-formed ones, by the reference as written. */
  secrets: Map<string, SecretBody>;
  problems: Problem[];
  warnings: Warning[];
};

/** The secrets sent along with a definition, each under the reference that the definition uses. */
export function readInlineSecrets(sent: unknown, definition: unknown): InlineSecrets {
  const found: InlineSecrets = { secrets: new Map(), problems: [], warnings: [] };
  if (sent === undefined || sent === null) return found;
  const given = z.record(z.string(), z.unknown()).safeParse(sent);
  if (!given.success) return { ...found, problems: schemaProblems(given.error, sent, '/secrets') };
  for (const [reference, value] of Object.entries(given.data)) {
    const pointer = `/secrets/${escapePointer(reference)}`;
    const uses = secretUses(definition).filter((use) => use.reference === reference);
    const { body, problems, warnings } = readSecretRequest(value, pointer, intendedUse(uses, definition));
    const [use] = uses;
    if (use === undefined) found.problems.push(notReferenced(pointer));
    found.problems.push(...problems);
    found.warnings.push(...warnings);
    if (body === null) continue;
    if (use !== undefined && !serves(use.need, { kind: body.kind, holds: whatItHolds(body) })) {
      found.problems.push(kindMismatch(pointer, use));
    }
    found.secrets.set(reference, body);
  }
  return found;
}

function intendedUse(uses: readonly SecretUse[], definition: unknown): IntendedUse {
  const username = valueAt(definition, '/spec/authentication/spec/spec/username');
  const as = uses.some(({ pointer }) => pointer.endsWith('/tokenRef')) ? 'token' : 'user name';
  return { as: uses.length === 0 ? 'unknown' : as, username: typeof username === 'string' ? username : null };
}

function kindMismatch(pointer: string, { need }: SecretUse): Problem {
  return {
    pointer: `${pointer}/kind`,
    code: 'SecretKindMismatch',
    message: `The definition needs a secret of kind ${need} here.`,
    hint: `Give {"kind": "${need}", ...}.`,
  };
}

function notReferenced(pointer: string): Problem {
  return {
    pointer,
    code: 'SecretNotReferenced',
    message: 'The definition does not refer to this secret.',
    hint: 'Use the reference exactly as it is written in the definition, or leave the secret out.',
  };
}
