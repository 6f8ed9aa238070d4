import { type ConnectorRequest, readConnectorRequest } from '../../../shared/model/connector-request.ts';
import type { Scope } from '../../../shared/model/scope.ts';

export const inProject: Scope = { account: 'acme', org: 'retail', project: 'shop' };
export const inOrg: Scope = { account: 'acme', org: 'retail', project: null };
export const inAccount: Scope = { account: 'acme', org: null, project: null };

const http = {
  name: 'Azure Repos',
  identifier: 'azure_repos',
  type: 'AzureRepo',
  spec: {
    url: 'https://dev.azure.com/mycomp/myproject/_git/myrepo',
    type: 'Repo',
    authentication: {
      type: 'Http',
      spec: { type: 'UsernameToken', spec: { username: 'johnsmith', tokenRef: 'account.pat' } },
    },
    apiAccess: { type: 'Token', spec: { tokenRef: 'account.pat' } },
  },
};

export const overHttp: object = http;

export const overSsh: object = {
  ...http,
  spec: {
    url: 'git@ssh.dev.azure.com:v3/mycomp/myproject/myrepo',
    type: 'Repo',
    authentication: { type: 'Ssh', spec: { sshKeyRef: 'account.key' } },
  },
};

export const credentials = '/spec/authentication/spec/spec';

/** A copy of a definition with another value at a JSON pointer; `undefined` takes the field out. */
export function changed(definition: object, pointer: string, value: unknown): object {
  const copy = structuredClone(definition) as Record<string, unknown>;
  const parts = pointer.split('/').slice(1);
  const last = parts.pop() ?? '';
  let place = copy;
  for (const part of parts) place = place[part] as Record<string, unknown>;
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
}

export function read(connector: unknown, given: { scope?: Scope; secrets?: unknown; identifier?: string } = {}) {
  const { scope = inProject, secrets, identifier = null } = given;
  return readConnectorRequest({ connector, ...(secrets === undefined ? {} : { secrets }) }, scope, identifier);
}

/** Where and what, which is what a program reads. */
export function told({ problems }: Pick<ConnectorRequest, 'problems'>): string[] {
  return problems.map(({ pointer, code }) => `${code} ${pointer}`);
}
