import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';

export type Environment = Readonly<Record<string, string | undefined>>;

const LocalSettings = z.object({
  IsEncrypted: z.boolean().optional(),
  Values: z.record(z.string(), z.string()).default({}),
});

/** `Values` of local.settings.json; nothing when there is no such file. Throws a sentence when it cannot be used. */
export async function readLocalSettings(appFolder: string): Promise<Record<string, string>> {
  const text = await readFile(join(appFolder, 'local.settings.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return {};
  const settings = LocalSettings.safeParse(parseJson(text));
  if (!settings.success) {
    throw new Error(`local.settings.json is not valid: ${z.prettifyError(settings.error)}`);
  }
  if (settings.data.IsEncrypted === true) {
    throw new Error('local.settings.json is encrypted, which only Core Tools can read: run func settings decrypt.');
  }
  return settings.data.Values;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, and this file holds secrets.
    throw new Error('local.settings.json is not valid JSON.');
  }
}

/** Replaces each `%NAME%` by that setting. Throws when one is not set. */
export function resolvePlaceholders(text: string, env: Environment): string {
  return text.replaceAll(/%([^%]+)%/g, (placeholder, name: string) => {
    const value = env[name];
    if (value === undefined || value === '') throw new Error(`'${placeholder}' does not resolve to a value.`);
    return value;
  });
}

export function isDisabled(functionName: string, env: Environment): boolean {
  const value = env[`AzureWebJobs.${functionName}.Disabled`] ?? env[`AzureWebJobs__${functionName}__Disabled`];
  return value === '1' || value?.toLowerCase() === 'true';
}

/** Names this app in storage: two apps on one storage account must not share the records of their timers. */
export function hostIdOf(appFolder: string, env: Environment): string {
  const given = env['AzureFunctionsWebHost__hostid'];
  if (given !== undefined && given !== '') return given;
  const place = createHash('sha256')
    .update(`${hostname()} ${resolve(appFolder)}`)
    .digest('hex');
  return `local-${place.slice(0, 16)}`;
}
