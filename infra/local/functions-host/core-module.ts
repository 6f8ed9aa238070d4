import Module from 'node:module';
import { Server } from 'node:net';
import type { Core } from './core-api.ts';

/**
 * Makes `require('@azure/functions-core')` give `api`, in every module of this process. Azure's worker does the same
 * (https://github.com/Azure/azure-functions-nodejs-worker, src/setupCoreModule.ts). It must come before the first
 * `app.*` call: the library looks once, and goes into test mode when it finds nothing.
 */
export function provideCoreModule(api: Core['api']): void {
  const prototype = Module.prototype as { require: (this: unknown, id: string) => unknown };
  const original = prototype.require;
  prototype.require = function require(id) {
    return id === '@azure/functions-core' ? api : Reflect.apply(original, this, [id]);
  };
}

/**
 * Runs `work` with servers that name no address listening on 127.0.0.1. With streams on, the library opens such a
 * server to receive requests, and would offer it on every interface of this machine.
 */
export async function listeningOnLoopback<Result>(work: () => Promise<Result>): Promise<Result> {
  const prototype = Server.prototype as { listen: (this: unknown, ...args: unknown[]) => unknown };
  const original = prototype.listen;
  prototype.listen = function listen(...args) {
    const named = args.length > 0 && typeof args[0] !== 'function';
    return Reflect.apply(original, this, named ? args : [0, '127.0.0.1', ...args]);
  };
  try {
    return await work();
  } finally {
    prototype.listen = original;
  }
}
