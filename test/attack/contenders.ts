import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { makeEngine } from '../system/engine/engine.ts';

/** What a way to check a connection makes of a server: `success` where it finds nothing wrong. */
export type Contender = {
  name: string;
  /** What it asks for: the refs by Git, or one thing of the API. */
  asks: readonly ('refs' | 'identity' | 'project' | 'repository')[];
  /** `server` stands in place of https://dev.azure.com. Says in a few words why it is no success. */
  check: (server: string, token: string, deadlineMs: number) => Promise<{ success: boolean; said: string }>;
};

const path = 'fabrikam/Fiber/_git/web';

const ours: Contender = {
  name: 'this service',
  asks: ['refs', 'identity', 'project', 'repository'],
  async check(server, token, deadlineMs) {
    const engine = makeEngine({ azureDevOpsUrl: server });
    const url = `https://dev.azure.com/${path}`;
    const { verdict, checks } = await engine.verify({ url, token, apiToken: token, deadlineMs });
    const told = checks.find(({ required, outcome }) => required && outcome !== 'PASSED')?.reason;
    // PARTIAL would mean that something was proven.
    return { success: verdict === 'SUCCESS' || verdict === 'PARTIAL', said: told ?? verdict };
  },
};

/** With the usual advice for tokens of Azure DevOps; all else is its default. */
const git: Contender = {
  name: 'git ls-remote',
  asks: ['refs'],
  async check(server, token) {
    const header = `http.extraHeader=Authorization: Basic ${Buffer.from(`:${token}`).toString('base64')}`;
    const child = spawn('git', ['-c', header, 'ls-remote', `${server}/${path}`], {
      env: { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr.on('data', (piece: Buffer) => (complaint += piece.toString()));
    const [code] = await once(child, 'close');
    return { success: code === 0, said: complaint.split('\n')[0] ?? '' };
  },
};

const isomorphicGit: Contender = {
  name: 'isomorphic-git',
  asks: ['refs'],
  async check(server, token) {
    const { getRemoteInfo } = await import('isomorphic-git');
    const { default: http } = await import('isomorphic-git/http/node');
    const authorization = `Basic ${Buffer.from(`:${token}`).toString('base64')}`;
    return ended(getRemoteInfo({ http, url: `${server}/${path}`, headers: { Authorization: authorization } }));
  },
};

const nodeApi: Contender = {
  name: 'azure-devops-node-api',
  asks: ['repository'],
  async check(server, token) {
    const { WebApi, getPersonalAccessTokenHandler } = await import('azure-devops-node-api');
    const api = new WebApi(`${server}/fabrikam`, getPersonalAccessTokenHandler(token));
    return ended(api.getGitApi().then((found) => found.getRepository('web', 'Fiber')));
  },
};

export const contenders: readonly Contender[] = [ours, git, isomorphicGit, nodeApi];

async function ended(work: Promise<unknown>): Promise<{ success: boolean; said: string }> {
  try {
    const value = await work;
    return { success: true, said: value === null ? 'null, and no error' : 'an answer' };
  } catch (error) {
    return { success: false, said: String(error).slice(0, 80) };
  }
}
