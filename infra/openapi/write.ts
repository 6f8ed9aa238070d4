import { writeFile } from 'node:fs/promises';
import { contractFiles, makeContract } from './contract.ts';

/** Writes docs/openapi.json and the types of the client, from what the doors declare. */
const contract = await makeContract();
for (const name of ['document', 'types'] as const) {
  await writeFile(new URL(`../../${contractFiles[name]}`, import.meta.url), contract[name]);
  console.log(`${contractFiles[name]}: ${contract[name].length} characters`);
}
