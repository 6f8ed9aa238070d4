import { stringify } from 'yaml';

/**
 * One YAML document for each value. Harness reads YAML 1.1, where `yes` and `0o17` are no texts, and this service 1.2,
 * where `012` is none: what either would misread is quoted.
 */
export function toYaml(documents: readonly object[]): string {
  return documents
    .map((document) => stringify(document, { schema: 'core', compat: 'yaml-1.1', lineWidth: 0 }))
    .join('---\n');
}
