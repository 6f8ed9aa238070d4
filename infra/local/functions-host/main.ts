import { parseArgs } from 'node:util';
import { startHost, type Host } from './host.ts';

const usage = 'Usage: node infra/local/functions-host/main.ts <appFolder> [--port N]';

/** How long running functions may take to end after a signal. */
const shutdownMs = Number(process.env['LOCAL_HOST_SHUTDOWN_SECONDS'] ?? 10) * 1000;

function readArguments(): { appFolder: string; port: number } {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { port: { type: 'string' } } });
  const [appFolder, ...others] = positionals;
  if (appFolder === undefined || others.length > 0) throw new Error(usage);
  const given = values.port ?? process.env['PORT'] ?? '7071';
  const port = Number(given);
  if (!/^\d+$/.test(given) || port > 65_535) throw new Error(`'${given}' is not a port. ${usage}`);
  return { appFolder, port };
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function sentenceFor(error: unknown, port: number): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE') {
    return `Port ${port} is already in use. Stop what listens there, or choose another one with --port or PORT.`;
  }
  const cause = error.cause instanceof Error ? `\n${error.cause.stack}` : '';
  return `${error.message}${cause}`;
}

let stopping = false;

async function shutDown(host: Host): Promise<void> {
  // A second signal is from somebody who will not wait.
  if (stopping) process.exit(1);
  stopping = true;
  await host.stop(shutdownMs).catch((error: unknown) => fail(`Shutting down failed: ${String(error)}`));
  process.exit(0);
}

let port = 0;
try {
  const given = readArguments();
  port = given.port;
  const host = await startHost(given.appFolder, port);
  const stop = () => void shutDown(host);
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  // Whoever started this process with a channel wants it to end with them, however they ended.
  process.on('disconnect', stop);
  process.stdout.write(`Functions host is listening on ${host.url}\n`);
  process.send?.({ type: 'ready', url: host.url });
} catch (error) {
  fail(sentenceFor(error, port));
}
