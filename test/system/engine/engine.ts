import { runChecks } from '../../../shared/checks/plan.ts';
import { makeAzureDevOps } from '../../../shared/azure-devops/client.ts';
import { makeGit } from '../../../shared/git/git.ts';
import { parseRepositoryUrl } from '../../../shared/model/repository-url.ts';
import { type Check, type CheckName, type Findings, verdictOf } from '../../../shared/model/verification.ts';
import { makeOutbound, type OutboundConfig } from '../../../shared/outbound.ts';

type Lookup = (hostname: string) => Promise<{ address: string; family: number }[]>;

export type Question = {
  url: string;
  urlType?: 'Project' | 'Repo';
  authenticationType?: 'Http' | 'Ssh';
  token?: string;
  username?: string;
  /** Absent: no API access. */
  apiToken?: string | null;
  decided?: Check[];
  deadlineMs?: number;
  signal?: AbortSignal;
};

export type Report = Findings & { verdict: string; check(name: CheckName): Check; names: CheckName[] };

export type Engine = { verify(question: Question): Promise<Report> };

/** The checks with the adapters that a deployment has; `config` is what its settings would say. */
export function makeEngine(config: Partial<OutboundConfig>, lookup?: Lookup): Engine {
  const complete: OutboundConfig = {
    azureDevOpsUrl: 'https://dev.azure.com',
    azureDevOpsSsh: 'ssh.dev.azure.com:22',
    allowedHosts: [],
    allowedNetworks: ['127.0.0.0/8', '::1/128'],
    caCertificates: null,
    httpsProxy: null,
    noProxy: [],
    localProfile: true,
    ...config,
  };
  const outbound = makeOutbound(complete, lookup === undefined ? {} : { lookup });
  const adapters = { outbound, azureDevOps: makeAzureDevOps(outbound), git: makeGit(outbound) };
  return {
    async verify({ url, urlType = 'Repo', authenticationType = 'Http', token = 'a-token', username = 'me', ...rest }) {
      const { apiToken, decided = [], ...limits } = rest;
      const parsed = parseRepositoryUrl(url, complete);
      if (!parsed.ok) throw new Error(parsed.problem.message);
      const findings = await runChecks(
        {
          address: parsed.address,
          urlType,
          authenticationType,
          git:
            authenticationType === 'Ssh'
              ? { kind: 'ssh', privateKey: '', passphrase: null }
              : { kind: 'basic', username, token },
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
