import { afterEach, expect, test } from 'vitest';
import { type BlackHole, startBlackHole } from './black-hole.ts';
import { makeEngine } from './engine.ts';
import { waitFor } from '../wait-for.ts';

let hole: BlackHole;
afterEach(() => hole.close());

const here = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
const connections = () =>
  process.getActiveResourcesInfo().filter((name) => /^TCP(Socket|Connect)Wrap$/.test(name)).length;

test('A private host that swallows packets needs a delegate or a VNet, a public one a firewall rule', async () => {
  hole = await startBlackHole();
  const engine = makeEngine({ allowedHosts: [{ host: `tfs.example:${hole.port}`, plainHttp: true }] }, here);
  const report = await engine.verify({ url: `http://tfs.example:${hole.port}/Coll/p/_git/r`, deadlineMs: 300 });
  const tcp = report.check('tcp');
  expect(tcp).toMatchObject({ outcome: 'UNKNOWN', reason: 'PrivateHostUnreachable' });
  expect(tcp.evidence).toMatchObject({ from: 'platform', address: '127.0.0.1', port: hole.port });
  expect(tcp.hint).toMatch(/delegate.*VNet/);

  const services = makeEngine({ azureDevOpsUrl: `http://127.0.0.1:${hole.port}` });
  const hosted = await services.verify({ url: 'https://dev.azure.com/o/p/_git/r', deadlineMs: 300 });
  expect(hosted.check('tcp')).toMatchObject({ outcome: 'UNKNOWN', reason: 'ConnectionTimedOut' });
});

test('ATK-231: many verifications against it end at their deadline, and leave no connection', async () => {
  hole = await startBlackHole();
  const before = connections();
  const engine = makeEngine({ azureDevOpsUrl: `http://127.0.0.1:${hole.port}` });
  const verifications = Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      engine.verify({
        url: `https://dev.azure.com/organization-${index}/p/_git/r`,
        token: `token-${index}`,
        apiToken: `other-token-${index}`,
        deadlineMs: 500,
      }),
    ),
  );
  await waitFor(() => connections() >= before + 100, 'a connection for each');
  for (const report of await verifications) {
    expect(report.verdict).toBe('UNKNOWN');
    expect(report.check('tcp').reason).toBe('ConnectionTimedOut');
  }
  await waitFor(() => connections() <= before, 'the end of every connection', 5_000);
});
