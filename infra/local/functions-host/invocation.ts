import { randomBytes, randomUUID } from 'node:crypto';
import type { Core, CoreInvocationContext, LogSource, RegisteredFunction } from './core-api.ts';
import type { IndexedFunction } from './function-index.ts';
import { describeError, type Log } from './log.ts';
import type { RpcInvocationResponse, RpcTraceContext, RpcTypedData } from './rpc.ts';

export type Invocation = {
  invocationId: string;
  /** Why the function runs, for the log: `New queue message detected on 'q'.` */
  reason: string;
  /** Data of the trigger binding. */
  trigger: RpcTypedData;
  triggerMetadata?: Record<string, RpcTypedData>;
  /** The caller's W3C traceparent header. */
  traceParent?: string | undefined;
};

/** `returned` is what the handler gave, after the postInvocation hooks; `response` what the library made of it. */
export type InvocationResult = { response: RpcInvocationResponse; returned: unknown };

/**
 * Runs a function and binds its outputs; `beforeOutputs` comes in between. Rejects when any of the three fails.
 */
export type Run = (
  target: Pick<IndexedFunction, 'registered' | 'outputs'>,
  invocation: Invocation,
  beforeOutputs?: (result: InvocationResult) => void | Promise<void>,
) => Promise<void>;

export function newInvocationId(): string {
  return randomUUID();
}

/**
 * Runs functions as Azure's worker does (azure-functions-nodejs-worker, src/eventHandlers/InvocationHandler.ts): hooks
 * around the handler may replace its inputs, the handler itself, its result and its error.
 */
export function createInvoker(core: Core, log: Log, timeoutMs: number | null) {
  const running = new Set<Promise<unknown>>();

  async function invokeWorker(target: RegisteredFunction, invocation: Invocation): Promise<InvocationResult> {
    const { name, bindings } = target;
    const model = core.model();
    if (model === null) throw new Error('The app has set no programming model.');
    const source: LogSource = { functionName: name };
    const context: CoreInvocationContext = {
      invocationId: invocation.invocationId,
      request: {
        invocationId: invocation.invocationId,
        inputData: [{ name: triggerBindingOf(target).name, data: invocation.trigger }],
        ...(invocation.triggerMetadata === undefined ? {} : { triggerMetadata: invocation.triggerMetadata }),
        traceContext: traceContext(invocation.traceParent),
      },
      metadata: { name, bindings },
      state: undefined,
      log: (level, category, message) => core.emit(level, category, message, source),
    };
    const invocationModel = await model.getInvocationModel(context);
    const { context: invocationContext, inputs } = await invocationModel.getArguments();
    const hookData = {};
    Object.assign(source, { invocationContext, hookData });
    const shared = { hookData, appHookData: core.appHookData, invocationContext };

    const before = { ...shared, functionCallback: target.callback, inputs };
    context.state = 'preInvocationHooks';
    await core.runHooks('preInvocation', before);

    const after: { result: unknown; error: unknown; inputs: unknown[] } = {
      ...shared,
      inputs: before.inputs,
      result: null,
      error: null,
    };
    context.state = 'invocation';
    try {
      after.result = await invocationModel.invokeFunction(invocationContext, before.inputs, before.functionCallback);
    } catch (error) {
      after.error = error;
    }
    context.state = 'postInvocationHooks';
    await core.runHooks('postInvocation', after);
    context.state = undefined;
    // Thrown as it is: a handler that throws null or undefined has succeeded, in Azure's worker too.
    if (after.error !== null && after.error !== undefined) throw after.error;
    return {
      response: await invocationModel.getResponse(invocationContext, after.result),
      returned: after.result,
    };
  }

  /**
   * Runs one function. Rejects with what its handler threw, or when it outlasts host.json's `functionTimeout`.
   * @param complete what still belongs to the invocation: sending the answer, binding the outputs.
   */
  async function invoke(
    target: RegisteredFunction,
    invocation: Invocation,
    complete: (result: InvocationResult) => Promise<void>,
  ): Promise<void> {
    const { invocationId, reason } = invocation;
    const category = `Function.${target.name}`;
    log('information', category, `Executing 'Functions.${target.name}' (Reason='${reason}', Id=${invocationId})`);
    const started = performance.now();
    const work = deadline(invokeWorker(target, invocation), target.name, invocationId, timeoutMs).then(complete);
    running.add(work);
    const outcome = (word: string) =>
      `Executed 'Functions.${target.name}' (${word}, Id=${invocationId}, Duration=${Math.round(performance.now() - started)}ms)`;
    try {
      await work;
      log('information', category, outcome('Succeeded'));
    } catch (error) {
      log('error', category, `${outcome('Failed')} ${describeError(error)}`);
      throw error;
    } finally {
      running.delete(work);
    }
  }

  /** Resolves when nothing runs. */
  async function idle(): Promise<void> {
    while (running.size > 0) await Promise.allSettled(running);
  }

  return { invoke, idle };
}

/** The library makes up the name of a trigger's binding, so it is found by its type. */
export function triggerBindingOf({ name, bindings }: RegisteredFunction) {
  const found = Object.entries(bindings).find(([, binding]) => /trigger$/i.test(binding.type ?? ''));
  if (found === undefined) throw new Error(`The function '${name}' has no trigger.`);
  return { name: found[0], binding: found[1] };
}

async function deadline<Result>(
  work: Promise<Result>,
  functionName: string,
  invocationId: string,
  timeoutMs: number | null,
): Promise<Result> {
  if (timeoutMs === null) return work;
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const seconds = timeoutMs / 1000;
    reject(
      new Error(
        `Timeout value of ${seconds} s exceeded by function 'Functions.${functionName}' (Id: '${invocationId}').`,
      ),
    );
  }, timeoutMs);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function traceContext(traceParent = ''): RpcTraceContext {
  const given = /^00-([\da-f]{32})-[\da-f]{16}-([\da-f]{2})$/.exec(traceParent);
  const [traceId, flags] = [given?.[1] ?? randomBytes(16).toString('hex'), given?.[2] ?? '00'];
  return { traceParent: `00-${traceId}-${randomBytes(8).toString('hex')}-${flags}`, traceState: '', attributes: {} };
}
