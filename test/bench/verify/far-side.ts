// The far side of `npm run bench verify`, in a process of its own so that its work is not counted as anybody else's:
// Azure DevOps over TLS, and ways of different lengths to it. Tells its parent where, then how many bytes were taken.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { generate } from 'selfsigned';
import { answerRequest } from '../../simulator/answer-request.ts';
import { advertisementType } from '../../simulator/git/advertisement.ts';
import { Git } from '../../simulator/git/git.ts';
import { runHttpBackend } from '../../simulator/git/http-backend.ts';
import { makeNursery } from '../../simulator/git/nursery.ts';
import { send } from '../../simulator/send.ts';
import { startSsh } from '../../simulator/ssh/ssh-door.ts';
import { seed } from '../../simulator/world/seed.ts';
import { World } from '../../simulator/world/world.ts';
import { startDelayProxy } from '../delay-proxy.ts';
import { makeManyRefs } from './many-refs.ts';
import { Plan, type FarSide } from './near-side.ts';

const endings: (() => Promise<void>)[] = [];
const { roundTrips, refs } = Plan.parse(JSON.parse(process.argv[2] ?? ''));

const folder = await mkdtemp(join(tmpdir(), 'bench-verify-'));
const git = new Git(folder);
const world = new World(await makeNursery(git, folder), git);
await seed(world);
/** What git advertises of each, written once: it is the same server for everybody, and starting git is no part of it. */
const advertised = new Map<string, Buffer>();
for (const count of refs) {
  const repository = await world.addRepository(`fabrikam/Fiber/bench-${count}`);
  await makeManyRefs(git, repository.folder, count);
  const body = await buffer(runHttpBackend(git, { method: 'GET', folder: repository.folder, path: '/info/refs' }));
  advertised.set(`/fabrikam/Fiber/_git/bench-${count}/info/refs?service=git-upload-pack`, body);
}

const day = 86_400_000;
const tls = await generate([{ name: 'commonName', value: 'bench' }], {
  keyType: 'ec',
  algorithm: 'sha256',
  notBeforeDate: new Date(Date.now() - day),
  notAfterDate: new Date(Date.now() + day),
  extensions: [
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
  ],
});

const server = createServer({ key: tls.private, cert: tls.cert }, (request, response) => {
  const path = request.url ?? '';
  const body = advertised.get(path);
  response.on('error', () => undefined);
  if (path === '/bare') return void response.end('ok');
  if (body !== undefined && request.headers.authorization !== undefined) {
    response.writeHead(200, { 'content-type': advertisementType });
    // No more at once than its client takes.
    pipeline(Readable.from(piecesOf(body)), response).catch(() => response.destroy());
    return;
  }
  answerRequest(request, { world, git, pause: nobodyWaits }).then(
    (answer) => send(request, response, answer),
    () => response.destroy(),
  );
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

const waysTo = (target: number) => Promise.all(roundTrips.map((milliseconds) => startDelayProxy(target, milliseconds)));
const ways = await waysTo(port);
const ports = ways.map((way) => way.port);
const ssh = await openSsh().catch((error: Error) => ({ missing: error.message }));

process.on('message', () => {
  process.send?.({ received: ways.reduce((sum, way) => sum + way.received(), 0) });
});
process.once('disconnect', () => void close());
process.send?.({ certificate: tls.cert, ports, ssh } satisfies FarSide);

async function openSsh() {
  const door = await startSsh(world, git, folder);
  endings.push(() => door.close());
  const keyFile = join(folder, 'key');
  await promisify(execFile)('ssh-keygen', ['-q', '-t', 'rsa', '-b', '2048', '-m', 'PEM', '-N', '', '-f', keyFile]);
  world.addKey('bench', await readFile(`${keyFile}.pub`, 'utf8'));
  const own = await waysTo(door.port);
  ways.push(...own);
  const privateKey = await readFile(keyFile, 'utf8');
  return { ports: own.map((way) => way.port), fingerprint: door.fingerprint, privateKey };
}

function nobodyWaits(): Promise<never> {
  return Promise.reject(new Error('Nobody is asked to wait here'));
}

function* piecesOf(body: Buffer) {
  for (let start = 0; start < body.length; start += 16_384) yield body.subarray(start, start + 16_384);
}

async function close(): Promise<void> {
  server.closeAllConnections();
  server.close();
  await Promise.all(ways.map((way) => way.close()));
  for (const end of endings) await end();
  await git.end();
  await rm(folder, { recursive: true, force: true });
}
