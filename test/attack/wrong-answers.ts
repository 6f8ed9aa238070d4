import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { advertisement, advertisementType, commit, head, packet } from '../system/engine/advertise.ts';
import { goodAnswer, goodIdentity, goodProject, goodRepository } from './good-answers.ts';

/** One answer that must not be taken for a success. `at`: which question gets it; all others are answered well. */
export type WrongAnswer = {
  name: string;
  at: 'every question' | 'identity' | 'project' | 'repository';
  listener: RequestListener;
};

const html = { 'content-type': 'text/html; charset=utf-8' };
const json = { 'content-type': 'application/json; charset=utf-8' };
const refs = { 'content-type': advertisementType };
const azure = { 'x-tfs-processid': '9f1ac2b6-4f4e-4d6e-8f0a-5b8f4a6a0c11' };
const service = packet('# service=git-upload-pack\n');
const firstRef = (text: string) => `${service}0000${packet(text)}0000`;
const signIn = '<html><head><title>Azure DevOps Services | Sign In</title></head></html>';
const loggedIn = JSON.stringify({ status: 'ok', success: true, message: 'connected' });

function every(name: string, status: number, headers: Record<string, string | string[]>, body: string | Buffer = '') {
  const listener: RequestListener = (_, response) => void response.writeHead(status, headers).end(body);
  return { name, at: 'every question', listener } satisfies WrongAnswer;
}

const paths = {
  identity: /connectionData/,
  project: /_apis\/projects/,
  repository: /repositories\/web/,
};

/** Everything is well but one answer of the API. */
function one(name: string, at: keyof typeof paths, body: unknown, raw = false): WrongAnswer {
  const text = raw ? String(body) : JSON.stringify(body);
  const listener: RequestListener = (request, response) =>
    paths[at].test(request.url ?? '') ? void response.writeHead(200, json).end(text) : goodAnswer(request, response);
  return { name, at, listener };
}

const statuses = [201, 202, 205, 206, 208, 226].map((status) =>
  every(`${status} with the refs of a repository`, status, refs, status === 205 ? '' : advertisement),
);
const refusals = [
  400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 413, 415, 418, 421, 425, 428, 429, 431, 451, 500, 501,
  502, 503, 504, 507, 511, 599,
].map((status) => every(`${status} with a cheerful body`, status, json, loggedIn));
const redirects = [300, 301, 302, 303, 304, 307, 308].map((status) =>
  every(`${status} without a place to go`, status, html, ''),
);

const pages = [
  every('203 with the sign-in page', 203, html, signIn),
  every('203 that calls itself refs', 203, refs, advertisement),
  every('200 with the sign-in page', 200, html, signIn),
  every('200 with the sign-in page of Azure DevOps, by its headers', 200, { ...html, ...azure }, '<p>hello</p>'),
  every('200 with the page of a proxy', 200, html, '<h1>Welcome to the guest network</h1>'),
  every('200 with a page in upper-case type', 200, { 'content-type': 'TEXT/HTML' }, '<h1>Hello</h1>'),
  every('200 with a page that calls itself JSON', 200, json, signIn),
  every('200 with a page that calls itself refs', 200, refs, signIn),
  every('204', 204, {}),
  every('200 with nothing', 200, {}),
  every('200 with nothing, as JSON', 200, json),
  every('200 with nothing, as refs', 200, refs),
  every('200 with plain text', 200, { 'content-type': 'text/plain' }, 'OK'),
  every('200 with XML', 200, { 'content-type': 'application/xml' }, '<ok/>'),
  every('200 with the JSON null', 200, json, 'null'),
  every('200 with an empty JSON object', 200, json, '{}'),
  every('200 with an empty JSON list', 200, json, '[]'),
  every('200 with a JSON text', 200, json, '"ok"'),
  every('200 with JSON of another service', 200, json, loggedIn),
  every(
    '200 with an error in JSON',
    200,
    json,
    '{"$id":"1","message":"TF401019","typeKey":"GitRepositoryNotFoundException"}',
  ),
  every('401 with every challenge', 401, { 'www-authenticate': ['Bearer', 'Basic realm="x"', 'TFS-Federated'] }),
  every('401 with NTLM and Negotiate', 401, { 'www-authenticate': ['Negotiate', 'NTLM'] }),
  every('403 with the page of a firewall', 403, html, '<h1>Blocked by policy</h1>'),
  every('302 to a sign-in page', 302, { location: 'https://spsprodcus5.vssps.visualstudio.com/_signin?realm=x' }),
];

