/** What clocks on the wall show at `date`, kept in the UTC fields of a Date. */
export function localWallClock(date: Date): Date {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
}

/** The instant at which clocks show this. In a hour that a clock change skips: as much later as was skipped. */
export function wallClockToDate(wall: Date): Date {
  return new Date(
    wall.getUTCFullYear(),
    wall.getUTCMonth(),
    wall.getUTCDate(),
    wall.getUTCHours(),
    wall.getUTCMinutes(),
    wall.getUTCSeconds(),
    wall.getUTCMilliseconds(),
  );
}

/** ISO 8601 with the offset of this process's time zone: `2026-11-24T23:45:00.000+01:00`. */
export function toLocalIso(date: Date): string {
  const minutes = -date.getTimezoneOffset();
  const offset = `${minutes < 0 ? '-' : '+'}${twoDigits(Math.abs(minutes) / 60)}:${twoDigits(Math.abs(minutes) % 60)}`;
  return localWallClock(date).toISOString().replace('Z', offset);
}

function twoDigits(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}
