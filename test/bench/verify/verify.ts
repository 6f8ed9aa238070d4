import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { contenders, contenderNames, type ContenderName, type Place } from './contenders.ts';
import { employFarSide, type Employed } from './near-side.ts';
import { printResults } from './print.ts';
import { medians, type Measured, type Result } from './results.ts';

type Scope = { roundTrips: number[]; refs: number[]; rounds: number };

const whole: Scope = { roundTrips: [0, 20, 80], refs: [10, 10_000, 100_000], rounds: 9 };
const quick: Scope = { roundTrips: [0, 80], refs: [10, 100_000], rounds: 5 };

/** One verification beside what else there is, on the same server in the same run, taking turns. */
export async function verify(options: readonly string[]): Promise<void> {
  const scope = options.includes('--quick') ? quick : whole;
  const folder = await mkdtemp(join(tmpdir(), 'bench-verify-'));
  const far = await employFarSide(scope);
  try {
    const placeOf = await furnish(far, folder);
    // As if a public authority had signed it, so that nobody has to bring authorities of its own.
    setDefaultCACertificates([...getCACertificates('default'), far.certificate]);
    const results: Result[] = [];
    for (const [index, roundTrip] of scope.roundTrips.entries()) {
      for (const refs of scope.refs) {
        console.log(`Round trip ${roundTrip} ms, ${refs.toLocaleString('en')} refs …`);
        const takes = await takeTurns(far, placeOf(index, refs), scope.rounds);
        for (const [name, taken] of takes) {
          if (taken.length > 0) results.push({ name, roundTrip, refs, ...medians(taken) });
        }
      }
    }
    printResults(results);
  } finally {
    await far.close();
    await rm(folder, { recursive: true });
  }
}

/** Puts what programs read from files into files. */
async function furnish({ certificate, ports, ssh }: Employed, folder: string) {
  const certificateFile = join(folder, 'certificate.pem');
  const keyFile = join(folder, 'key');
  await writeFile(certificateFile, certificate);
  if ('missing' in ssh) console.log(`Without SSH: ${ssh.missing}`);
  else await writeFile(keyFile, ssh.privateKey, { mode: 0o600 });
  return (index: number, refs: number): Place => ({
    url: `https://127.0.0.1:${ports[index]}`,
    repository: `bench-${refs}`,
    certificateFile,
    ssh:
      'missing' in ssh
        ? null
        : { ...ssh, port: ssh.ports[index] ?? 0, keyFile, knownHostsFile: join(folder, 'known-hosts') },
  });
}

async function takeTurns(far: Employed, place: Place, rounds: number): Promise<Map<ContenderName, Measured[]>> {
  const takes = new Map(contenderNames.map((name) => [name, [] as Measured[]]));
  // The round before the first is for whatever is slow only once.
  for (let round = 0; round <= rounds; round++) {
    for (const [name, taken] of takes) {
      await far.received();
      const took = await contenders[name].run(place);
      if (round > 0 && took !== null) taken.push({ ...took, bytes: await far.received() });
    }
  }
  return takes;
}