const advertisements = [
  every('refs of git-receive-pack', 200, refs, advertisement.replace(service, packet('# service=git-receive-pack\n'))),
  every('refs without a service', 200, refs, head.slice(service.length + 4)),
  every('refs with a service and no end of it', 200, refs, service),
  every('refs whose first has no capabilities', 200, refs, firstRef(`${commit} HEAD\n`)),
  every('refs with a short commit', 200, refs, firstRef(`${commit.slice(0, 12)} HEAD\0multi_ack\n`)),
  every('refs whose commit is no number', 200, refs, firstRef(`${'z'.repeat(40)} HEAD\0multi_ack\n`)),
  every('refs with a name that moves the cursor', 200, refs, firstRef(`${commit} refs/heads/\u001B[2J\0multi_ack\n`)),
  every('refs that claim to be none, with a commit', 200, refs, firstRef(`${commit} capabilities^{}\0multi_ack\n`)),
  every('refs with a line of length zzzz', 200, refs, `${service}0000zzzz`),
  every('refs with a line of length 0003', 200, refs, `${service}00000003`),
  every('refs with a negative length', 200, refs, `${service}0000-001`),
  every('refs that end in the middle of a line', 200, refs, head.slice(0, -9)),
  every('refs that end before their end', 200, refs, head),
  every('an error packet', 200, refs, `${service}0000${packet('ERR TF401019: no such repository')}`),
  every('refs of protocol 2', 200, refs, `${service}0000${packet('version 2\n')}${packet('ls-refs\n')}0000`),
  every(
    'refs as plain text, of the dumb protocol',
    200,
    { 'content-type': 'text/plain' },
    `${commit}\trefs/heads/main\n`,
  ),
  every('refs under another type', 200, { 'content-type': 'application/octet-stream' }, advertisement),
  every('refs packed twice', 200, { ...refs, 'content-encoding': 'gzip, gzip' }, gzipSync(gzipSync(advertisement))),
  every('refs packed in a way nobody asked for', 200, { ...refs, 'content-encoding': 'zstd' }, advertisement),
  every('what says gzip and is none', 200, { ...refs, 'content-encoding': 'gzip' }, advertisement),
];

const broken: WrongAnswer[] = [
  { name: 'a connection closed at once', at: 'every question', listener: ({ socket }) => socket.destroy() },
  {
    name: 'a connection closed behind the headers',
    at: 'every question',
    listener: ({ socket }, response) => {
      response.writeHead(200, { ...refs, 'content-length': '100' }).flushHeaders();
      socket.end();
    },
  },
  {
    name: 'an answer that is not HTTP',
    at: 'every question',
    listener: ({ socket }) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
  },
  {
    name: 'headers without end',
    at: 'every question',
    listener: ({ socket }) => socket.end(`HTTP/1.1 200 OK\r\n${'x-filler: 0123456789\r\n'.repeat(4_000)}\r\n`),
  },
];

const answers = [
  one('an identity that is nobody', 'identity', {
    authenticatedUser: { ...goodIdentity.authenticatedUser, id: 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa' },
  }),
  one('an identity without an id', 'identity', { authenticatedUser: {} }),
  one('no identity', 'identity', null),
  one('an identity that breaks off', 'identity', '{"authenticatedUser":{"id":"1', true),
  one('a project that is a list', 'project', [goodProject]),
  one('a project without a name', 'project', { id: goodProject.id }),
  one('a project of TFVC', 'project', {
    ...goodProject,
    capabilities: { versioncontrol: { sourceControlType: 'Tfvc', gitEnabled: 'False' } },
  }),
  one('a repository of another project', 'repository', {
    ...goodRepository,
    project: { id: '00000000-1111-2222-3333-444444444444', name: 'Other' },
  }),
  one('a repository of another organization', 'repository', {
    ...goodRepository,
    url: 'https://dev.azure.com/contoso/_apis/git/repositories/web',
  }),
  one('a disabled repository', 'repository', { ...goodRepository, isDisabled: true }),
  one('a repository without an id', 'repository', { ...goodRepository, id: undefined }),
  one('a list in place of a repository', 'repository', { count: 1, value: [goodRepository] }),
  one('no repository', 'repository', null),
];

export const wrongAnswers: readonly WrongAnswer[] = [
  ...statuses,
  ...refusals,
  ...redirects,
  ...pages,
  ...advertisements,
  ...broken,
  ...answers,
];
