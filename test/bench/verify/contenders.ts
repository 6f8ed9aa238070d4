import { Agent, get, globalAgent } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { getPersonalAccessTokenHandler, WebApi } from 'azure-devops-node-api';
import { patFor } from '../../simulator/world/tokens.ts';
import { type Engine, makeEngine, type Question, type Report } from '../../system/engine/engine.ts';
import { inProcess, inShell, type Took } from './took.ts';

/** Where the far side is, and which of its repositories is meant. `ssh`: null where there is no SSH server. */
export type Place = {
  url: string;
  repository: string;
  certificateFile: string;
  ssh: { port: number; fingerprint: string; privateKey: string; keyFile: string; knownHostsFile: string } | null;
};

/** `run` gives null where the place has not what it needs. */
export type Contender = { name: string; run: (place: Place) => Promise<Took | null> };

const token = patFor('alive');

/** The least that any HTTPS client can do: two bytes. */
const bare = (agent: Agent | false) => (url: string) =>
  new Promise<void>((done, fail) => {
    get(`${url}/bare`, { agent }, (response) => response.resume().once('end', done)).once('error', fail);
  });

const floorCold: Contender = { name: 'bare GET, cold', run: ({ url }) => inProcess(() => bare(false)(url)) };

const floorWarm: Contender = {
  name: 'bare GET, warm',
  async run({ url }) {
    const agent = new Agent({ keepAlive: true });
    await bare(agent)(url);
    const took = await inProcess(() => bare(agent)(url));
    agent.destroy();
    return took;
  },
};

async function verified(engine: Engine, question: Question): Promise<Report> {
  const report = await engine.verify(question);
  if (report.verdict !== 'SUCCESS') throw new Error(JSON.stringify(report.checks, null, 2));
  return report;
}

async function measured(engine: Engine, question: Question): Promise<Took> {
  let read = 0;
  const took = await inProcess(async () => {
    read = Number((await verified(engine, question)).check('git').evidence['bytes']);
  });
  return { ...took, read };
}

/** `warm`: over the connections of a verification just before. */
function ours(name: string, { api, warm }: { api: boolean; warm: boolean }): Contender {
  return {
    name,
    async run({ url, repository }) {
      const engine = makeEngine({ azureDevOpsUrl: url });
      const place = `https://dev.azure.com/fabrikam/Fiber/_git/${repository}`;
      const question = { url: place, token, ...(api ? { apiToken: token } : {}) };
      if (warm) {
        await verified(engine, question);
        // The end of a list of refs arrives when its verification is over already.
        await sleep(20);
      }
      return measured(engine, question);
    },
  };
}

const oursOverSsh: Contender = {
  name: 'ours, SSH',
  async run({ url, repository, ssh }) {
    if (ssh === null) return null;
    const azureDevOpsSsh = `127.0.0.1:${ssh.port}`;
    const sshHostKeys = [{ place: azureDevOpsSsh, fingerprint: ssh.fingerprint }];
    const place = `git@ssh.dev.azure.com:v3/fabrikam/Fiber/${repository}`;
    const engine = makeEngine({ azureDevOpsUrl: url, azureDevOpsSsh, sshHostKeys });
    return measured(engine, { url: place, authenticationType: 'Ssh', privateKey: ssh.privateKey });
  },
};

/** With the usual advice for tokens of Azure DevOps, so that it need not be asked for them first. */
const lsRemote: Contender = {
  name: 'git ls-remote https://',
  run: ({ url, repository, certificateFile }) =>
    inShell(`git ls-remote ${url}/fabrikam/Fiber/_git/${repository}`, {
      GIT_SSL_CAINFO: certificateFile,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'http.extraHeader',
      GIT_CONFIG_VALUE_0: `Authorization: Basic ${Buffer.from(`:${token}`).toString('base64')}`,
    }),
};

const lsRemoteOverSsh: Contender = {
  name: 'git ls-remote ssh://',
  async run({ repository, ssh }) {
    if (ssh === null) return null;
    const options = ['IdentitiesOnly=yes', 'IdentityAgent=none', 'StrictHostKeyChecking=accept-new', 'LogLevel=ERROR'];
    const own = [...options, `UserKnownHostsFile=${ssh.knownHostsFile}`].map((option) => `-o ${option}`).join(' ');
    return inShell(`git ls-remote ssh://git@127.0.0.1:${ssh.port}/v3/fabrikam/Fiber/${repository}`, {
      GIT_SSH_COMMAND: `ssh -F none -i ${ssh.keyFile} ${own}`,
    });
  },
};

const nodeApi: Contender = {
  name: 'new WebApi().getRepository',
  run: ({ url, repository }) =>
    inProcess(async () => {
      const api = await new WebApi(`${url}/fabrikam`, getPersonalAccessTokenHandler(token)).getGitApi();
      const found = await api.getRepository(repository, 'Fiber');
      if (found?.name !== repository) throw new Error('azure-devops-node-api found another repository');
    }),
};

/** In the order in which they take turns. */
export const contenders = {
  floorCold,
  floorWarm,
  gitCold: ours('ours, Git alone, cold', { api: false, warm: false }),
  cold: ours('ours, with API access, cold', { api: true, warm: false }),
  warm: ours('ours, with API access, warm', { api: true, warm: true }),
  lsRemote,
  nodeApi,
  oursOverSsh,
  lsRemoteOverSsh,
} as const satisfies Record<string, Contender>;

export type ContenderName = keyof typeof contenders;
export const contenderNames = Object.keys(contenders) as ContenderName[];

/** Node's own agent keeps connections too; what one round leaves would be found by the next. */
globalAgent.options.keepAlive = false;
