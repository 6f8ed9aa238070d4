// npm run demo: the main job, walked through in a world of its own, with a pretended Azure DevOps.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCertificate } from '../infra/local/certificate.ts';
import { startWorld } from '../infra/local/world.ts';
import { followAPush } from './demo/events.ts';
import { clientOf } from './demo/service.ts';
import { verifyConnectors } from './demo/verify.ts';
import { startSimulator } from './simulator/simulator.ts';
import { builtApp } from './system/built-app.ts';

/** Where the service would be in the world; the pretended Azure DevOps knows the way from there to here. */
const publicUrl = 'https://connectors.example.com';

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'connector-demo-'));
  const { certificateFile, keyFile } = await ensureCertificate(folder);
  const tls = { cert: await readFile(certificateFile, 'utf8'), key: await readFile(keyFile, 'utf8') };
  const simulator = await startSimulator({ tls });
  const world = await startWorld({
    appFolder: await builtApp(),
    settings: { AZURE_DEVOPS_URL: simulator.url, CA_CERTIFICATES: certificateFile, PUBLIC_URL: publicUrl },
  });
  simulator.world.hooks.reach(publicUrl, world.url);
  try {
    const service = clientOf(world.url);
    await verifyConnectors(service);
    await followAPush(service, simulator, certificateFile);
  } finally {
    await world.close();
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
