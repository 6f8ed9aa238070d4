import type { Context } from '../context.ts';
import { Refusal } from '../model/errors.ts';
import { identifierFrom } from '../model/identifier.ts';
import { valueAt } from '../model/json-pointer.ts';
import { describeScope, type Scope } from '../model/scope.ts';
import { type PutOutcome, putConnector } from './put-connector.ts';

/**
 * Stores a connector that is not there yet. Without an identifier it gets the one that Harness's form makes of its name.
 * @throws Refusal AlreadyExists, and those of `putConnector`
 */
export async function createConnector(
  context: Context,
  scope: Scope,
  sent: unknown,
): Promise<PutOutcome & { identifier: string }> {
  const { identifier, body } = named(sent);
  try {
    const conditions = { ifMatch: null, ifNoneMatch: '*' };
    return { identifier, ...(await putConnector(context, { scope, identifier, body, conditions })) };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'PreconditionFailed') throw error;
    const detail = `There is a connector ${identifier} in ${describeScope(scope)} already.`;
    const hint = 'Choose another identifier, or change the connector with PUT /api/v1/connectors/{identifier}.';
    throw new Refusal('AlreadyExists', detail, hint);
  }
}

/** One that cannot be an identifier, given or made, is told together with the other mistakes. */
function named(sent: unknown): { identifier: string; body: unknown } {
  const given = valueAt(sent, '/connector/identifier');
  if (typeof given === 'string' && given !== '') return { identifier: given, body: sent };
  const name = valueAt(sent, '/connector/name');
  const isAbsent = given === undefined || given === null || given === '';
  if (!isAbsent || typeof name !== 'string') return { identifier: '', body: sent };
  const identifier = identifierFrom(name);
  const connector = { ...Object(valueAt(sent, '/connector')), identifier };
  return { identifier, body: { ...Object(sent), connector } };
}
