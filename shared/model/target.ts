import type { ConnectorSpec } from './connector.ts';
import type { Problem, Warning, WarningCode } from './errors.ts';
import {
  type AllowedHost,
  parseRepositoryUrl,
  printRepositoryUrl,
  type RepositoryAddress,
  withTestRepository,
} from './repository-url.ts';
import type { UrlProblem } from './url-refusals.ts';

/** Where a definition points to. `address` is null when the URL names nothing; then `problems` says why. */
export type Target = { address: RepositoryAddress | null; problems: Problem[]; warnings: Warning[] };

type TargetFields = {
  url: string;
  type?: ConnectorSpec['type'];
  validationRepo?: string;
  authenticationType?: 'Http' | 'Ssh';
};

/** Reads the URL together with the fields that change its meaning. Pure: asks nobody. */
export function readTarget(fields: TargetFields, allowedHosts: readonly AllowedHost[]): Target {
  const parsed = parseRepositoryUrl(fields.url, { allowedHosts });
  if (!parsed.ok) {
    return { address: null, problems: [fieldProblem(urlPointer, parsed.problem)], warnings: [] };
  }
  const warnings: Warning[] = parsed.warnings.map((warning) => ({ pointer: urlPointer, ...warning }));
  if (fields.authenticationType !== undefined)
    warnings.push(...schemeWarnings(parsed.address, fields.authenticationType));
  if (fields.type === 'Repo')
    return { address: parsed.address, problems: [], warnings: [...warnings, ...repoWarnings(parsed.address, fields)] };
  return projectTarget(parsed.address, fields, warnings);
}

const urlPointer = '/connector/spec/url';
const testRepositoryPointer = '/connector/spec/validationRepo';

function projectTarget(given: RepositoryAddress, fields: TargetFields, warnings: Warning[]): Target {
  let address = given;
  if (given.kind === 'repository') {
    address = { ...given, kind: 'project', repository: null };
    const corrected = printRepositoryUrl(address);
    const asTest = fields.validationRepo === undefined ? ` ${given.repository} is used as Test Repository.` : '';
    warnings.push(
      warning(
        urlPointer,
        'ProjectUrlNamesRepository',
        `This is the URL of a repository; for URL type Project it is read as its project.${asTest}`,
        'Give the URL of the project, or choose the URL type Repo.',
        corrected,
      ),
    );
  }
  const testRepository = fields.validationRepo ?? given.repository;
  if (testRepository === null) {
    if (address.kind === 'project') {
      const message = 'Without a Test Repository only the API can be tried, not git.';
      warnings.push(
        warning(
          testRepositoryPointer,
          'NoTestRepository',
          message,
          'Name a repository of the project in validationRepo.',
        ),
      );
    }
    return { address, problems: [], warnings };
  }
  const joined = withTestRepository(address, testRepository);
  if (joined.ok) {
    const more = joined.warnings.map((found) => ({ pointer: testRepositoryPointer, ...found }));
    return { address: joined.address, problems: [], warnings: [...warnings, ...more] };
  }
  return { address: null, problems: [fieldProblem(testRepositoryPointer, joined.problem)], warnings };
}

function repoWarnings(address: RepositoryAddress, { validationRepo }: TargetFields): Warning[] {
  const found: Warning[] = [];
  if (address.repository === null && address.kind !== 'tfvc') {
    const message = 'The URL type is Repo, but the URL names no repository; the verification will fail.';
    found.push(
      warning(
        urlPointer,
        'RepositoryMissingInUrl',
        message,
        'Add /_git/ and the name of the repository, or choose the URL type Project.',
      ),
    );
  }
  if (validationRepo !== undefined) {
    const message = 'With URL type Repo the URL names the repository; validationRepo has no effect.';
    found.push(warning(testRepositoryPointer, 'TestRepositoryIgnored', message, 'Leave validationRepo out.'));
  }
  return found;
}

function schemeWarnings(address: RepositoryAddress, type: 'Http' | 'Ssh'): Warning[] {
  if (address.kind === 'tfvc' && type === 'Ssh') {
    const message = 'The URL is that of TFVC, which has no SSH; the verification will fail.';
    const hint = 'Set authentication.type to Http, or give the URL of a Git repository.';
    return [warning(urlPointer, 'SchemeMismatch', message, hint)];
  }
  const wanted = type === 'Http' ? 'https' : 'ssh';
  if (address.transport === wanted) return [];
  const corrected = printRepositoryUrl({ ...address, transport: wanted });
  const message = `The URL is for ${address.transport}, the connection type is ${type === 'Http' ? 'HTTP' : 'SSH'}; the verification will fail.`;
  return [
    warning(
      urlPointer,
      'SchemeMismatch',
      message,
      'Change the URL or authentication.type so that they agree.',
      corrected,
    ),
  ];
}

function warning(
  pointer: string,
  code: WarningCode,
  message: string,
  hint: string,
  corrected: string | null = null,
): Warning {
  return { pointer, code, message, hint, corrected };
}

function fieldProblem(pointer: string, { code, message, hint, corrected }: UrlProblem): Problem {
  return { pointer, code, message, hint: corrected === null ? hint : `${hint} Corrected: ${corrected}` };
}
