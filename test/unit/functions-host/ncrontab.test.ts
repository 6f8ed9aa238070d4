import { afterEach, describe, expect, test } from 'vitest';
import { parseNcrontab } from '../../../infra/local/functions-host/timer/ncrontab.ts';

const zone = process.env['TZ'];

afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

/** The first occurrences after a date, in UTC. */
function occurrences(expression: string, after: string, count = 1): string[] {
  process.env['TZ'] = 'UTC';
  const schedule = parseNcrontab(expression);
  const found: string[] = [];
  let date = new Date(after);
  while (found.length < count) {
    date = schedule.next(date);
    found.push(date.toISOString().replace('.000Z', 'Z'));
  }
  return found;
}

describe('NCRONTAB schedule', () => {
  test.each([
    ['every second', '* * * * * *', '2026-03-01T10:00:00Z', '2026-03-01T10:00:01Z'],
    ['five fields mean second 0', '*/5 * * * *', '2026-03-01T10:02:30Z', '2026-03-01T10:05:00Z'],
    ['every five minutes', '0 */5 * * * *', '2026-03-01T23:58:00Z', '2026-03-02T00:00:00Z'],
    ['strictly after, not at, the date given', '0 0 0 * * *', '2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z'],
    ['milliseconds do not move an occurrence', '30 * * * * *', '2026-03-01T10:00:29.999Z', '2026-03-01T10:00:30Z'],
    ['range', '0 0 9-17 * * *', '2026-03-01T17:00:00Z', '2026-03-02T09:00:00Z'],
    ['range with a step', '0 0-30/10 * * * *', '2026-03-01T10:20:00Z', '2026-03-01T10:30:00Z'],
    [
      'start with a step runs to the end of the field',
      '0 50/5 * * * *',
      '2026-03-01T10:50:00Z',
      '2026-03-01T10:55:00Z',
    ],
    ['list', '0 5,35 * * * *', '2026-03-01T10:05:00Z', '2026-03-01T10:35:00Z'],
    ['names of months', '0 0 0 1 feb *', '2026-03-01T00:00:00Z', '2027-02-01T00:00:00Z'],
    ['names of weekdays', '0 30 9 * * Mon-Fri', '2026-02-27T10:00:00Z', '2026-03-02T09:30:00Z'],
    ['Sunday is 0', '0 0 0 * * 0', '2026-03-02T00:00:00Z', '2026-03-08T00:00:00Z'],
    ['day and weekday must both match', '0 0 0 13 * 5', '2026-03-14T00:00:00Z', '2026-11-13T00:00:00Z'],
    ['29 February', '0 0 0 29 2 *', '2026-03-01T00:00:00Z', '2028-02-29T00:00:00Z'],
    ['31st skips shorter months', '0 0 0 31 * *', '2026-03-31T00:00:00Z', '2026-05-31T00:00:00Z'],
  ])('%s: %s', (_, expression, after, next) => {
    expect(occurrences(expression, after)).toEqual([next]);
  });

  test('goes on from one occurrence to the next', () => {
    expect(occurrences('0 0 6,18 * * *', '2026-12-31T12:00:00Z', 3)).toEqual([
      '2026-12-31T18:00:00Z',
      '2027-01-01T06:00:00Z',
      '2027-01-01T18:00:00Z',
    ]);
  });

  test('is in the local time zone of the host', () => {
    process.env['TZ'] = 'Europe/Berlin';
    const next = parseNcrontab('0 0 9 * * *').next(new Date('2026-07-01T08:00:00Z'));
    expect(next.toISOString()).toBe('2026-07-02T07:00:00.000Z');
  });

  test('a time that a clock change skips comes later the same night', () => {
    process.env['TZ'] = 'Europe/Berlin';
    const next = parseNcrontab('0 30 2 * * *').next(new Date('2026-03-28T12:00:00Z'));
    expect(next.toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  test('a time that a clock change repeats comes once', () => {
    process.env['TZ'] = 'Europe/Berlin';
    const schedule = parseNcrontab('0 30 2 * * *');
    const first = schedule.next(new Date('2026-10-24T12:00:00Z'));
    expect(first.toISOString()).toBe('2026-10-25T00:30:00.000Z');
    expect(schedule.next(first).toISOString()).toBe('2026-10-26T01:30:00.000Z');
  });

  test.each([
    ['four fields', '* * * *'],
    ['seven fields', '* * * * * * *'],
    ['a second too many', '60 * * * * *'],
    ['weekday 7', '0 0 0 * * 7'],
    ['day 0', '0 0 0 0 * *'],
    ['a step of 0', '*/0 * * * * *'],
    ['a range backwards', '0 30-10 * * * *'],
    ['an unknown name', '0 0 0 * Foo *'],
    ['a duration', '00:05:00'],
    ['a day that never comes', '0 0 0 30 2 *'],
    ['nothing', ''],
  ])('%s is refused with the expression named: %s', (_, expression) => {
    expect(() => parseNcrontab(expression)).toThrow(`'${expression}'`);
  });
});
