import { missingVersionControl } from '../checks/project.ts';
import type { Context } from '../context.ts';
import type { Refusal } from '../model/reasons/refusal.ts';
import type { FoundPlace, Hooks } from '../model/webhooks/hooks.ts';
import type { StoredConnector } from '../storage/connectors.ts';
import type { Reached } from './reach-organization.ts';

type Found = { ok: true; value: FoundPlace } | ({ ok: false } & Refusal);

/**
 * The identifiers of what a connector wants to hear of: subscriptions take no names. Asked once for each revision of the
 * connector and of the wish.
 */
export async function findPlace(
  context: Context,
  { revision: connectorRevision, definition }: StoredConnector,
  { wish, revision: wishRevision, place }: Hooks,
  { address, ask }: Reached,
): Promise<Found> {
  if (place?.connectorRevision === connectorRevision && place.wishRevision === wishRevision) {
    return { ok: true, value: place };
  }
  if (address.project === null) return refused('ProjectMissingInUrl');
  const { project: named } = address;
  const project = await ask((caller) => context.azureDevOps.project(caller, named));
  if (!project.ok) return project;
  const wanting = missingVersionControl(address, project.value);
  if (wanting !== null) return refused(wanting);
  const { id: projectId, name: projectName } = project.value;
  const found = { connectorRevision, wishRevision, projectId, projectName };
  const own = definition.spec.type === 'Repo' && address.repository !== null ? [address.repository] : [];
  const names = own.length > 0 ? own : wish.repositories;
  if (names.length === 0) return { ok: true, value: { ...found, repositories: null } };
  const answers = await Promise.all(
    names.map((name) => ask((caller) => context.azureDevOps.repository(caller, projectId, name))),
  );
  const refusal = answers.find((answer) => !answer.ok);
  if (refusal !== undefined && !refusal.ok) {
    const name = names[answers.indexOf(refusal)] ?? '';
    return { ...refusal, blanks: { repository: name, ...refusal.blanks } };
  }
  const repositories = answers.flatMap((answer) =>
    answer.ok ? [{ id: answer.value.id, name: answer.value.name }] : [],
  );
  return { ok: true, value: { ...found, repositories } };
}

function refused(reason: Refusal['reason']): Found {
  return { ok: false, reason, blanks: {}, evidence: {}, retryAfterSeconds: null };
}
