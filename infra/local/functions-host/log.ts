import { inspect } from 'node:util';

export const logLevels = ['trace', 'debug', 'information', 'warning', 'error', 'critical', 'none'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Prints one line to stdout, or nothing when host.json's `logging.logLevel` asks for less than `level`. */
export type Log = (level: LogLevel, category: string, message: string) => void;

/**
 * `levels` is host.json's `logging.logLevel`: the entry that is the longest prefix of a category decides, else
 * `default`, else Information.
 */
export function createLog(levels: Readonly<Record<string, LogLevel>>): Log {
  const least = Object.entries(levels)
    .map(([prefix, level]) => ({ prefix: prefix.toLowerCase(), level }))
    .toSorted((a, b) => b.prefix.length - a.prefix.length);
  const fallback = least.find(({ prefix }) => prefix === 'default')?.level ?? 'information';

  return (level, category, message) => {
    const wanted = least.find(({ prefix }) => category.toLowerCase().startsWith(prefix))?.level ?? fallback;
    if (logLevels.indexOf(level) < logLevels.indexOf(wanted)) return;
    // A line break inside a message would let logged input pass for a line of the host.
    const line = message.replaceAll(/\r\n|\r|\n/g, String.raw`\n`);
    process.stdout.write(`[${new Date().toISOString()}] ${level} ${category}: ${line}\n`);
  };
}

/** The stack of an error, or a readable form of anything else that was thrown. */
export function describeError(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : inspect(thrown);
}

/** The first sentence of an error, for lines about storage that will be tried again. */
export function shortError(thrown: unknown): string {
  if (!(thrown instanceof Error)) return inspect(thrown);
  const code = 'code' in thrown && typeof thrown.code === 'string' ? `${thrown.code}: ` : '';
  return code + (thrown.message.split('\n', 1)[0] ?? '');
}
