import { z } from 'zod';
import { jsonText, rowVersion, version } from './row-format.ts';
import type { Row, Values } from './tables.ts';

/** What a repository has been called since a connector hears of it. */
export type RepositoryNames = { etag: string; names: string[] };

const Stored = z.object({ v: version, names: jsonText(z.array(z.string())) });

export function fromRepositoryNamesRow({ etag, values }: Row): RepositoryNames {
  return { etag, names: Stored.parse(values).names };
}

export function toRepositoryNamesRow(names: readonly string[]): Values {
  return { v: rowVersion, names: JSON.stringify(names) };
}
