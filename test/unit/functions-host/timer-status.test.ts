import { describe, expect, test } from 'vitest';
import { parseNcrontab } from '../../../infra/local/functions-host/timer/ncrontab.ts';
import {
  checkStatus,
  fromStatusJson,
  statusAfterRun,
  toStatusJson,
} from '../../../infra/local/functions-host/timer/status.ts';

const hourly = parseNcrontab('0 0 * * * *');
const at = (hour: number, minute = 0) => new Date(2026, 5, 1, hour, minute);

describe('status of a timer at the start of the host', () => {
  test('the first start records the next occurrence and is not past due', () => {
    expect(checkStatus(hourly, null, at(10, 20))).toEqual({
      status: { last: null, next: at(11), lastUpdated: at(10, 20) },
      changed: true,
      isPastDue: false,
    });
  });

  test('an occurrence that is still to come is waited for', () => {
    const found = { last: at(10), next: at(11), lastUpdated: at(10) };
    expect(checkStatus(hourly, found, at(10, 59))).toEqual({ status: found, changed: false, isPastDue: false });
  });

  test('an occurrence that was missed is past due', () => {
    const found = { last: at(10), next: at(11), lastUpdated: at(10) };
    expect(checkStatus(hourly, found, at(13, 30))).toEqual({ status: found, changed: false, isPastDue: true });
  });

  test('one that never ran is past due counting from when it was recorded', () => {
    const found = { last: null, next: at(11), lastUpdated: at(10, 20) };
    expect(checkStatus(hourly, found, at(11, 1)).isPastDue).toBe(true);
  });

  test('a changed schedule is calculated again and is not past due', () => {
    const found = { last: at(10), next: at(10, 15), lastUpdated: at(10) };
    expect(checkStatus(hourly, found, at(13, 30))).toEqual({
      status: { last: null, next: at(14), lastUpdated: at(13, 30) },
      changed: true,
      isPastDue: false,
    });
  });

  test('a changed schedule whose occurrence is still to come keeps counting from the last run', () => {
    const found = { last: at(10), next: at(10, 15), lastUpdated: at(10) };
    expect(checkStatus(hourly, found, at(10, 30)).status).toEqual({ last: null, next: at(11), lastUpdated: at(10) });
  });
});

describe('status of a timer after a run', () => {
  test('the next occurrence follows the moment at which the run began', () => {
    const before = { last: null, next: at(11), lastUpdated: at(10) };
    const status = statusAfterRun(hourly, before, { started: at(11, 2), scheduled: true });
    expect(status).toEqual({ last: at(11, 2), next: at(12), lastUpdated: at(11, 2) });
  });

  test('a timer that fires a moment early does not come twice', () => {
    const before = { last: null, next: at(11), lastUpdated: at(10) };
    const started = new Date(at(11).getTime() - 3);
    expect(statusAfterRun(hourly, before, { started, scheduled: true }).next).toEqual(at(12));
  });
});

describe('status blob', () => {
  test('keeps dates with the offset of the local time zone', () => {
    const status = { last: at(10), next: at(11), lastUpdated: at(10) };
    const json = toStatusJson(status);
    expect(json.Next).toMatch(/^2026-06-01T11:00:00\.000[+-]\d\d:\d\d$/);
    expect(fromStatusJson(JSON.stringify(json))).toEqual(status);
  });

  test('"never" is the first day of .NET', () => {
    const json = toStatusJson({ last: null, next: at(11), lastUpdated: at(10) });
    expect(json.Last).toBe('0001-01-01T00:00:00+00:00');
    expect(fromStatusJson(JSON.stringify(json))?.last).toBeNull();
  });

  test.each(['', '{}', 'null', '{"Last":"x","Next":"y","LastUpdated":"z"}'])('%j is no status', (text) => {
    expect(fromStatusJson(text)).toBeNull();
  });
});
