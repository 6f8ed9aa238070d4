import { isDisabled, resolvePlaceholders, type Environment } from './app-settings.ts';
import type { RegisteredFunction } from './core-api.ts';
import { parseTemplate, type RouteTemplate } from './http/template.ts';
import { triggerBindingOf } from './invocation.ts';
import { outputsOf, type QueueOutput } from './outputs.ts';
import { storageConnection, type StorageConnection } from './storage-connection.ts';
import { parseNcrontab, type Schedule } from './timer/ncrontab.ts';

type Indexed = { name: string; disabled: boolean; registered: RegisteredFunction; outputs: QueueOutput[] };

export type AuthLevel = 'anonymous' | 'function' | 'system' | 'admin';
export type HttpFunction = Indexed & {
  kind: 'http';
  authLevel: AuthLevel;
  methods: string[];
  template: RouteTemplate;
};
export type QueueFunction = Indexed & { kind: 'queue'; queueName: string; connection: StorageConnection };
export type TimerFunction = Indexed & {
  kind: 'timer';
  schedule: Schedule;
  runOnStartup: boolean;
  useMonitor: boolean;
};
export type IndexedFunction = HttpFunction | QueueFunction | TimerFunction;

/** Functions in the host's order, and the sentence about each one that it cannot run. */
export type FunctionIndex = { functions: IndexedFunction[]; errors: string[] };

/**
 * Reads what the app registered. A function in error does not stop the others, as on Azure.
 * @param only host.json's `functions`: names of those to run; empty: all.
 */
export function indexFunctions(
  registered: readonly RegisteredFunction[],
  { routePrefix, only, env }: { routePrefix: string; only: readonly string[]; env: Environment },
): FunctionIndex {
  const index: FunctionIndex = { functions: [], errors: [] };
  const wanted = registered.filter(({ name }) => only.length === 0 || only.includes(name));
  for (const candidate of wanted.toSorted(byNameIgnoringCase)) {
    try {
      index.functions.push(indexFunction(candidate, routePrefix, env));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      index.errors.push(`The '${candidate.name}' function is in error: ${message}`);
    }
  }
  return index;
}

/** Ordinal and without regard to case: this order decides which of two matching routes wins. */
function byNameIgnoringCase(a: RegisteredFunction, b: RegisteredFunction): number {
  const [left, right] = [a.name.toUpperCase(), b.name.toUpperCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

function indexFunction(registered: RegisteredFunction, routePrefix: string, env: Environment): IndexedFunction {
  const { name } = registered;
  const { binding } = triggerBindingOf(registered);
  const common = { name, registered, disabled: isDisabled(name, env), outputs: outputsOf(registered, env) };
  const text = (property: string) => resolvePlaceholders(requiredText(binding[property], property), env);
  switch (String(binding.type).toLowerCase()) {
    case 'httptrigger': {
      const route = typeof binding['route'] === 'string' ? binding['route'] : name;
      return {
        ...common,
        kind: 'http',
        authLevel: authLevelOf(binding['authLevel']),
        methods: Array.isArray(binding['methods']) ? binding['methods'].map((one) => String(one).toUpperCase()) : [],
        template: parseTemplate([routePrefix, route].filter((part) => part !== '').join('/')),
      };
    }
    case 'queuetrigger': {
      const connection = storageConnection(binding['connection'], env);
      return { ...common, kind: 'queue', queueName: text('queueName').toLowerCase(), connection };
    }
    case 'timertrigger':
      return {
        ...common,
        kind: 'timer',
        schedule: parseNcrontab(text('schedule')),
        runOnStartup: binding['runOnStartup'] === true,
        useMonitor: binding['useMonitor'] !== false,
      };
    default:
      throw new Error(`this host does not run functions with a '${binding.type}'.`);
  }
}

function authLevelOf(value: unknown): AuthLevel {
  const level = String(value).toLowerCase();
  if (level === 'anonymous' || level === 'function' || level === 'system' || level === 'admin') return level;
  throw new Error(`'${level}' is not an authorization level.`);
}

function requiredText(value: unknown, property: string): string {
  if (typeof value !== 'string' || value === '') throw new Error(`its trigger has no ${property}.`);
  return value;
}
