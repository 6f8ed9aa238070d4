import type { Context } from '../context.ts';
import { type ConnectorRequest, readConnectorRequest } from '../model/connector-request.ts';
import { deploymentOf } from '../model/deployment.ts';
import { valueAt } from '../model/json-pointer.ts';
import type { Problem, Warning } from '../model/errors.ts';
import type { RepositoryAddress } from '../model/repository-url.ts';
import type { Scope } from '../model/scope.ts';
import { readTarget } from '../model/target.ts';
import { identityProblems } from './identity-grants.ts';
import { type ReferredSecret, referredSecrets, remarksOn } from './referred-secrets.ts';
import { bindingProblems, replacementConflicts } from './secret-conflicts.ts';

export type Examined = {
  request: ConnectorRequest;
  address: RepositoryAddress | null;
  /** Where its secrets would be sent; null while the address is not known. */
  deployment: string | null;
  secrets: ReferredSecret[];
  problems: Problem[];
  /** Replacing these is refused with 409: a caller may be right about each field and still not be allowed. */
  conflicts: Problem[];
  warnings: Warning[];
};

export type Question = {
  body: unknown;
  scope: Scope;
  identifier: string | null;
  /** The row key the definition would have; its own use of a secret does not make the secret shared. */
  connector: string;
  /** What becomes of a reference to a secret that does not exist: a mistake, or an empty slot. */
  missing?: 'refused' | 'slot';
};

/** Reads a body `{connector, secrets?}` against what is stored, and finds everything that is wrong with it at once. */
export async function examineDefinition(context: Context, question: Question): Promise<Examined> {
  const { body, scope, identifier, connector, missing = 'refused' } = question;
  const request = readConnectorRequest(body, scope, identifier);
  const target = targetOf(request.raw, context);
  const secrets = await referredSecrets(context, scope, request);
  const remarks = secrets.map((secret) => remarksOn(secret, request.raw, { sent: valueAt(body, '/secrets'), missing }));
  const deployment = target.address === null ? null : deploymentOf(target.address);
  const [bound, conflicts, identities] = await Promise.all([
    bindingProblems(context, { account: scope.account, connector, raw: request.raw, deployment }, secrets),
    replacementConflicts(context, scope.account, connector, secrets),
    identityProblems(context, scope, request.raw, target.address),
  ]);
  return {
    request,
    address: target.address,
    deployment,
    secrets,
    problems: [
      ...request.problems,
      ...target.problems,
      ...remarks.flatMap(({ problems }) => problems),
      ...bound,
      ...identities,
    ],
    conflicts,
    warnings: [
      ...request.warnings,
      ...target.warnings,
      ...delegateWarnings(request.raw),
      ...remarks.flatMap(({ warnings }) => warnings),
    ],
  };
}

function targetOf(raw: unknown, { config }: Context) {
  const url = valueAt(raw, '/spec/url');
  if (typeof url !== 'string') return { address: null, problems: [], warnings: [] };
  const type = valueAt(raw, '/spec/type');
  const validationRepo = valueAt(raw, '/spec/validationRepo');
  const authenticationType = valueAt(raw, '/spec/authentication/type');
  return readTarget(
    {
      url,
      ...(type === 'Project' || type === 'Repo' ? { type } : {}),
      ...(typeof validationRepo === 'string' ? { validationRepo } : {}),
      ...(authenticationType === 'Http' || authenticationType === 'Ssh' ? { authenticationType } : {}),
    },
    config.allowedHosts,
  );
}

export function delegateWarnings(raw: unknown): Warning[] {
  const selectors = valueAt(raw, '/spec/delegateSelectors');
  if (valueAt(raw, '/spec/executeOnDelegate') !== false || !Array.isArray(selectors) || selectors.length === 0)
    return [];
  return [
    {
      pointer: '/connector/spec/delegateSelectors',
      code: 'SelectorsWithoutDelegate',
      message:
        'executeOnDelegate is false, so the connector is verified by the platform and its selectors have no effect.',
      hint: 'Leave executeOnDelegate out to use the delegates with these tags.',
      corrected: null,
    },
  ];
}
