/** An Azure DevOps Server that the operator allows. `host` is `host[:port]` in lower case, without a default port. */
export type AllowedHost = { host: string; plainHttp: boolean };

/**
 * The setting ALLOWED_HOSTS: `[http://]host[:port]`, comma-separated.
 * @throws Error with a sentence that names the entry that cannot be read
 */
export function parseAllowedHosts(setting: string): AllowedHost[] {
  const entries = setting.split(',').map((entry) => entry.trim());
  return entries.filter((entry) => entry !== '').map(parseEntry);
}

function parseEntry(entry: string, index: number): AllowedHost {
  // An entry with @ may hold a password, and this sentence goes to the log.
  const shown = entry.includes('@') ? `number ${index + 1} (which contains an @)` : `"${entry}"`;
  const form = 'each is [http://]host[:port], such as tfs.example.com:8443';
  const parts = /^(?:(https?):\/\/)?(\[[0-9a-f:.]+\]|[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?)(?::(\d{1,5}))?\/?$/.exec(
    entry.toLowerCase(),
  );
  const name = parts?.[2];
  const port = parts?.[3];
  if (name === undefined || (port !== undefined && !isPort(port)))
    throw new Error(`ALLOWED_HOSTS: entry ${shown} is not a host; ${form}.`);
  const plainHttp = parts?.[1] === 'http';
  return { host: hostWithPort(name, port ?? null, plainHttp), plainHttp };
}

export function isPort(text: string): boolean {
  return /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535;
}

export function hostWithPort(name: string, port: string | null, plainHttp: boolean): string {
  const isDefault = port === null || port === (plainHttp ? '80' : '443');
  return isDefault ? name : `${name}:${port}`;
}

/** The host without its port. */
export function hostName(host: string): string {
  return host.replace(/:\d+$/, '');
}
