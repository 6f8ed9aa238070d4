import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../../simulator/simulator.ts';
import { type Answer, type Service, startService } from '../start-service.ts';
import { describeEnd } from './end.ts';
import { calls } from './interrupted/calls.ts';
import { handlers } from './interrupted/handlers.ts';
import { describeInterruption, type Interruption, interrupt, interruptionsOf } from './interrupted/interruption.ts';
import { record } from './interrupted/record.ts';
import type { Step, Story } from './interrupted/story.ts';
import { readStored, stateOf, untilAtRest } from './state.ts';
import { admit, tenantCalled } from './tenant.ts';

// What an interruption leaves is put right by messages, in their own time. So everything is interrupted first, one thing
// after another; then a host that is left alone cleans up, and each test looks at what became of its own account.

const queueSettings = 'AzureFunctionsJobHost__extensions__queues__';
const stories = [...handlers, ...calls];
const recordings = stories.map((story, index) => ({ story, tenant: tenantCalled(`whole-${index}-alone`) }));
const interruptions = interruptionsOf(stories);

let simulator: Simulator;
let service: Service;
let stored: Awaited<ReturnType<typeof readStored>>;
const recorded = new Map<Story, string[]>();
const answers = new Map<Interruption, Answer | null>();

beforeAll(async () => {
  simulator = await startSimulator();
  const settings = { AZURE_DEVOPS_URL: simulator.url, [`${queueSettings}maxPollingInterval`]: '00:00:00.100' };
  // What a killed host had in its hands stays out of the way until the last of them has died.
  service = await startService({ hostLeaseSeconds: 30, settings });
  const place = { service, simulator };
  await arrangeAll();
  await untilAtRest(service, 60_000);
  for (const { story, tenant } of recordings) {
    await only(story.worksOff);
    recorded.set(story, await record(story, { ...place, tenant }));
  }
  for (const interruption of interruptions) {
    await only(interruption.story.worksOff);
    answers.set(interruption, await interrupt(interruption, place));
    if (interruption.how === 'killed') running = undefined;
  }
  await only('everything');
  // The longest to wait for is the lease on a run: 75 s.
  await untilAtRest(service, 120_000);
  stored = await readStored(service);
}, 600_000);

afterAll(async () => {
  await service.close();
  await simulator.close();
});

async function arrangeAll(): Promise<void> {
  const all = [...recordings, ...interruptions];
  for (const { tenant } of all) admit(simulator, tenant);
  const atOnce = 8;
  for (let start = 0; start < all.length; start += atOnce) {
    const some = all.slice(start, start + atOnce);
    await Promise.all(some.map(async ({ story, tenant }) => await story.arrange?.({ service, simulator, tenant })));
  }
}

let running: Story['worksOff'] | 'everything' | undefined = 'everything';

/** The host runs, and no queue function but this one. */
async function only(worksOff: Story['worksOff'] | 'everything'): Promise<void> {
  if (worksOff === running) return;
  const disabled = (name: Story['worksOff']) => String(worksOff !== 'everything' && worksOff !== name);
  await service.restart({
    'AzureWebJobs.verify-connector.Disabled': disabled('verify-connector'),
    'AzureWebJobs.finish-change.Disabled': disabled('finish-change'),
    // One message at a time: of two for the same run, one would wait for the lease of the other to end.
    [`${queueSettings}batchSize`]: '1',
    [`${queueSettings}newBatchThreshold`]: '0',
  });
  running = worksOff;
}

/** What matters of an answer. */
function told(answer: Answer | null) {
  if (answer === null) return null;
  if (answer.status < 300) return 'success';
  const seconds = Number(answer.headers.get('retry-after'));
  return { status: answer.status, code: answer.body.code, saysWhenToTryAgain: seconds > 0 };
}

function unavailable(step: Step | null) {
  const code = step?.service === 'vault' ? 'SecretStoreUnavailable' : 'StorageUnavailable';
  return { status: 503, code, saysWhenToTryAgain: true };
}

describe('Left alone', () => {
  for (const { story, tenant } of recordings) {
    test(`${story.name}: these are all its steps`, () => {
      expect(recorded.get(story)).toEqual(story.steps.map(({ name }) => name));
      expect(describeEnd(tenant, stateOf(tenant, stored))).toEqual(story.done);
    });
  }
});

describe('Interrupted', () => {
  for (const interruption of interruptions) {
    const { story, how, step, done, tenant } = interruption;
    test(`${story.name}: ${describeInterruption(interruption)}`, () => {
      expect(describeEnd(tenant, stateOf(tenant, stored))).toEqual(done ? story.done : story.undone?.leaves);
      // A call that dies cannot answer, and what a test puts on a queue has no caller.
      const silent = story.worksOff === null ? how === 'killed' : !story.acknowledged;
      expect(told(answers.get(interruption) ?? null)).toEqual(silent ? null : done ? 'success' : unavailable(step));
    });
  }

  test('after all of them, each value in the vault belongs to exactly one secret', () => {
    const named = stored.rows.flatMap(({ values }) => ('vaultName' in values ? [String(values['vaultName'])] : []));
    const kept = Object.keys(stored.vault).filter((name) => name.startsWith('s-'));
    expect(kept.toSorted()).toEqual(named.toSorted());
    expect(new Set(named).size).toBe(named.length);
  });
});
