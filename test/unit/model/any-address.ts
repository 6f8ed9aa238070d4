import * as fc from 'fast-check';
import { checkOrganizationName, checkProjectName, checkRepositoryName } from '../../../shared/model/azure-names.ts';
import type { RepositoryAddress } from '../../../shared/model/repository-url.ts';

const codeUnit = fc.integer({ min: 0x20, max: 0xffff }).map((code) => String.fromCharCode(code));
const likely = fc.constantFrom(
  'a',
  'Z',
  '0',
  '-',
  ' ',
  '.',
  '_',
  '!',
  '(',
  'é',
  'e\u0301',
  'ß',
  'ж',
  'ن',
  'न',
  '組',
  '한',
);

/** Names in any script, of those that Azure DevOps allows. */
export function anyName(check: (name: string) => string | null, maxLength = 12): fc.Arbitrary<string> {
  const text = fc.string({ unit: fc.oneof(likely, codeUnit), minLength: 1, maxLength });
  return text.filter((name) => check(name) === null);
}

const organizations = fc
  .string({ unit: likely, minLength: 1, maxLength: 12 })
  .map((name) => name.replaceAll(/[ ._!(]/g, '1'))
  .filter((name) => checkOrganizationName(name) === null);

/** Projects and repositories of Azure DevOps Services. */
export const anyServicesAddress: fc.Arbitrary<RepositoryAddress> = fc
  .tuple(
    organizations,
    anyName(checkProjectName),
    fc.option(anyName(checkRepositoryName)),
    fc.constantFrom('https', 'ssh'),
  )
  .map(([organization, project, repository, transport]) => ({
    deployment: 'services',
    host: 'dev.azure.com',
    plainHttp: false,
    virtualDirectory: null,
    organization,
    project,
    repository,
    transport,
    kind: repository === null ? 'project' : 'repository',
    tfvcPath: null,
    ambiguous: false,
  }));
