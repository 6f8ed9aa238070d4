import type { RequestListener } from 'node:http';
import { closeServers, startHttp } from '../system/engine/server.ts';
import { contenders } from './contenders.ts';
import { type Encounter, employ } from './employ.ts';
import { beginning } from './good-answers.ts';
import { printCells } from './print-cells.ts';
import { wrongAnswers } from './wrong-answers.ts';

/** The official client asks for its bearings first; it gets them, so that it comes as far as the wrong answer. */
export function afterBeginning(listener: RequestListener): RequestListener {
  return (request, response) => {
    const first = beginning(request);
    if (first === null) listener(request, response);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(first));
  };
}

/** Which of the wrong answers each contender takes for a success. */
export async function falseSuccesses(): Promise<void> {
  const employed = contenders.map(({ name, asks }) => ({ ...employ(name), asks, fooled: 0, asked: 0 }));
  const rows: string[][] = [];
  for (const { name, at, listener } of wrongAnswers) {
    const row = [name];
    for (const contender of employed) {
      if (at !== 'every question' && !contender.asks.includes(at)) {
        row.push('-');
        continue;
      }
      const server = await startHttp(afterBeginning(listener));
      const encounter = await contender.meet(server.url, { deadlineMs: 5_000, patienceMs: 15_000 });
      await closeServers();
      contender.asked += 1;
      if (encounter.kind === 'ended' && encounter.success) contender.fooled += 1;
      row.push(describe(encounter, contender.name === 'this service'));
    }
    rows.push(row);
  }
  for (const { dismiss } of employed) await dismiss();
  printCells(['wrong answer', ...employed.map(({ name }) => name)], rows);
  console.log('');
  for (const { name, fooled, asked } of employed) console.log(`${name}: ${fooled} of ${asked} taken for a success`);
}

function describe(encounter: Encounter, reason: boolean): string {
  if (encounter.kind === 'given up') return encounter.why;
  if (!encounter.success) return reason ? encounter.said : 'refused';
  return encounter.said.startsWith('null') ? 'SUCCESS (null)' : 'SUCCESS';
}
