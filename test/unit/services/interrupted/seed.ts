import { ConnectorDefinition } from '../../../../shared/model/connector.ts';
import { TriggerDefinition } from '../../../../shared/model/triggers/trigger.ts';
import { toConnectorRow } from '../../../../shared/storage/connectors.ts';
import { connectorKey, secretKey, triggerKey } from '../../../../shared/storage/row-keys.ts';
import { toSecretRow } from '../../../../shared/storage/secrets.ts';
import type { Write } from '../../../../shared/storage/tables.ts';
import { toTriggerRow } from '../../../../shared/storage/triggers.ts';

const at = '2026-01-01T00:00:00.000Z';
const place = { org: null, project: null };
const token = { type: 'UsernameToken', spec: { username: 'ci', tokenRef: 'account.pat' } };

export const connectorRow = connectorKey({ ...place, identifier: 'web' });
export const triggerUid = 'f'.repeat(32);

const secret = (identifier: string): Write => {
  const values = toSecretRow({
    kind: 'EncryptedText',
    holds: 'text',
    vaultName: `s-${identifier}`,
    revision: 1,
    fingerprint: 'deadbeef',
    digest: 'digest',
    expiresAt: null,
    deployment: null,
    aliveIn: [],
    createdAt: at,
    lastModifiedAt: at,
  });
  return { op: 'insert', rowKey: secretKey({ ...place, identifier }), values };
};

/** A connector with API access, its secrets, and a trigger with an action and a status. */
export const seed: Write[] = [
  {
    op: 'insert',
    rowKey: connectorRow,
    values: toConnectorRow({
      uid: 'e'.repeat(32),
      revision: 1,
      runs: 0,
      runChange: null,
      definition: ConnectorDefinition.parse({
        name: 'Web',
        identifier: 'web',
        type: 'AzureRepo',
        spec: {
          url: 'https://dev.azure.com/fabrikam/Fiber/_git/web',
          type: 'Repo',
          authentication: { type: 'Http', spec: token },
          apiAccess: { type: 'Token', spec: { tokenRef: 'account.pat' } },
        },
      }),
      status: null,
      waiting: null,
      webhooks: null,
      createdAt: at,
      lastModifiedAt: at,
    }),
  },
  secret('pat'),
  secret('key'),
  {
    op: 'insert',
    rowKey: triggerKey({ ...place, identifier: 'push' }),
    values: toTriggerRow({
      uid: triggerUid,
      revision: 1,
      definition: TriggerDefinition.parse({
        name: 'Push',
        identifier: 'push',
        source: {
          type: 'Webhook',
          spec: { type: 'AzureRepo', spec: { type: 'Push', spec: { connectorRef: 'account.web' } } },
        },
        action: {
          type: 'Webhook',
          spec: { url: 'https://hooks.example.com/hook', secretRef: 'account.key' },
          status: { name: 'fired' },
        },
      }),
      createdAt: at,
      lastModifiedAt: at,
    }),
  },
];
