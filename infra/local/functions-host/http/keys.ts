import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { AuthLevel } from '../function-index.ts';

/** `function` is the host key, good for every function; `functions` holds keys good for the one function named. */
const HostKeys = z.object({
  master: z.string().min(1),
  function: z.string().min(1),
  system: z.string().min(1).optional(),
  functions: z.record(z.string(), z.string().min(1)).default({}),
});
export type HostKeys = z.infer<typeof HostKeys>;

/**
 * The keys given as JSON (LOCAL_HOST_KEYS), else those of `file`, which the first start makes.
 * Throws a sentence when they cannot be read; it names no key.
 */
export async function loadKeys(given: string | undefined, file: string): Promise<HostKeys> {
  if (given !== undefined && given !== '') return parseKeys(given, 'LOCAL_HOST_KEYS');
  return parseKeys((await readIfThere(file)) ?? (await createKeys(file)), file);
}

async function createKeys(file: string): Promise<string> {
  const keys: HostKeys = { master: newKey(), function: newKey(), system: newKey(), functions: {} };
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  try {
    // Linking fails when another host was first, and then its keys are the ones that count.
    await link(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(file, 'utf8');
}

async function readIfThere(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

function parseKeys(json: string, source: string): HostKeys {
  try {
    return HostKeys.parse(JSON.parse(json));
  } catch {
    throw new Error(`${source} must be JSON of the form {"master": "…", "function": "…"}.`);
  }
}

/** Form of Azure's keys, so that a scanner for leaked secrets finds these too: 40 bytes that contain `AzFu`. */
function newKey(): string {
  const signature = Buffer.from('AzFu', 'base64');
  const bytes = Buffer.concat([randomBytes(33), signature, randomBytes(4)]);
  return bytes.toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}

/** The level that a key gives at a function; `functionName` null: outside of functions. */
export function levelOfKey(key: string | null, keys: HostKeys, functionName: string | null): AuthLevel {
  if (key === null) return 'anonymous';
  const own = functionName === null ? undefined : keys.functions[functionName];
  if (same(key, keys.master)) return 'admin';
  if (keys.system !== undefined && same(key, keys.system)) return 'system';
  return same(key, keys.function) || (own !== undefined && same(key, own)) ? 'function' : 'anonymous';
}

function same(a: string, b: string): boolean {
  return timingSafeEqual(hash(a), hash(b));
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
