import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Simulator } from '../simulator/simulator.ts';
import { type Receiver, startReceiver } from '../simulator/receiver.ts';
import { patFor } from '../simulator/world/tokens.ts';
import { waitFor } from '../system/wait-for.ts';
import { heading, type Json } from './print.ts';
import { type Client, scope } from './service.ts';

const run = promisify(execFile);
const place = 'fabrikam/Fiber/web';

/** From a push in Azure Repos to the signed call of somebody's build, and the status at the commit. */
export async function followAPush(service: Client, simulator: Simulator, certificateFile: string): Promise<void> {
  const receiver = await startReceiver();
  try {
    await setUp(service, receiver);
    heading('11. Somebody pushes, with git. The receiver is called, and the commit carries the status.');
    const commit = await push(simulator.url, certificateFile);
    await showFiring(service, receiver);
    const { repository } = simulator.world.site(place);
    const status = await waitFor(
      () => simulator.world.statuses.of(repository, commit).find(({ state }) => state === 'succeeded') ?? null,
      'the status at the commit',
    );
    console.log(`   at the commit: ${status.context.genre}/${status.context.name} ${status.state}`);
  } finally {
    await receiver.close();
  }
}

async function setUp({ call }: Client, receiver: Receiver): Promise<void> {
  heading('8. Azure DevOps is asked to tell of pushes.');
  const { outcome, webhooks } = await call('PUT', `connectors/web_shop/webhooks?${scope}`, { events: ['push'] });
  for (const { eventType, subscriptionStatus } of webhooks as Record<string, string>[]) {
    console.log(`   ${String(outcome)}: ${eventType}, subscription ${subscriptionStatus}`);
  }

  heading('9. The way back is proved by a test notification.');
  const { check } = await call('POST', `connectors/web_shop/webhooks/check?${scope}`);
  const told = check as Json;
  const legs = ['found', 'sent', 'received', 'authenticated', 'queued', 'processed'];
  console.log(`   ${legs.filter((leg) => told[leg] !== null).join(', ')}: ${String(told['message'])}`);

  heading('10. A trigger: pushes to main call a build, signed, and the commit gets a status.');
  const key = { kind: 'EncryptedText', value: `whsec_${Buffer.from('a key that both sides know').toString('base64')}` };
  await call('PUT', `secrets/signing_key?${scope}`, key);
  await call('PUT', `triggers/build?${scope}`, {
    trigger: {
      name: 'Build',
      identifier: 'build',
      source: {
        type: 'Webhook',
        spec: {
          type: 'AzureRepo',
          spec: {
            type: 'Push',
            spec: {
              connectorRef: 'account.web_shop',
              payloadConditions: [{ key: 'targetBranch', operator: 'Equals', value: 'main' }],
            },
          },
        },
      },
      action: {
        type: 'Webhook',
        spec: { url: receiver.url, secretRef: 'account.signing_key' },
        status: { genre: 'builds', name: 'web' },
      },
    },
  });
}

/** Clones, commits and pushes as a person does. The id of the new commit. */
async function push(url: string, certificateFile: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'connector-demo-push-'));
  const header = `Authorization: Basic ${Buffer.from(`:${patFor('alive')}`).toString('base64')}`;
  const environment = { PATH: process.env['PATH'], HOME: folder, GIT_SSL_CAINFO: certificateFile };
  const git = async (...given: string[]) => {
    const { stdout } = await run('git', ['-c', `http.extraHeader=${header}`, ...given], {
      cwd: folder,
      env: environment,
    });
    return stdout.trim();
  };
  try {
    await git('clone', '--quiet', `${url}/${place.replace(/\/([^/]+)$/, '/_git/$1')}`, '.');
    await writeFile(join(folder, 'menu.txt'), 'soup\n');
    await git('add', 'menu.txt');
    const author = ['-c', 'user.name=Ana Bowman', '-c', 'user.email=ana@fabrikam.example'];
    await git(...author, 'commit', '--quiet', '--message', 'Offer soup');
    await git('push', '--quiet', 'origin', 'HEAD:main');
    console.log('   git push origin HEAD:main');
    return await git('rev-parse', 'HEAD');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function showFiring({ until }: Client, receiver: Receiver): Promise<void> {
  const state = await until(
    `triggers/build/firings?${scope}`,
    ({ value }) => (value as { state: string }[]).find(({ state }) => state === 'DELIVERED')?.state ?? null,
    'the firing',
  );
  const arrival = receiver.arrivals.at(-1);
  const signature = String(arrival?.headers['webhook-signature'] ?? '').slice(0, 3);
  console.log(`   firing ${state}; the receiver got a CloudEvent, signed with ${signature}…`);
}
