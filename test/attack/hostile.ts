import { closeServers, startHttp } from '../system/engine/server.ts';
import { contenders } from './contenders.ts';
import { type Encounter, employ } from './employ.ts';
import { afterBeginning } from './false-successes.ts';
import { goodAnswer } from './good-answers.ts';
import { hostileServers } from './hostile-servers.ts';
import { printCells } from './print-cells.ts';

const deadlineMs = 5_000;
const patienceMs = 15_000;

/** How long each contender stays with a hostile server, and how much memory that costs it. */
export async function hostile(): Promise<void> {
  const rows: string[][] = [];
  for (const [name, listener] of Object.entries(hostileServers)) {
    const row = [name];
    for (const contender of contenders) {
      const { meet, dismiss } = employ(contender.name);
      const good = await startHttp(goodAnswer);
      const bad = await startHttp(afterBeginning(listener));
      // Warm, so that what is loaded and compiled once is not counted.
      for (let round = 0; round < 5; round++) await meet(good.url, { deadlineMs, patienceMs });
      row.push(describe(await meet(bad.url, { deadlineMs, patienceMs })));
      await dismiss();
      await closeServers();
    }
    rows.push(row);
  }
  console.log(`This service is given ${deadlineMs / 1_000} s, the others have ${patienceMs / 1_000} s.\n`);
  printCells(['hostile server', ...contenders.map(({ name }) => name)], rows);
}

function describe(encounter: Encounter): string {
  const memory = `+${Math.round(encounter.grown / 1_048_576)} MB`;
  if (encounter.kind === 'given up') return `${encounter.why}, ${memory}`;
  return `${(encounter.ms / 1_000).toFixed(2)} s, ${memory}${encounter.success ? ', SUCCESS' : ''}`;
}
