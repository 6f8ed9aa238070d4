import { holds, type Measured, percentiles } from '../../measure.ts';
import { contenderNames, type ContenderName } from './contenders.ts';
import { employ, type Employed } from './employ.ts';
import { load } from './load.ts';
import { startStorage } from './storage.ts';
import { whole } from './whole.ts';

const rounds = 4;
const perRound = 2_000;
/** Microseconds of CPU after which a server has compiled what it needs; until then everything takes twice as long. */
const warm = 3_000_000;
const connections = 32;
/** Fewer, since what is printed of the whole is a time to answer, and not of standing in a queue. */
const connectionsToWhole = 8;

/** From the first byte of a delivery of 19 KB to its answer. */
export async function receiver(): Promise<Measured[]> {
  const all = await whole(connectionsToWhole);
  const what = `deliveries accepted, function host and Azurite, ${connectionsToWhole} at a time`;
  return [
    ...judged(await perCore()),
    { what, numbers: `${Math.round(all.perSecond)} a second` },
    percentiles(`${what}, time to answer`, all.times),
  ];
}

type Rates = Record<ContenderName, number>;

/**
 * Deliveries in a second of CPU time of the server's process, so that a neighbour that takes the core takes none of it.
 * The best of the rounds, since a neighbour takes the caches too.
 */
async function perCore(): Promise<Rates> {
  const storage = await startStorage();
  const servers: Employed[] = [];
  const rates = Object.fromEntries(contenderNames.map((name) => [name, 0])) as Rates;
  try {
    for (const contender of contenderNames)
      servers.push(await employ({ contender, storageUrl: storage.url }, storage.trust));
    for (const { url, cpu } of servers) {
      while ((await cpu()) < warm) await load(url, { count: perRound, connections });
    }
    for (let round = 0; round < rounds; round++) {
      for (const { contender, url, cpu } of servers) {
        const before = await cpu();
        await load(url, { count: perRound, connections });
        const rate = perRound / (((await cpu()) - before) / 1e6);
        rates[contender] = Math.max(rates[contender], rate);
      }
    }
  } finally {
    for (const server of servers) await server.close();
    await storage.close();
  }
  return rates;
}

const titles: Record<ContenderName, string> = {
  bare: 'a bare server that reads the body',
  received: 'received, storage at hand',
  streamed: 'received from the Request that @azure/functions makes',
  matched: 'received, parsed and matched, storage at hand',
  queued: 'received and put on a queue that takes all, by the SDK',
  stored: 'the same, and its row read by the SDK',
};

const least: Partial<Rates> = { matched: 9_000, queued: 4_500 };
const leastShare = 0.38;

function judged(rates: Rates): Measured[] {
  const lines = contenderNames.map((name) => {
    const rate = rates[name];
    const target = least[name];
    const verdict = target === undefined ? '' : `, ${holds(rate >= target)} (${target.toLocaleString('en')})`;
    const numbers = `${Math.round(rate).toLocaleString('en')} a second and core, ${(1e6 / rate).toFixed(0)} µs`;
    return { what: titles[name], numbers: numbers + verdict };
  });
  const share = rates.matched / rates.bare;
  const numbers = `${share.toFixed(2)} of the bare server, ${holds(share >= leastShare)} (${leastShare})`;
  return [...lines, { what: titles.matched, numbers }];
}
