import type { Context } from '../../shared/context.ts';
import { toGitEvents } from '../../shared/model/service-hooks/to-git-events.ts';
import { fireTriggers, type Fired, type Occasion } from '../../shared/services/run-triggers.ts';
import { fromConnectorRow } from '../../shared/storage/connectors.ts';
import { connectorKey } from '../../shared/storage/row-keys.ts';
import { patFor } from '../simulator/world/tokens.ts';
import type { Account } from './account.ts';
import { apiAccess, connector, text } from './definition.ts';
import type { Answer } from './start-service.ts';
import type { Stage } from './start-with-simulator.ts';
import { startWebhookReceiver, type WebhookReceiver } from './webhook-receiver.ts';

/** The key that triggers of a scene sign with. */
export const signingKey = `whsec_${Buffer.from('a signing key of thirty-two bytes').toString('base64')}`;

type Fields = { conditions?: object[]; url?: string; status?: object };
type Body = Answer['body'];

/** A repository of its own, a connector with API access to it, and a trigger for its pushes that calls a receiver. */
export type Scene = Awaited<ReturnType<typeof arrange>>;

let made = 0;
let notifications = 0;

/** `context`: that of the service, with which a test does what its functions do. */
export async function arrange({ stage, context }: { stage: Stage; context: Context }, fields: Fields = {}) {
  const { world } = stage.simulator;
  const receiver = await startWebhookReceiver();
  const name = `fired-${(made += 1)}`;
  const place = `fabrikam/Fiber/${name}`;
  await world.addRepository(place);
  const account = stage.newAccount();
  await account.put('secrets/pat', text(patFor('alive')));
  await account.put('secrets/key', text(signingKey));
  const spec = { url: `https://dev.azure.com/fabrikam/Fiber/_git/${name}`, apiAccess: apiAccess('account.pat') };
  await account.put('connectors/web', connector('web', { spec }));
  await account.verified('connectors/web');
  await putTrigger(account, receiver, fields);

  async function firings(): Promise<Body[]> {
    return (await account.get('triggers/push/firings')).body.value;
  }

  async function occasion(payload: object, given: Partial<Occasion> = {}): Promise<Occasion> {
    const key = connectorKey({ org: null, project: null, identifier: 'web' });
    const row = await context.entities.read(account.name, key);
    if (row === null) throw new Error('There is no connector');
    return {
      account: account.name,
      connector: fromConnectorRow(row),
      webhookId: 'a-webhook',
      notificationId: (notifications += 1),
      arrivalId: 'an-arrival',
      test: false,
      recovered: false,
      events: toGitEvents(payload).events,
      arrival: { headers: {}, payload, changedFiles: null },
      ...given,
    };
  }

  return {
    account,
    name,
    receiver,
    firings,
    occasion,
    putTrigger: (changed: Fields) => putTrigger(account, receiver, changed),
    push: (files?: Record<string, string>) => push(stage, place, files),
    async deliver(payload: object, given?: Partial<Occasion>): Promise<Fired> {
      return await fireTriggers(context, await occasion(payload, given));
    },
    /** A firing when it is over; the newest unless it is said which. */
    over: (which = 0) =>
      stage.service.waitFor(async () => {
        const found = (await firings())[which];
        return found === undefined || ['QUEUED', 'SENDING'].includes(found.state) ? null : found;
      }, 'the end of a firing'),
    /** The newest firing after its first try. */
    tried: () =>
      stage.service.waitFor(async () => {
        const [found] = await firings();
        return found?.attempts.length > 0 ? found : null;
      }, 'the first try'),
    replay: (id: string) => account.post(`triggers/push/firings/${id}/replay`),
    endpoint: async (): Promise<Body> => (await account.get('triggers/push')).body.endpoint,
    statuses: (commit: string) => world.statuses.of(world.site(place).repository, commit),
  };
}

async function putTrigger(account: Account, receiver: WebhookReceiver, fields: Fields): Promise<void> {
  const { conditions = [], url = `${receiver.url}/hook?a=b`, status } = fields;
  const watched = { type: 'Push', spec: { connectorRef: 'account.web', payloadConditions: conditions } };
  const spec = { url, secretRef: 'account.key' };
  const stored = await account.put('triggers/push', {
    trigger: {
      name: 'Push',
      identifier: 'push',
      source: { type: 'Webhook', spec: { type: 'AzureRepo', spec: watched } },
      action: { type: 'Webhook', spec, ...(status === undefined ? {} : { status }) },
    },
  });
  if (stored.status > 201 || stored.body.warnings.length > 0) throw new Error(JSON.stringify(stored.body));
}

/** Pushes to the repository; what Azure DevOps delivers about that. */
async function push({ simulator: { world } }: Stage, place: string, files?: Record<string, string>) {
  const { pushId, refUpdates } = await world.code.commit(place, files === undefined ? {} : { files });
  const { repository, project } = world.site(place);
  const payload = {
    eventType: 'git.push',
    resource: {
      pushId,
      refUpdates,
      repository: {
        id: repository.id,
        name: repository.name,
        url: `https://dev.azure.com/fabrikam/_apis/git/repositories/${repository.id}`,
        project: { id: project.id, name: project.name },
      },
      pushedBy: { displayName: 'Ana Bowman' },
    },
    createdDate: new Date().toISOString(),
  };
  return { payload, commit: refUpdates[0]?.newObjectId ?? '' };
}
