// npm run bench <name> [-- options]: measures, and prints what it measured. It asserts nothing: the numbers are of this
// machine.
import { api } from './api.ts';
import { printTable } from './measure.ts';
import { verify } from './verify/verify.ts';
import { webhooks } from './webhooks/webhooks.ts';

const benches: Record<string, (options: readonly string[]) => Promise<void>> = {
  api: async () => printTable(await api()),
  verify,
  webhooks: async () => printTable(await webhooks()),
};

const [name = '', ...options] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (bench === undefined) {
  console.error(`npm run bench ${Object.keys(benches).join(' | ')}`);
  process.exitCode = 1;
} else {
  await bench(options);
}
