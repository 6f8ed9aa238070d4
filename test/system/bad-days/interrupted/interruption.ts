import type { Answer } from '../../start-service.ts';
import type { WireService } from '../../operation.ts';
import type { Action } from '../../wire.ts';
import { type Tenant, tenantCalled } from '../tenant.ts';
import type { Place, Step, Story } from './story.ts';

/** One story, told to one tenant, that does not go through. */
export type Interruption = {
  story: Story;
  /** `killed`: the host dies after the step. `refused`: the step never happens. `unheard`: it does, and nobody learns of it. */
  how: 'killed' | 'refused' | 'unheard';
  /** Null, for a killed handler: as soon as it begins. */
  step: Step | null;
  /** Whether it has to come true. */
  done: boolean;
  tenant: Tenant;
};

/** What a client of the SDK tries before it gives up, as the adapters set it up. */
const tries: Record<WireService, number> = { table: 1, queue: 3, vault: 3 };

/**
 * A story is one operation after another, so killed before one is killed after the last; and killed when it begins, a
 * call has done nothing, while the message of a handler is in its hands.
 */
export function interruptionsOf(stories: readonly Story[]): Interruption[] {
  return stories.flatMap((story, storyIndex) => {
    const decisive = story.steps.findIndex(({ name }) => name === story.undone?.before);
    const one = (how: Interruption['how'], step: Step | null, index: number, done: boolean): Interruption => {
      return { story, how, step, done, tenant: tenantCalled(`${how}-${storyIndex}-${index}-times`) };
    };
    return [
      ...(story.worksOff === null ? [] : [one('killed', null, story.steps.length, true)]),
      ...story.steps.flatMap((step, index) => [
        one('killed', step, index, index >= decisive),
        one('refused', step, index, index > decisive),
        one('unheard', step, index, step.givesUpUnheard !== true),
      ]),
    ];
  });
}

/** Goes on after the name of the story. */
export function describeInterruption({ how, step, done }: Interruption): string {
  const when = step === null ? 'when it began' : `${how === 'killed' ? 'after' : 'when'} ${step.name}`;
  return `${how} ${when}, ${done ? 'it comes true' : 'nothing of it remains'}`;
}

/** @returns what the caller was answered; null: nothing, or there was no caller */
export async function interrupt(interruption: Interruption, place: Omit<Place, 'tenant'>): Promise<Answer | null> {
  place.service.wire.reset();
  switch (interruption.how) {
    case 'killed':
      return await die(interruption, place);
    case 'refused': {
      const refusal = { answer: { status: 503, body: 'Out of service' } };
      return await disturb(interruption, place, refusal, tries[interruption.step?.service ?? 'table']);
    }
    case 'unheard':
      return await disturb(interruption, place, { lose: 'answer' }, 1);
  }
}

/** Where the caller has to have an answer, the host dies when it is there. */
async function die(interruption: Interruption, place: Omit<Place, 'tenant'>): Promise<Answer | null> {
  const { story, step, tenant } = interruption;
  const { service } = place;
  const answered = Promise.withResolvers<void>();
  const dead = Promise.withResolvers<void>();
  const kill = async () => {
    if (story.acknowledged) await answered.promise;
    await service.kill().then(dead.resolve, dead.reject);
  };
  if (step === null) service.wire.on(story.begins(tenant), { before: kill, lose: 'request' });
  else service.wire.on(step.match(tenant), { after: kill, lose: 'answer' });
  const answer = await story.act({ ...place, tenant }).catch(() => null);
  answered.resolve();
  await inTime(dead.promise, `${story.name}: not ${describeInterruption(interruption)}, since the host went on`);
  return answer;
}

async function disturb(
  interruption: Interruption,
  place: Omit<Place, 'tenant'>,
  action: Action,
  times: number,
): Promise<Answer | null> {
  const { story, step, tenant } = interruption;
  if (step === null) throw new Error('There is no step to disturb');
  const rule = place.service.wire.on(step.match(tenant), action, { times });
  const answer = await story.act({ ...place, tenant });
  await place.service.waitFor(
    () => rule.hits() === times,
    `${story.name} to be ${describeInterruption(interruption)} ${times} times`,
  );
  return answer;
}

async function inTime(promise: Promise<void>, otherwise: string): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(otherwise)), 20_000);
  await Promise.race([promise, late.promise]).finally(() => clearTimeout(timer));
}
