import { valueAt } from './json-pointer.ts';

/**
 * The bodies `{connector, secrets?}` in one document of an import: the document itself, or each entry of a list. A list
 * is an array, an answer of Harness's list calls (`{status, data: {content: […]}}`), or a page of this service
 * (`{value: […]}`). What else such answers say of a connector is left out.
 */
export function bodiesIn(document: unknown): unknown[] {
  const lists = [document, ...['/data/content', '/content', '/value'].map((pointer) => valueAt(document, pointer))];
  const list = lists.find((candidate) => Array.isArray(candidate));
  return list === undefined ? [document] : list.map(bodyOf);
}

function bodyOf(entry: unknown): unknown {
  const [connector, secrets] = [valueAt(entry, '/connector'), valueAt(entry, '/secrets')];
  if (connector === undefined) return isDefinition(entry) ? { connector: entry } : entry;
  return { connector, ...(secrets === undefined ? {} : { secrets }) };
}

function isDefinition(value: unknown): boolean {
  return valueAt(value, '/identifier') !== undefined && valueAt(value, '/spec') !== undefined;
}
