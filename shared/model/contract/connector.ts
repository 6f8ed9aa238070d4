import { z } from 'zod';
import { ConnectorDefinition } from '../connector.ts';
import { reasonCodes, verdicts } from './verdict.ts';
import { SecretBody } from '../secret.ts';
import { pageOf } from './page.ts';
import { Mistake, ShownWarning } from './problem.ts';
import { RemovedWebhooks } from './webhook.ts';

const dateTime = z.string().meta({ format: 'date-time' });

/** What PUT connector takes. */
export const ConnectorRequest = z
  .object({
    connector: ConnectorDefinition,
    secrets: z.record(z.string(), SecretBody).optional().meta({
      description:
        'Values of secrets that the definition refers to, each under its reference as written there. One that does not exist is created, the same value again changes nothing, another value replaces it when no other connector uses it.',
    }),
  })
  .meta({ id: 'ConnectorRequest' });

/** What POST connectors takes. */
export const NewConnectorRequest = ConnectorRequest.extend({
  connector: ConnectorDefinition.partial({ identifier: true }),
}).meta({ id: 'NewConnectorRequest' });

export const DeletedConnector = z
  .object({
    unusedSecrets: z.array(z.string()).meta({
      description: 'References, as the connector wrote them, to the secrets that no other connector uses.',
    }),
    webhooks: RemovedWebhooks.optional().meta({ description: 'Of a connector that had webhooks.' }),
  })
  .meta({ id: 'DeletedConnector' });

const name = z.string().nullable();

export const ShownRepository = z
  .object({
    deployment: z.enum(['services', 'server']),
    organization: z.string().meta({ description: 'The organization, or the collection on a Server.' }),
    project: name,
    repository: name,
    transport: z.enum(['https', 'ssh']),
    kind: z.enum(['repository', 'project', 'organization', 'tfvc']),
    gitUrl: z.string().nullable().meta({ description: 'The URL for git; null when no repository is named.' }),
    apiUrl: z.string().meta({ description: 'To which `/_apis/…` is added.' }),
    webUrl: z.string().meta({ description: 'The page for a browser.' }),
  })
  .meta({ id: 'Repository', description: 'What the URL of a definition names, the same for every way to write it.' });

const LastAttempt = z
  .object({
    outcome: z.enum(verdicts).exclude(['PENDING']),
    reason: reasonCodes.nullable(),
    message: z.string(),
    at: dateTime,
    verificationId: z.string(),
  })
  .meta({ id: 'LastAttempt', description: 'The newest verification, also when it did not change the verdict.' });

const StatusError = z
  .object({ check: z.string(), reason: reasonCodes, message: z.string(), hint: z.string().nullable() })
  .meta({ id: 'StatusError', description: 'A check that did not pass.' });

export const ShownStatus = z
  .object({
    status: z.enum(verdicts).meta({ description: 'PENDING: no verification of this revision has completed yet.' }),
    reason: reasonCodes.nullable().meta({ description: 'Why it is not SUCCESS; see docs/reasons.md.' }),
    message: z.string(),
    hint: z.string().nullable(),
    errorSummary: z.string().nullable(),
    errors: z.array(StatusError),
    testedAt: dateTime.nullable(),
    lastConnectedAt: dateTime.nullable(),
    observedRevision: z.int().nullable().meta({ description: 'The revision that the verdict was earned with.' }),
    delegateId: z.string().nullable(),
    verificationId: z.string().nullable(),
    nextCheckAt: dateTime.nullable().meta({
      description: 'Until when the newest verification waits; `lastAttempt` says for what. Null when none waits.',
    }),
    lastAttempt: LastAttempt.nullable(),
  })
  .meta({ id: 'ConnectorStatus' });

export const ShownConnector = z
  .object({
    connector: ConnectorDefinition,
    uid: z.string().meta({ description: 'New at each creation: a connector of the same name is another one.' }),
    revision: z.int().meta({ description: 'Counts definitions, starting at 1.' }),
    createdAt: dateTime,
    lastModifiedAt: dateTime,
    repository: ShownRepository.nullable(),
    warnings: z.array(ShownWarning),
    status: ShownStatus,
  })
  .meta({ id: 'Connector' });

export const ConnectorPage = pageOf(ShownConnector).meta({ id: 'ConnectorPage' });

export const Validation = z
  .object({
    valid: z.boolean().meta({ description: 'Whether it would be stored.' }),
    errors: z.array(Mistake),
    warnings: z.array(ShownWarning),
    repository: ShownRepository.nullable(),
  })
  .meta({ id: 'Validation' });
