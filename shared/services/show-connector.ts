import type { Context } from '../context.ts';
import type { ConnectorStatus } from '../model/connector-status.ts';
import type { Warning } from '../model/errors.ts';
import { entityTag } from '../model/precondition.ts';
import { explain, reasons } from '../model/reasons/reason.ts';
import { apiUrl, gitUrl, type RepositoryAddress, webUrl } from '../model/repository-url.ts';
import { readTarget } from '../model/target.ts';
import type { Verdict } from '../model/verification.ts';
import type { StoredConnector } from '../storage/connectors.ts';
import { delegateWarnings } from './examine-definition.ts';
import { verificationId } from './verification-id.ts';

/** The connector as answered. */
export function showConnector(context: Context, connector: StoredConnector, warnings?: Warning[]) {
  const { definition, uid, revision, createdAt, lastModifiedAt } = connector;
  const { spec } = definition;
  const target = readTarget(
    {
      url: spec.url,
      type: spec.type,
      authenticationType: spec.authentication.type,
      ...(spec.validationRepo === undefined ? {} : { validationRepo: spec.validationRepo }),
    },
    context.config.allowedHosts,
  );
  return {
    connector: definition,
    uid,
    revision,
    createdAt,
    lastModifiedAt,
    repository: showRepository(target.address),
    warnings: warnings ?? [...target.warnings, ...delegateWarnings(definition)],
    status: showStatus(connector),
  };
}

export function connectorTag({ uid, revision }: Pick<StoredConnector, 'uid' | 'revision'>): string {
  return entityTag(uid, revision);
}

export function showRepository(address: RepositoryAddress | null) {
  if (address === null) return null;
  const { deployment, organization, project, repository, transport, kind } = address;
  const urls = { gitUrl: gitUrl(address), apiUrl: apiUrl(address), webUrl: webUrl(address) };
  return { deployment, organization, project, repository, transport, kind, ...urls };
}

type ShownStatus = Pick<
  ConnectorStatus,
  'reason' | 'hint' | 'errorSummary' | 'errors' | 'lastConnectedAt' | 'delegateId'
> & {
  status: Verdict;
  message: string;
  testedAt: string | null;
  observedRevision: number | null;
  verificationId: string | null;
  nextCheckAt: string | null;
  lastAttempt: ConnectorStatus['lastAttempt'] | null;
};

/** A verdict counts for the revision it was earned with; until a newer revision has its own it is PENDING. */
export function showStatus(connector: StoredConnector): ShownStatus {
  const shown = showVerdict(connector);
  const { runs, uid, status, waiting } = connector;
  // A newer run does not wait because an older one had to.
  if (waiting === null || waiting.sequence !== runs || runs <= (status?.sequence ?? 0)) return shown;
  const { sequence, reason, at, until } = waiting;
  const message = `${reasons[reason]?.title ?? reason}: it is tried again at ${until}.`;
  const verification = verificationId(uid, sequence);
  const lastAttempt = { outcome: 'UNKNOWN', reason, message, at, verificationId: verification } as const;
  return { ...shown, nextCheckAt: until, lastAttempt };
}

function showVerdict({ definition, revision, status }: StoredConnector): ShownStatus {
  if (status !== null && status.observedRevision === revision) {
    const { sequence: _sequence, observedSecrets: _secrets, identity: _identity, ...shown } = status;
    return { ...shown, nextCheckAt: null };
  }
  const untested = definition.spec.ignoreTestConnection === true;
  const { message, hint } = untested ? explain('NotTested') : pending;
  return {
    status: untested ? 'UNKNOWN' : 'PENDING',
    reason: untested ? 'NotTested' : null,
    message,
    hint,
    errorSummary: null,
    errors: [],
    testedAt: null,
    lastConnectedAt: status?.lastConnectedAt ?? null,
    observedRevision: status?.observedRevision ?? null,
    delegateId: null,
    verificationId: null,
    nextCheckAt: null,
    lastAttempt: status?.lastAttempt ?? null,
  };
}

const pending = { message: 'The verification of this revision has not completed yet.', hint: null };
