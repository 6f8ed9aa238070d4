import { localWallClock, wallClockToDate } from './wall-clock.ts';

/** `next` gives the first occurrence after `date`, in the time zone of this process. */
export type Schedule = { next(date: Date): Date };

type Field = { name: string; min: number; max: number; names?: readonly string[] };

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] as const;
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] as const;

const fields = [
  { name: 'second', min: 0, max: 59 },
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, names: months },
  { name: 'weekday', min: 0, max: 6, names: weekdays },
] as const satisfies Field[];

/**
 * Reads an NCRONTAB expression: `{second} {minute} {hour} {day} {month} {weekday}`, or five fields, which means second
 * 0. Unlike in Unix cron, day and weekday must both match. Throws a sentence when the expression means nothing, or
 * a day that never comes.
 * @see https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer#ncrontab-expressions
 */
export function parseNcrontab(expression: string): Schedule {
  const parts = expression.trim().split(/\s+/);
  if (parts.length === 5) parts.unshift('0');
  if (parts.length !== 6) throw new Error(`'${expression}' is not an NCRONTAB expression of five or six fields.`);
  const sets = fields.map((field, position) => parseField(parts[position] ?? '', field, expression));
  const [seconds = [], minutes = [], hours = [], days = [], monthNumbers = [], weekdayNumbers = []] = sets;

  function next(date: Date): Date {
    let wall = localWallClock(date);
    for (;;) {
      wall = nextMatch(wall);
      const occurrence = wallClockToDate(wall);
      // In the hour that a clock change repeats, a later wall clock can be an earlier instant.
      if (occurrence > date) return occurrence;
    }
  }

  /** On the wall clock, kept as if it were UTC, where every day has 24 hours. */
  function nextMatch(after: Date): Date {
    const second = new Date(Math.floor(after.getTime() / 1000) * 1000 + 1000);
    const day = new Date(Date.UTC(second.getUTCFullYear(), second.getUTCMonth(), second.getUTCDate()));
    const lastYear = day.getUTCFullYear() + 40;
    let from = [second.getUTCHours(), second.getUTCMinutes(), second.getUTCSeconds()] as const;
    while (day.getUTCFullYear() <= lastYear) {
      const time = dayMatches(day) ? firstTime(from) : null;
      if (time !== null) return new Date(day.getTime() + time * 1000);
      day.setUTCDate(day.getUTCDate() + 1);
      from = [0, 0, 0];
    }
    throw new Error(`'${expression}' names a day that never comes.`);
  }

  function dayMatches(day: Date): boolean {
    return (
      monthNumbers.includes(day.getUTCMonth() + 1) &&
      days.includes(day.getUTCDate()) &&
      weekdayNumbers.includes(day.getUTCDay())
    );
  }

  /** Seconds since midnight of the first time of day that is not before `from`; null: none is left. */
  function firstTime([fromHour, fromMinute, fromSecond]: readonly [number, number, number]): number | null {
    for (const hour of hours) {
      if (hour < fromHour) continue;
      for (const minute of minutes) {
        if (hour === fromHour && minute < fromMinute) continue;
        const least = hour === fromHour && minute === fromMinute ? fromSecond : 0;
        const second = seconds.find((candidate) => candidate >= least);
        if (second !== undefined) return (hour * 60 + minute) * 60 + second;
      }
    }
    return null;
  }

  next(new Date(0));
  return { next };
}

/** The values that a field allows, in ascending order. */
function parseField(text: string, field: Field, expression: string): number[] {
  const values = new Set<number>();
  for (const item of text.split(',')) {
    const match = /^(?:\*|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(item);
    const step = Number(match?.[3] ?? 1);
    const start = match?.[1] === undefined ? field.min : valueOf(match[1], field);
    const end = endOf(match, field, start);
    const valid = match !== null && step > 0 && start >= field.min && end <= field.max && start <= end;
    if (!valid) throw new Error(`'${item}' is not a ${field.name} of the NCRONTAB expression '${expression}'.`);
    for (let value = start; value <= end; value += step) values.add(value);
  }
  return [...values].toSorted((a, b) => a - b);
}

function endOf(match: RegExpExecArray | null, field: Field, start: number): number {
  if (match?.[2] !== undefined) return valueOf(match[2], field);
  // `5/15` runs from 5 to the end of the field, `5` alone is one value.
  return match?.[1] === undefined || match[3] !== undefined ? field.max : start;
}

function valueOf(text: string, { names, min }: Field): number {
  const index = names?.indexOf(text.slice(0, 3).toUpperCase()) ?? -1;
  if (index !== -1) return index + min;
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}
