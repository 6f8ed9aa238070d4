const timeSpan = /^(?:(\d+)\.)?(\d{1,2}):(\d{2}):(\d{2})(?:\.(\d{1,7}))?$/;

/** Milliseconds of a .NET TimeSpan such as `00:00:30`, `00:00:00.250` or `7.00:00:00`. Throws on anything else. */
export function parseDuration(text: string): number {
  const match = timeSpan.exec(text);
  if (match === null) throw new Error(`'${text}' is not a duration of the form hh:mm:ss`);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1, 5).map((part) => Number(part ?? 0));
  if (hours > 23 || minutes > 59 || seconds > 59) throw new Error(`'${text}' is not a duration of the form hh:mm:ss`);
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + Number(`0.${match[5] ?? 0}`) * 1000;
}
