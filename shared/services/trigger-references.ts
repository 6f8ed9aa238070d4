import type { Context } from '../context.ts';
import { checkRepositoryName, sameName } from '../model/azure-names.ts';
import type { ConnectorSpec } from '../model/connector.ts';
import type { Problem } from '../model/errors.ts';
import { serves } from '../model/secret.ts';
import { readTarget } from '../model/target.ts';
import type { References } from '../model/triggers/trigger-request.ts';
import { fromConnectorRow } from '../storage/connectors.ts';
import { connectorKey, secretKey } from '../storage/row-keys.ts';
import { fromSecretRow } from '../storage/secrets.ts';

/** `row`: what is touched when the trigger is stored; null where there is none. */
type Referred = { row: { rowKey: string; etag: string } | null; problems: Problem[] };

/** The connector that a trigger refers to, and what is wrong with that. `base`: where in the body it is named. */
export async function referredConnector(
  context: Context,
  account: string,
  { connector, repoName }: References,
  base: string,
): Promise<Referred> {
  if (connector === null) return { row: null, problems: [] };
  const row = await context.entities.read(account, connectorKey(connector.key));
  if (row === null || fromConnectorRow(row).webhooks === 'DELETING') {
    const message = `There is no connector ${connector.reference} in this scope.`;
    const hint = 'Create it first: PUT /api/v1/connectors/....';
    return { row: null, problems: [{ pointer: `${base}/connectorRef`, code: 'ConnectorMissing', message, hint }] };
  }
  const problem =
    repoName === null ? null : repositoryProblem(context, fromConnectorRow(row).definition.spec, repoName);
  return { row, problems: problem === null ? [] : [{ pointer: `${base}/repoName`, ...problem }] };
}

function repositoryProblem(
  { config }: Context,
  { url, type }: ConnectorSpec,
  repoName: string,
): Omit<Problem, 'pointer'> | null {
  const fault = checkRepositoryName(repoName);
  if (fault !== null)
    return { code: 'FieldValueInvalid', message: fault, hint: 'Use the name that Azure Repos shows.' };
  if (type === 'Project') return null;
  const own = readTarget({ url, type }, config.allowedHosts).address?.repository ?? null;
  if (own !== null && sameName(own, repoName)) return null;
  const message = `The connector is for ${own === null ? 'no repository' : `the repository ${own}`}, not for ${repoName}.`;
  return { code: 'RepositoryMismatch', message, hint: 'Leave repoName out, or name a connector of URL type Project.' };
}

/** The secret that the action of a trigger signs with, and what is wrong with that. `pointer`: where it is named. */
export async function referredSecret(
  context: Context,
  account: string,
  { secret }: References,
  pointer: string,
): Promise<Referred> {
  if (secret === null) return { row: null, problems: [] };
  const { reference, key } = secret;
  const row = await context.entities.read(account, secretKey(key));
  if (row === null) {
    const message = `There is no secret ${reference} in this scope.`;
    const hint = 'Create it first: PUT /api/v1/secrets/... with {"kind": "EncryptedText", "value": ...}.';
    return { row: null, problems: [{ pointer, code: 'SecretMissing', message, hint }] };
  }
  if (serves('EncryptedText', fromSecretRow(row))) return { row, problems: [] };
  const message = `The secret ${reference} holds no text, but a signature is made with one.`;
  const hint = 'Refer to a secret of kind EncryptedText.';
  return { row, problems: [{ pointer, code: 'SecretKindMismatch', message, hint }] };
}
