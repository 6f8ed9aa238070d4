import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Certificate } from '../certificate.ts';

/** Base addresses, the account in the path: what `AzureWebJobsStorage__…ServiceUri` holds. */
export type StorageAddresses = { blob: string; queue: string; table: string };
export type Azurite = StorageAddresses & { close(): Promise<void> };

type Service = { start(): Promise<void>; close(): Promise<void>; getHttpServerAddress(): string };

const account = 'devstoreaccount1';
/** Seconds. Longer than any pause of a test, so that no request meets a connection that is just being closed. */
const keepAlive = 65;

/**
 * Azurite's three services in this process, over https, with managed identity tokens.
 *
 * Where Azurite lets pass what Azure refuses, the product has to be the strict one. Azurite accepts entities over
 * 1 MiB, over 252 properties and property names with `-`; answers 412 where Azure answers 400 for an ETag that is
 * none; 500 where Azure answers 400 for a RowKey with `/` (and SDKs try a 500 again); never throttles; checks a
 * token's audience, issuer and lifetime, but neither its signature nor any role.
 *
 * @param options.folder where files go; absent: everything is kept in memory. Files are written every 5 s and by
 *   `close`: a killed process forgets up to 5 s.
 * @param options.ports 0 or absent = free ones.
 */
export async function startAzurite(options: {
  folder?: string;
  certificate: Certificate;
  ports?: { blob: number; queue: number; table: number };
}): Promise<Azurite> {
  if (options.folder !== undefined) await mkdir(options.folder, { recursive: true });
  const ports = options.ports ?? { blob: 0, queue: 0, table: 0 };
  const blob = objectService('blob', ports.blob, options);
  const queue = objectService('queue', ports.queue, options);
  const table = tableService(ports.table, options);
  const services = [blob, queue, table];
  await Promise.all(services.map((service) => service.start()));
  return {
    blob: `${blob.getHttpServerAddress()}/${account}`,
    queue: `${queue.getHttpServerAddress()}/${account}`,
    table: `${table.getHttpServerAddress()}/${account}`,
    async close() {
      await Promise.all(services.map((service) => service.close()));
    },
  };
}

type Place = { folder?: string; certificate: Certificate };

function objectService(kind: 'blob' | 'queue', port: number, { folder, certificate }: Place): Service {
  const name = kind === 'blob' ? 'Blob' : 'Queue';
  const file = (suffix: string) => join(folder ?? '', `${kind}${suffix}`);
  return construct(`${kind}/${name}Server`, [
    construct(`${kind}/${name}Configuration`, [
      '127.0.0.1',
      port,
      keepAlive,
      file('.json'),
      file('-extents.json'),
      [{ locationId: 'Default', locationPath: file('-extents'), maxConcurrency: 10 }],
      ...quietAndLenient(),
      ...secured(certificate),
      folder === undefined,
    ]),
  ]) as Service;
}

function tableService(port: number, { folder, certificate }: Place): Service {
  const [accessLog, accessLogStream, debugLog, ...rest] = quietAndLenient();
  return construct('table/TableServer', [
    construct('table/TableConfiguration', [
      '127.0.0.1',
      port,
      keepAlive,
      join(folder ?? '', 'table.json'),
      // The table service alone takes the debug log before the access log.
      debugLog,
      accessLog,
      accessLogStream,
      ...rest,
      ...secured(certificate),
      folder === undefined,
    ]),
  ]) as Service;
}

/**
 * accessLog, its stream, debugLog, its file, loose, skipApiVersionCheck. The last is on because the SDKs move on to
 * service versions faster than Azurite does, and it answers those with 400 InvalidHeaderValue.
 */
function quietAndLenient() {
  return [false, undefined, false, undefined, false, true] as const;
}

/** cert, key, password of a PFX, oauth, disableProductStyleUrl. */
function secured({ certificateFile, keyFile }: Certificate) {
  return [certificateFile, keyFile, '', 'basic', false] as const;
}

/** Azurite is made to be a program: it has no main export, no types, and positional constructors. */
function construct(path: string, positional: unknown[]): unknown {
  const load = createRequire(import.meta.url);
  const { default: Constructed } = load(`azurite/dist/src/${path}.js`) as {
    default: new (...positional: unknown[]) => unknown;
  };
  return new Constructed(...positional);
}
