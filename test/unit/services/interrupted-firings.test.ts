import { describe, expect, test } from 'vitest';
import { toGitEvents } from '../../../shared/model/service-hooks/to-git-events.ts';
import { fireTriggers, type Occasion } from '../../../shared/services/run-triggers.ts';
import { wantStatus } from '../../../shared/services/want-status.ts';
import { fromConnectorRow } from '../../../shared/storage/connectors.ts';
import { fromFiringRow } from '../../../shared/storage/firings.ts';
import { firingsOf, statusKey } from '../../../shared/storage/row-keys.ts';
import { fromStatusRow } from '../../../shared/storage/statuses.ts';
import { one, push, two } from '../model/service-hooks/payloads.ts';
import { connectorRow, triggerUid } from './interrupted/seed.ts';
import { type Fault, makeStage } from './interrupted/stage.ts';

type Stage = ReturnType<typeof makeStage>;

const payload = push([{ name: 'refs/heads/main', oldObjectId: two, newObjectId: one }]);

async function connectorOf({ context }: Stage) {
  const row = await context.entities.read('acme', connectorRow);
  if (row === null) throw new Error('The stage has no connector');
  return fromConnectorRow(row);
}

async function deliver(stage: Stage): Promise<void> {
  const occasion: Occasion = {
    account: 'acme',
    connector: await connectorOf(stage),
    webhookId: 'a-webhook',
    notificationId: 12,
    arrivalId: 'an-arrival',
    test: false,
    recovered: false,
    events: toGitEvents(payload).events,
    arrival: { headers: {}, payload, changedFiles: null },
  };
  await fireTriggers(stage.context, occasion);
}

async function wish(stage: Stage, state: 'pending' | 'succeeded'): Promise<void> {
  await wantStatus(stage.context, 'acme', await connectorOf(stage), {
    repository: 'web',
    target: { commit: one },
    genre: null,
    name: 'build',
    status: { state, description: null, targetUrl: null },
    origin: null,
  });
}

const kinds = (['death', 'outage'] as const).flatMap((kind) => [true, false].map((effect) => ({ kind, effect })));

/** Plays a story once for each of its operations, which then goes wrong. */
async function atEveryOperation(
  fault: Omit<Fault, 'at'>,
  answers: readonly number[],
  story: (stage: Stage, at: number) => Promise<void>,
): Promise<number> {
  for (let at = 1; ; at++) {
    const stage = makeStage({ at, ...fault }, answers);
    await story(stage, at);
    if (stage.operations() < at) return at - 1;
  }
}

test('A message that comes twice does not shorten the wait for a receiver that is down', async () => {
  const stage = makeStage(null, [503, 503, 204]);
  await deliver(stage);
  await deliver(stage);
  await stage.workAllOff();
  const [firing] = stage.table.list(firingsOf(triggerUid), { limit: 10 }).map(fromFiringRow);
  const times = (firing?.attempts ?? []).map(({ at }) => Date.parse(at) / 1_000);
  expect(times.map((time) => time - (times[0] ?? 0))).toEqual([0, 5, 35]);
  expect(stage.sent.length).toBe(3);
});

describe.each(kinds)('With a $kind at any operation (done all the same: $effect)', (fault) => {
  test.each([[[204]], [[503, 204]]])('a push fires once, is delivered, and one status shows: %j', async (answers) => {
    const tried = await atEveryOperation(fault, answers, async (stage, at) => {
      await stage.untilDone(() => deliver(stage));
      await stage.workAllOff();
      const firings = stage.table.list(firingsOf(triggerUid), { limit: 10 }).map(fromFiringRow);
      expect([at, firings.map(({ state }) => state)]).toEqual([at, ['DELIVERED']]);
      expect(new Set(stage.sent)).toEqual(new Set([firings[0]?.id]));
      expect(stage.sent.length).toBeLessThanOrEqual(answers.length + 1);
      const [status] = stage.table.list(statusKey(''), { limit: 10 }).map(fromStatusRow);
      expect([at, status?.state, status?.posting]).toEqual([at, 'POSTED', null]);
      const succeeded = stage.shown.filter(({ state }) => state === 'succeeded');
      expect([at, succeeded.length, stage.shown.at(-1)?.state]).toEqual([at, 1, 'succeeded']);
    });
    expect(tried).toBeGreaterThan(20);
  });

  test('of two wishes for a status the newer shows, once', async () => {
    await atEveryOperation(fault, [204], async (stage, at) => {
      await stage.untilDone(() => wish(stage, 'pending'));
      await stage.untilDone(() => wish(stage, 'succeeded'));
      await stage.workAllOff();
      const [status] = stage.table.list(statusKey(''), { limit: 10 }).map(fromStatusRow);
      expect([at, status?.state, status?.wanted.state]).toEqual([at, 'POSTED', 'succeeded']);
      expect([at, stage.shown.map(({ state }) => state)]).toEqual([at, ['succeeded']]);
    });
  });
});
