import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { parseDuration } from './duration.ts';
import { logLevels, type LogLevel } from './log.ts';
import type { QueueOptions } from './queue/options.ts';

export type HostSettings = {
  routePrefix: string;
  /** Null: functions may run for ever. */
  functionTimeoutMs: number | null;
  /** Names of the only functions to run; empty: all. */
  functions: string[];
  logLevels: Record<string, LogLevel>;
  queues: QueueOptions;
};

type Environment = Readonly<Record<string, string | undefined>>;

const Duration = z.string().transform((text, context) => {
  try {
    return parseDuration(text);
  } catch {
    context.addIssue(`'${text}' is not a duration of the form hh:mm:ss`);
    return z.NEVER;
  }
});

const Level = z.preprocess((value) => (typeof value === 'string' ? value.toLowerCase() : value), z.enum(logLevels));

// Numbers are coerced because an override from the environment is always text.
const HostJson = z.object({
  functions: z.array(z.string()).default([]),
  functionTimeout: z.union([z.literal('-1').transform(() => null), Duration]).default(parseDuration('00:30:00')),
  logging: z.object({ logLevel: z.record(z.string(), Level).default({}) }).prefault({}),
  extensions: z
    .object({
      http: z.object({ routePrefix: z.string().default('api') }).prefault({}),
      queues: z
        .object({
          batchSize: z.coerce.number().int().min(1).max(32).default(16),
          newBatchThreshold: z.coerce.number().int().min(0).optional(),
          maxDequeueCount: z.coerce.number().int().min(1).default(5),
          visibilityTimeout: Duration.default(0),
          maxPollingInterval: Duration.refine(
            (milliseconds) => milliseconds >= 100,
            'must be 100 ms or more',
          ).optional(),
          messageEncoding: z
            .preprocess(
              (value) => (typeof value === 'string' ? value.toLowerCase() : value),
              z.enum(['base64', 'none']),
            )
            .default('base64'),
        })
        .prefault({}),
    })
    .prefault({}),
});

/** Reads host.json of the app, with `AzureFunctionsJobHost__a__b` of the environment laid over it. Throws a sentence. */
export async function readHostJson(appFolder: string, env: Environment): Promise<HostSettings> {
  const text = await readFile(join(appFolder, 'host.json'), 'utf8').catch(() => {
    throw new Error(`There is no readable host.json in ${appFolder}.`);
  });
  return parseHostJson(text, env);
}

/** @see readHostJson */
export function parseHostJson(text: string, env: Environment): HostSettings {
  const parsed = HostJson.safeParse(withOverrides(parseJson(text), env));
  if (!parsed.success) throw new Error(`host.json is not valid: ${z.prettifyError(parsed.error)}`);
  const { extensions, functions, functionTimeout, logging } = parsed.data;
  const { queues, http } = extensions;
  const development = env['AZURE_FUNCTIONS_ENVIRONMENT'] === 'Development';
  return {
    routePrefix: http.routePrefix.replaceAll(/^\/+|\/+$/g, ''),
    functionTimeoutMs: functionTimeout,
    functions,
    logLevels: logging.logLevel,
    queues: {
      batchSize: queues.batchSize,
      newBatchThreshold: queues.newBatchThreshold ?? Math.floor(queues.batchSize / 2) * availableParallelism(),
      maxDequeueCount: queues.maxDequeueCount,
      visibilityTimeoutSeconds: Math.round(queues.visibilityTimeout / 1000),
      maxPollingIntervalMs: queues.maxPollingInterval ?? (development ? 2_000 : 60_000),
      messageEncoding: queues.messageEncoding,
      leaseSeconds: leaseSeconds(env),
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`host.json is not valid JSON.`, { cause: error });
  }
}

function withOverrides(hostJson: unknown, env: Environment): unknown {
  if (!isObject(hostJson)) return hostJson;
  for (const [key, value] of Object.entries(env)) {
    const [prefix, ...path] = key.split('__');
    if (prefix !== 'AzureFunctionsJobHost' || path.length === 0 || value === undefined) continue;
    setAt(hostJson, path, value);
  }
  return hostJson;
}

function setAt(target: Record<string, unknown>, [key = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const child = target[key];
  const next = isObject(child) ? child : /^\d+$/.test(rest[0] ?? '') ? [] : {};
  target[key] = next;
  // An array takes its indexes as keys, so one rule serves `functions__0` too.
  setAt(next as Record<string, unknown>, rest, value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function leaseSeconds(env: Environment): number {
  const text = env['LOCAL_HOST_QUEUE_LEASE_SECONDS'];
  if (text === undefined) return 600;
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 1) {
    throw new Error(`LOCAL_HOST_QUEUE_LEASE_SECONDS must be a whole number of seconds, and is '${text}'.`);
  }
  return seconds;
}
