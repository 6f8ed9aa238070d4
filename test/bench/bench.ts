// npm run bench <name>: measures, and prints what it measured. It asserts nothing: the numbers are of this machine.
import { api } from './api.ts';
import { printTable, type Measured } from './measure.ts';

const benches: Record<string, () => Promise<Measured[]>> = { api };

const [name = ''] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench === undefined) {
  console.error(`npm run bench ${Object.keys(benches).join(' | ')}`);
  process.exitCode = 1;
} else {
  printTable(await bench());
}
