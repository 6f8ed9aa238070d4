import { readFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import { toDocument } from './document.ts';
import { declaredDoors } from './doors.ts';

const root = new URL('../../', import.meta.url);

/** Where the contract lies, from the root. */
export const contractFiles = { document: 'docs/openapi.json', types: 'test/client/api.ts' } as const;

export type Contract = { document: string; types: string };

/** The texts of both files as they should be now. */
export async function makeContract(): Promise<Contract> {
  const { version } = JSON.parse(await read('package.json')) as { version: string };
  const document = `${JSON.stringify(toDocument(await declaredDoors(), version), null, 2)}\n`;
  // A value that has a default may still be left out of a request.
  const types = await openapiTS(document, { defaultNonNullable: false });
  return { document, types: `// Made by \`npm run openapi\`.\n\n${astToString(types)}` };
}

/** As committed. */
export async function readContract(): Promise<Contract> {
  return { document: await read(contractFiles.document), types: await read(contractFiles.types) };
}

async function read(path: string): Promise<string> {
  return readFile(new URL(path, root), 'utf8');
}
