import { printCells } from '../../attack/print-cells.ts';
import { contenders } from './contenders.ts';
import { find, type Result } from './results.ts';
import { judge } from './targets.ts';

export function printResults(results: readonly Result[]): void {
  const [nearest = 0, ...farther] = [...new Set(results.map(({ roundTrip }) => roundTrip))];
  for (const roundTrip of [nearest, ...farther]) {
    printTable(`milliseconds, round trip ${roundTrip}`, results, roundTrip, ({ ms }) => ms.toFixed(1));
  }
  printTable('CPU, milliseconds', results, nearest, ({ cpuMs }) => cpuMs.toFixed(1));
  printTable('bytes received', results, nearest, ({ bytes }) => bytes.toLocaleString('en'));
  console.log('');
  const verdicts = judge(results).map(({ what, figure, holds }) => [
    what,
    figure,
    holds === null ? '' : holds ? 'holds' : 'does not hold',
  ]);
  printCells(['target', 'figure', ''], verdicts);
}

function printTable(
  title: string,
  results: readonly Result[],
  roundTrip: number,
  of: (result: Result) => string,
): void {
  const columns = [...new Set(results.map(({ refs }) => refs))];
  const rows = [...new Set(results.map(({ name }) => name))].map((name) => [
    contenders[name].name,
    ...columns.map((refs) => {
      const found = find(results, { name, roundTrip, refs });
      return found === undefined ? '' : of(found);
    }),
  ]);
  console.log('');
  printCells([title, ...columns.map((refs) => `${refs.toLocaleString('en')} refs`)], rows);
}
