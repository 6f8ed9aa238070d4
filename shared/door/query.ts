import { z } from 'zod';
import { refuseAll } from '../model/errors.ts';
import { accountFault, identifierFault } from '../model/identifier.ts';
import { valueAt } from '../model/json-pointer.ts';
import { schemaProblems } from '../model/schema-problems.ts';
import type { Scope } from '../model/scope.ts';

/** Empty means absent, as in Harness. */
const optional = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value === '' ? null : value));

/** `true`, or not. */
const flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true');

/** The query of every door that works inside a scope. */
export const ScopeQuery = z.object({
  accountIdentifier: optional.meta({
    description: 'The account. Whatever belongs to another one is invisible.',
    param: { id: 'accountIdentifier', required: true, example: 'acme' },
  }),
  orgIdentifier: optional.meta({
    description: 'The organization in Harness; absent at account scope.',
    param: { id: 'orgIdentifier' },
  }),
  projectIdentifier: optional.meta({
    description: 'The project in Harness, with its organization; absent above project scope.',
    param: { id: 'projectIdentifier' },
  }),
});
export type ScopeQuery = z.infer<typeof ScopeQuery>;

/** Of doors that take away what triggers need. */
export const ForceQuery = ScopeQuery.extend({
  force: flag.meta({ description: '`true`: triggers that need it are disabled, instead of the call refused.' }),
});

const largestPage = 200;

export const PageQuery = ScopeQuery.extend({
  pageToken: optional.meta({ description: 'Comes in `nextLink`.', param: { id: 'pageToken' } }),
  pageSize: z.coerce.number().int().min(1).max(largestPage).default(50),
});

/** Of doors to what belongs to the account itself. */
export const AccountQuery = ScopeQuery.pick({ accountIdentifier: true });
export const AccountPageQuery = PageQuery.omit({ orgIdentifier: true, projectIdentifier: true });

/** What is imported is either stored or only looked at. */
export const ImportQuery = ScopeQuery.extend({
  dryRun: flag.meta({ description: '`true`: says what would happen, and writes nothing.' }),
});

/** Pages of a fixed size, of a scope alone or with everything inside it. */
export const WholeQuery = ScopeQuery.extend({
  all: flag.meta({ description: '`true`: everything inside the scope too, for an account all there is.' }),
  pageToken: PageQuery.shape.pageToken,
});

export const NoQuery = z.object({});

/** A value that is given twice counts once, as the first. Parameters that no door knows have no effect. */
export function readQuery<Query extends z.ZodObject>(schema: Query, search: URLSearchParams): z.infer<Query> {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = search.get(name);
      return value === null || value === '' ? [] : [[name, value]];
    }),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw refuseAll(
    schemaProblems(parsed.error, given).map(({ pointer, message, hint }) => ({
      pointer: `?${pointer.slice(1)}`,
      code: 'ParameterInvalid',
      message,
      hint,
    })),
  );
}

/**
 * The scope of a call: from the query, and for org and project from the body where the query leaves them open.
 * `definition`: the place of the definition in the body.
 * @throws Refusal InvalidRequest
 */
export function readScope(query: ScopeQuery, body?: unknown, definition = '/connector'): Scope {
  const org = query.orgIdentifier ?? identifierAt(body, `${definition}/orgIdentifier`);
  const project =
    query.projectIdentifier ?? (org === null ? null : identifierAt(body, `${definition}/projectIdentifier`));
  const problems: Parameters<typeof refuseAll>[0][number][] = [];
  const account = query.accountIdentifier;
  if (account === null) {
    const message = 'The query parameter accountIdentifier is missing.';
    problems.push({
      pointer: '?accountIdentifier',
      code: 'ParameterMissing',
      message,
      hint: 'Add ?accountIdentifier=<account>.',
    });
  } else if (accountFault(account) !== null) {
    const message = `accountIdentifier ${accountFault(account)}.`;
    problems.push({
      pointer: '?accountIdentifier',
      code: 'ParameterInvalid',
      message,
      hint: 'Use the identifier of your account.',
    });
  }
  for (const name of ['orgIdentifier', 'projectIdentifier'] as const) {
    const value = query[name];
    const fault = value === null ? null : identifierFault(value);
    if (fault === null) continue;
    problems.push({
      pointer: `?${name}`,
      code: 'IdentifierInvalid',
      message: `${name} ${fault}.`,
      hint: 'Use the identifier, not the name.',
    });
  }
  if (project !== null && org === null) {
    const message = 'A project is given without its organization.';
    problems.push({ pointer: '?orgIdentifier', code: 'ScopeInvalid', message, hint: 'Add orgIdentifier.' });
  }
  if (account === null || problems.length > 0) throw refuseAll(problems);
  return { account, org, project };
}

/** @throws Refusal InvalidRequest */
export function readAccount({ accountIdentifier }: z.infer<typeof AccountQuery>): Scope {
  return readScope({ accountIdentifier, orgIdentifier: null, projectIdentifier: null });
}

/** What cannot be an identifier is a mistake of the body, to be told together with its others. */
function identifierAt(body: unknown, pointer: string): string | null {
  const value = valueAt(body, pointer);
  return typeof value === 'string' && identifierFault(value) === null ? value : null;
}

/** The identifier in the address of an entity. @throws Refusal InvalidRequest */
export function requireIdentifier(identifier: string | undefined): string {
  const fault = identifierFault(identifier ?? '');
  if (fault === null && identifier !== undefined) return identifier;
  const message = `The identifier in the address ${fault}.`;
  throw refuseAll([{ pointer: '', code: 'IdentifierInvalid', message, hint: 'Use the identifier, not the name.' }]);
}
