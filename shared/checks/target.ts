import { printRepositoryUrl } from '../model/repository-url.ts';
import { finding, type CheckDefinition } from './check.ts';

/** What the definition itself says, without asking anybody. */
export const target: CheckDefinition = {
  name: 'target',
  required: true,
  needs: () => [],
  applies: () => true,
  async run({ task: { address, urlType, authenticationType } }) {
    if (address.kind === 'tfvc' && authenticationType === 'Ssh') return finding('TfvcOverSsh');
    const agreed = authenticationType === 'Http' ? 'https' : 'ssh';
    if (address.transport !== agreed) {
      const correctedUrl = printRepositoryUrl({ ...address, transport: agreed });
      const authentication = authenticationType === 'Http' ? 'HTTP' : 'SSH';
      const blanks = { scheme: address.transport, authentication, correctedUrl };
      return finding('SchemeMismatch', { blanks });
    }
    if (urlType === 'Repo' && address.repository === null && address.kind !== 'tfvc') {
      return finding('RepositoryMissingInUrl');
    }
    const evidence = { organization: address.organization, project: address.project, repository: address.repository };
    return { outcome: 'PASSED', message: 'The URL and the settings agree.', evidence };
  },
};
