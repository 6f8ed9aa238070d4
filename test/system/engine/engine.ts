import { runChecks } from '../../../shared/checks/plan.ts';
import { makeAzureDevOps } from '../../../shared/azure-devops/client.ts';
import { makeGit } from '../../../shared/git/git.ts';
import type { HostKeyPin } from '../../../shared/model/host-keys.ts';
import { parseRepositoryUrl, withTestRepository } from '../../../shared/model/repository-url.ts';
import { type Check, type CheckName, type Findings, verdictOf } from '../../../shared/model/verification.ts';
import { makeOutbound, type OutboundConfig } from '../../../shared/outbound.ts';

type Lookup = (hostname: string) => Promise<{ address: string; family: number }[]>;

export type Question = {
  url: string;
  urlType?: 'Project' | 'Repo';
  testRepository?: string;
  authenticationType?: 'Http' | 'Ssh';
  token?: string;
  username?: string;
  privateKey?: string;
  passphrase?: string | null;
  /** Absent: no API access. */
  apiToken?: string | null;
  decided?: Check[];
  deadlineMs?: number;
  signal?: AbortSignal;
};

export type Report = Findings & { verdict: string; check(name: CheckName): Check; names: CheckName[] };

export type Engine = { verify(question: Question): Promise<Report> };

/** The checks with the adapters that a deployment has; `config` is what its settings would say. */
export function makeEngine(
  { sshHostKeys = [], ...config }: Partial<OutboundConfig> & { sshHostKeys?: readonly HostKeyPin[] },
  lookup?: Lookup,
): Engine {
  const complete: OutboundConfig = {
    azureDevOpsUrl: 'https://dev.azure.com',
    // Nobody listens there: what has no SSH server of its own reaches none.
    azureDevOpsSsh: '127.0.0.1:9',
    allowedHosts: [],
    allowedNetworks: ['127.0.0.0/8', '::1/128'],
    caCertificates: null,
    httpsProxy: null,
    noProxy: [],
    localProfile: true,
    ...config,
  };
  const outbound = makeOutbound(complete, lookup === undefined ? {} : { lookup });
  const adapters = { outbound, azureDevOps: makeAzureDevOps(outbound), git: makeGit(outbound, sshHostKeys) };
  return {
    async verify({ url, urlType = 'Repo', authenticationType = 'Http', token = 'a-token', username = 'me', ...rest }) {
      const { apiToken, testRepository, privateKey = '', passphrase = null, decided = [], ...limits } = rest;
      const read = parseRepositoryUrl(url, complete);
      const parsed = read.ok && testRepository !== undefined ? withTestRepository(read.address, testRepository) : read;
      if (!parsed.ok) throw new Error(parsed.problem.message);
      const findings = await runChecks(
        {
          address: parsed.address,
          urlType,
          authenticationType,
          git:
            authenticationType === 'Ssh' ? { kind: 'ssh', privateKey, passphrase } : { kind: 'basic', username, token },
          api:
            apiToken === undefined
              ? 'absent'
              : apiToken === null
                ? null
                : { kind: 'basic', username: '', token: apiToken },
        },
        { ...adapters, decided, ...limits },
      );
      return toReport(findings);
    },
  };
}

function toReport(findings: Findings): Report {
  return {
    ...findings,
    verdict: verdictOf(findings.checks),
    names: findings.checks.map(({ name }) => name),
    check(name) {
      const found = findings.checks.find((check) => check.name === name);
      if (found === undefined) throw new Error(`There is no check ${name}`);
      return found;
    },
  };
}
