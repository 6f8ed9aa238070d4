import type { Context } from '../context.ts';
import { entityOf } from '../storage/row-keys.ts';
import { readChecked } from './run-rows.ts';
import { startVerification } from './verifications.ts';

/** What has become of its webhooks is part of a connector's verification: a change of it is shown by a new one. */
export async function verifyForWebhooks(context: Context, account: string, rowKey: string, uid: string): Promise<void> {
  const connector = await readChecked(context, account, rowKey);
  if (connector?.uid !== uid || connector.definition.spec.ignoreTestConnection === true) return;
  const { org, project } = entityOf(rowKey);
  await startVerification(context, { account, org, project }, rowKey);
}
