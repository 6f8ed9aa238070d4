import type { GitEvent } from './git-event.ts';

/** Characters: it is one property of a row, which takes 32 Ki. */
const longest = 30_000;

/** How short texts and lists become, from hardly to very. */
const sizes = [
  { text: 1_000, list: 100 },
  { text: 500, list: 20 },
  { text: 100, list: 5 },
] as const;

/**
 * An event as JSON that fits into a row: of one that is too long every text and list keeps its beginning. Of a push the
 * newest commits stay; that list is never whole for certain.
 */
export function eventText(event: GitEvent): string {
  const whole = JSON.stringify(event);
  if (whole.length <= longest) return whole;
  const texts = sizes.map((size) => JSON.stringify(shortened(event, size)));
  return texts.find((text) => text.length <= longest) ?? texts.at(-1) ?? whole;
}

function shortened(value: unknown, size: { text: number; list: number }): unknown {
  if (typeof value === 'string')
    return value.length > size.text ? `${value.slice(0, size.text).toWellFormed()}…` : value;
  if (Array.isArray(value)) return value.slice(0, size.list).map((item) => shortened(item, size));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shortened(part, size)]));
}
