import { describeError, type Log, type LogLevel } from './log.ts';
import type { RpcBinding, RpcInvocationRequest, RpcInvocationResponse } from './rpc.ts';

export type LogCategory = 'user' | 'system' | 'customMetric';
export type FunctionCallback = (...args: unknown[]) => unknown;
export type HookCallback = (context: object) => unknown;

/** What the library hands over at `app.http(...)` and its siblings. */
export type RegisteredFunction = {
  name: string;
  bindings: Record<string, RpcBinding>;
  callback: FunctionCallback;
};

/** The library's half of an invocation: it turns wire data into what a handler sees, and back. */
export type InvocationModel = {
  getArguments(): Promise<{ context: object; inputs: unknown[] }>;
  invokeFunction(context: object, inputs: unknown[], callback: FunctionCallback): Promise<unknown>;
  getResponse(context: object, result: unknown): Promise<RpcInvocationResponse>;
};

export type CoreInvocationContext = {
  invocationId: string;
  request: RpcInvocationRequest;
  metadata: { name: string; bindings: Record<string, RpcBinding> };
  state: 'preInvocationHooks' | 'postInvocationHooks' | 'invocation' | undefined;
  log(level: LogLevel, category: LogCategory, message: string): void;
};

export type ProgrammingModel = {
  name: string;
  version: string;
  getInvocationModel(context: CoreInvocationContext): InvocationModel | Promise<InvocationModel>;
  getCapabilities(capabilities: Record<string, string>): Promise<Record<string, string>>;
};

const hookNames = ['preInvocation', 'postInvocation', 'appStart', 'appTerminate', 'log'] as const;
export type HookName = (typeof hookNames)[number];

/** Where a line comes from, for the log hook. */
export type LogSource = { functionName: string; invocationContext?: object; hookData?: object };

export type Core = ReturnType<typeof createCore>;

/**
 * The registry behind `@azure/functions-core`: `api` is that module as the library requires it, the rest is the host's
 * view of what the app registered through it.
 */
export function createCore(log: Log) {
  const functions = new Map<string, RegisteredFunction>();
  const hooks = new Map<HookName, HookCallback[]>(hookNames.map((name) => [name, []]));
  const appHookData = {};
  let model: ProgrammingModel | null = null;
  let locked = false;

  function emit(level: LogLevel, category: LogCategory, message: string, source?: LogSource): void {
    const line = { level, message, category, hookData: {}, ...source };
    for (const hook of hooksOf('log')) {
      try {
        hook(line);
      } catch (error) {
        log('error', 'Worker', `A log hook failed: ${describeError(error)}`);
      }
    }
    const place = source === undefined ? 'Worker' : `Function.${source.functionName}`;
    log(line.level, category === 'user' ? `${place}.User` : place, line.message);
  }

  function hooksOf(name: HookName): HookCallback[] {
    return hooks.get(name) ?? [];
  }

  async function runHooks(name: HookName, context: object): Promise<void> {
    for (const hook of hooksOf(name)) await hook(context);
  }

  class Disposable {
    readonly #dispose: () => void;
    constructor(dispose: () => void) {
      this.#dispose = dispose;
    }
    dispose(): void {
      this.#dispose();
    }
  }

  const api = {
    version: '3.13.0',
    hostVersion: '4.1040.300',
    Disposable,
    setProgrammingModel(given: ProgrammingModel) {
      model = given;
    },
    getProgrammingModel: () => model,
    registerFunction(metadata: { name: string; bindings: Record<string, RpcBinding> }, callback: FunctionCallback) {
      const { name, bindings } = metadata;
      if (locked) throw systemError('A function can only be registered during app startup.');
      if (functions.has(name)) throw systemError(`A function with id "${name}" has already been registered.`);
      functions.set(name, { name, bindings, callback });
      return new Disposable(() => {
        if (locked) throw systemError('A function can only be disposed during app startup.');
        functions.delete(name);
      });
    },
    registerHook(name: string, callback: HookCallback) {
      const list = hooks.get(name as HookName);
      if (list === undefined) throw Object.assign(new RangeError(`Unrecognized hook "${name}"`), systemFlag);
      list.push(callback);
      return new Disposable(() => {
        const index = list.indexOf(callback);
        if (index !== -1) list.splice(index, 1);
      });
    },
    log: (level: LogLevel, category: LogCategory, message: string) => emit(level, category, message),
  };

  return {
    api,
    emit,
    runHooks,
    /** Data that hooks of the whole app share. */
    appHookData,
    model: () => model,
    functions: () => [...functions.values()],
    /** After start-up nothing can be registered any more. */
    lock() {
      locked = true;
    },
  };
}

const systemFlag = { isAzureFunctionsSystemError: true };

function systemError(message: string): Error {
  return Object.assign(new Error(message), systemFlag);
}
