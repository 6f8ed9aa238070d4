import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { StatusRequest, statusStates } from '../../../shared/model/commit-status.ts';
import { firingStates, nextTryIn } from '../../../shared/model/firing.ts';

const page = readFileSync(new URL('../../../docs/firings.md', import.meta.url), 'utf8');
const [firings = '', statuses = ''] = page.split('\n## Statuses\n');

describe('docs/firings.md', () => {
  test('has every state of a firing', () => {
    const rows = [...firings.matchAll(/^\| `(\w+)` \|/gm)].map(([, state]) => state);
    expect(rows).toEqual([...firingStates]);
  });

  test('has every field and state of a status, and its example is one', () => {
    const rows = [...statuses.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, names = '']) => names.match(/\w+/g) ?? []);
    expect(rows).toEqual(Object.keys(StatusRequest.shape));
    const states = /^\| `state` \| (.*) \|$/m.exec(statuses)?.[1] ?? '';
    expect(states.match(/\w+/g)).toEqual([...statusStates]);
    const [, example = ''] = /```json\n(.*?)```/s.exec(statuses) ?? [];
    expect(StatusRequest.parse(JSON.parse(example))).toEqual(JSON.parse(example));
  });

  test('says when a receiver is tried again', () => {
    const said = [5, 30, 2 * 60, 10 * 60, 3_600, 6 * 3_600, 12 * 3_600, 86_400, 86_400];
    expect(page).toMatch(
      /after 5 seconds, 30 seconds, 2 minutes, 10 minutes, 1 hour, 6 hours,\s12 hours and then twice after a day/,
    );
    const delays = [...said.keys(), said.length].map((failed) => nextTryIn(failed + 1, 'ReceiverRefused'));
    expect(delays).toEqual([...said, null]);
  });
});
