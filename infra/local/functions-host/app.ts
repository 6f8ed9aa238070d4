import { glob, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Core } from './core-api.ts';
import { listeningOnLoopback } from './core-module.ts';

type PackageJson = { main?: string; type?: string };

/** The worker's announcement: which form of data it wants. With streams on, the library adds `HttpUri`. */
const capabilities = {
  RawHttpBodyBytes: 'true',
  RpcHttpTriggerMetadataRemoved: 'true',
  RpcHttpBodyOnly: 'true',
  IgnoreEmptyValuedRpcHttpHeaders: 'true',
  UseNullableValueDictionaryForHttp: 'true',
  WorkerStatus: 'true',
  TypedDataCollection: 'true',
  HandlesWorkerTerminateMessage: 'true',
};

/**
 * Loads the app's entry points, runs its appStart hooks and closes the registration.
 * @returns the port of the library's own HTTP server when the app has streams on, else null.
 * @throws with the worker's sentence when an entry point cannot be loaded.
 */
export async function startApp(appFolder: string, core: Core): Promise<{ streamPort: number | null }> {
  await loadEntryPoints(appFolder, await readPackageJson(appFolder));
  await core.runHooks('appStart', {
    hookData: core.appHookData,
    appHookData: core.appHookData,
    functionAppDirectory: appFolder,
  });
  const model = core.model();
  core.lock();
  if (model === null) return { streamPort: null };
  const { HttpUri } = await listeningOnLoopback(() => model.getCapabilities({ ...capabilities }));
  return { streamPort: HttpUri === undefined ? null : Number(new URL(HttpUri).port) };
}

async function readPackageJson(appFolder: string): Promise<PackageJson> {
  try {
    return JSON.parse(await readFile(join(appFolder, 'package.json'), 'utf8')) as PackageJson;
  } catch (error) {
    throw new Error(`Worker failed to load package.json: ${messageOf(error)}`, { cause: error });
  }
}

async function loadEntryPoints(appFolder: string, packageJson: PackageJson): Promise<void> {
  const pattern = packageJson.main;
  if (pattern === undefined || pattern === '') return;
  const files: string[] = [];
  for await (const file of glob(pattern, { cwd: appFolder })) files.push(file);
  if (files.length === 0) {
    const isPattern = /[*?[\]{}!]/.test(pattern);
    throw unloadable(pattern, isPattern ? 'Found zero files matching the supplied pattern' : 'File does not exist');
  }
  for (const file of files.toSorted()) {
    await loadScript(join(appFolder, file), packageJson).catch((error: unknown) => {
      throw unloadable(file, messageOf(error), error);
    });
  }
}

function unloadable(entryPoint: string, reason: string, cause?: unknown): Error {
  return new Error(`Worker was unable to load entry point "${entryPoint}": ${reason}`, { cause });
}

async function loadScript(path: string, packageJson: PackageJson): Promise<void> {
  const extension = extname(path);
  const isEsm = extension.startsWith('.m') || (!extension.startsWith('.c') && packageJson.type === 'module');
  if (isEsm) await import(pathToFileURL(path).href);
  else createRequire(path)(`./${basename(path)}`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
