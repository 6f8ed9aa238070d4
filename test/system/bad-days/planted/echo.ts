import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen, shut } from '../../../../infra/local/loopback.ts';

/** What a request carried, in every way in which a server, or a proxy on the way, could say it back. */
type Said = { header: string; pair: string; token: string; sentence: string };

type Reply = { status: number; headers?: Record<string, string>; body?: string };

/** By organization: an Azure DevOps whose answers repeat the credential they were asked with. */
const replies: Record<string, (said: Said, git: boolean) => Reply> = {
  badrequest: (said) => refusal(400, said),
  unauthorized: (said) => refusal(401, said),
  forbidden: (said) => refusal(403, said),
  missing: (said) => refusal(404, said),
  broken: (said) => refusal(500, said),
  outage: (said) => ({ ...refusal(503, said), headers: { 'retry-after': '1', 'x-tfs-serviceerror': said.token } }),
  askstosignin: ({ sentence }) => ({ status: 203, headers: html, body: `<html><body>${sentence}</body></html>` }),
  redirect: ({ token }) => ({ status: 302, headers: { location: `https://example.com/?token=${token}` } }),
  behindaproxy: ({ sentence }) => ({ status: 200, headers: html, body: `<pre>${' '.repeat(1_900)}${sentence}</pre>` }),
  remoteerror: ({ sentence }) => advertisement([pkt(`ERR ${sentence}\n`)]),
  greeting: (said, git) => (git ? greetingOfGit(said) : greetingOfRest(said)),
};

export const organizations = Object.keys(replies);

export type Echo = { url: string; paths: string[]; close(): Promise<void> };

export async function startEcho(): Promise<Echo> {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url ?? '');
    answer(request, response);
  });
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}`, paths, close: () => shut(server) };
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const url = request.url ?? '/';
  const header = request.headers.authorization ?? '';
  const pair = Buffer.from(header.replace(/^Basic /, ''), 'base64').toString();
  const token = pair.slice(pair.indexOf(':') + 1);
  const sentence = `You sent ${token}, ${pair}, ${encodeURIComponent(pair)}, Authorization: ${header}.`;
  const reply = replies[url.split('/')[1] ?? ''] ?? replies['missing'];
  const {
    status,
    headers,
    body = '',
  } = reply?.({ header, pair, token, sentence }, url.includes('/info/refs')) ?? {
    status: 500,
  };
  response.writeHead(status, { ...headers, activityid: token, server: token });
  response.end(body);
}

const html = { 'content-type': 'text/html' };

function refusal(status: number, { token, pair, sentence }: Said): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', 'www-authenticate': `Basic realm="${pair}"` },
    body: JSON.stringify({ message: sentence, typeKey: token, typeName: sentence, errorCode: 0 }),
  };
}

function pkt(line: string): string {
  return `${(line.length + 4).toString(16).padStart(4, '0')}${line}`;
}

function advertisement(lines: string[]): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'application/x-git-upload-pack-advertisement' },
    body: `${pkt('# service=git-upload-pack\n')}0000${lines.join('')}0000`,
  };
}

/** Somebody named the default branch after the token. */
function greetingOfGit({ token }: Said): Reply {
  const commit = 'a'.repeat(40);
  const branch = `refs/heads/${token}`;
  return advertisement([
    pkt(`${commit} HEAD\0symref=HEAD:${branch} agent=git/${token}\n`),
    pkt(`${commit} ${branch}\n`),
  ]);
}

/** And the user, the project and the repository. */
function greetingOfRest({ token }: Said): Reply {
  const id = '01234567-89ab-cdef-0123-456789abcdef';
  const body = {
    authenticatedUser: { id, providerDisplayName: token, subjectDescriptor: `aad.${token}` },
    id,
    name: token,
    defaultBranch: `refs/heads/${token}`,
    project: { id, name: token },
    capabilities: { versioncontrol: { gitEnabled: 'True', tfvcEnabled: 'False' } },
  };
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
