import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { patFor } from '../../simulator/world/tokens.ts';
import { type Service, startService } from '../start-service.ts';
import { type Echo, organizations, startEcho } from './planted/echo.ts';
import { piecesOf, traceIn, tracesOf } from './planted/traces.ts';
import { readStored, untilAtRest } from './state.ts';

const passphrase = 'correct-horse-canary-staple';
const privateKey = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase },
}).privateKey;

/** What is planted, and what gives it away. */
const canaries = {
  'a token of 84 characters': patFor('planted, new form'),
  'a token of 52 characters': patFor('planted, old form', 52),
  'the token that replaced it': patFor('planted, second value'),
  'a user name': 'build-agent-canary-7f3c',
  'a passphrase': passphrase,
  'a private key': privateKey.split('\n').slice(1, -2).join('\n'),
};
type Canary = keyof typeof canaries;
const names = Object.keys(canaries) as Canary[];
const traces = Object.fromEntries(
  names.map((name) => [name, tracesOf(canaries[name], name === 'a private key' ? 4 : 1)]),
);

const token = canaries['a token of 84 characters'];
const oldToken = canaries['a token of 52 characters'];
const secondToken = canaries['the token that replaced it'];

let echo: Echo;
let service: Service;
/** Every answer, with its headers. */
const answers: string[] = [];
let vaultBefore: string[];
const failures: number[] = [];

beforeAll(async () => {
  echo = await startEcho();
  service = await startService({
    settings: {
      AZURE_DEVOPS_URL: echo.url,
      AzureFunctionsJobHost__extensions__queues__maxPollingInterval: '00:00:00.100',
    },
  });
  await storeAndVerify();
  await sendToWrongPlaces();
  await failInside();
  await dieInside();
  await readEverything();
  await untilAtRest(service);
  vaultBefore = Object.values(await service.vaultSecrets());
  await replaceAndDelete();
  await untilAtRest(service);
}, 120_000);
afterAll(async () => {
  await service.close();
  await echo.close();
});

const scope = 'accountIdentifier=planted';

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await service.request(method, `/api/v1/${path}?${scope}`, body, headers);
  answers.push(`${answer.status} ${JSON.stringify([...answer.headers])} ${JSON.stringify(answer.body)}`);
  return answer;
}

function definition(identifier: string, organization: string, more: Record<string, unknown> = {}) {
  return {
    name: identifier,
    identifier,
    type: 'AzureRepo',
    spec: {
      url: `https://dev.azure.com/${organization}/Fiber/_git/web`,
      type: 'Repo',
      authentication: {
        type: 'Http',
        spec: { type: 'UsernameToken', spec: { usernameRef: 'account.user', tokenRef: 'account.pat' } },
      },
      apiAccess: { type: 'Token', spec: { tokenRef: 'account.pat' } },
      ...more,
    },
  };
}

const wait = { Prefer: 'wait=20' };

/** Stores every canary, and verifies against every server that says back what it was told. */
async function storeAndVerify() {
  await ask('PUT', 'secrets/user', { kind: 'EncryptedText', value: canaries['a user name'] });
  await ask('PUT', 'secrets/pat', { kind: 'EncryptedText', value: token });
  await ask('PUT', 'secrets/key', { kind: 'SSHKey', privateKey, passphrase });
  // One after the other: all of them at once would stand in line for what one token may ask at a time, and time out there.
  for (const name of organizations) {
    // It asks to wait, again and again.
    const patience = name === 'outage' ? {} : wait;
    await ask('PUT', `connectors/${name}`, { connector: definition(name, name) }, patience);
  }
  const inline = {
    connector: definition('inline', 'forbidden', {
      apiAccess: { type: 'Token', spec: { tokenRef: 'account.inline' } },
    }),
  };
  await ask('PUT', 'connectors/inline', {
    ...inline,
    secrets: { 'account.inline': { kind: 'EncryptedText', value: oldToken } },
  });
  const ssh = definition('ssh', 'unauthorized', {
    url: 'git@ssh.dev.azure.com:v3/unauthorized/Fiber/web',
    authentication: { type: 'Ssh', spec: { sshKeyRef: 'account.key' } },
  });
  await ask('PUT', 'connectors/ssh', { connector: ssh }, wait);
  await ask('POST', 'connectors/ssh/verifications', undefined, wait);
}

function credentials(spec: object) {
  return { authentication: { type: 'Http', spec: { type: 'UsernameToken', spec } } };
}

/** What people paste where it does not belong. */
async function sendToWrongPlaces() {
  const put = (spec: Record<string, unknown>, more: object = {}) =>
    ask('PUT', 'connectors/wrong', { connector: { ...definition('wrong', 'missing', spec), ...more } });
  await put({ url: `https://ci:${token}@dev.azure.com/missing/Fiber/_git/web` });
  await put({ url: `https://${token}@dev.azure.com/missing/Fiber/_git/web` });
  await put({ url: `https://dev.azure.com/missing/Fiber/_git/web?token=${token}` });
  await put({ url: `https://dev.azure.com/missing/${oldToken}/_git/web` });
  await put({ url: token });
  await put({
    token,
    authentication: { type: 'Http', password: token, spec: definition('', '').spec.authentication.spec },
  });
  await put({}, { pat: token, identifier: token });
  await put({}, { orgIdentifier: token });
  await put({ type: token, validationRepo: [token], executeOnDelegate: token });
  await put(credentials({ username: 'ci', tokenRef: token }));
  await put(credentials({ username: 'ci', tokenRef: `account.${token}` }));
  await put(credentials({ username: token, tokenRef: 'account.pat' }));
  await put(credentials({ username: `ci:${token}`, tokenRef: 'account.pat' }));
  const connector = definition('wrong', 'missing');
  await ask('PUT', 'connectors/wrong', { connector, secrets: { 'account.pat': token } });
  await ask('PUT', 'connectors/wrong', { connector, secrets: { 'account.pat': { kind: token, value: [token] } } });
  await ask('PUT', 'connectors/wrong', { connector, secrets: token });
  await ask('PUT', 'secrets/wrong', { kind: 'EncryptedText', value: `${token}\n` });
  await ask('PUT', 'secrets/wrong', { kind: 'EncryptedText', value: { token } });
  await ask('PUT', 'secrets/wrong', { kind: 'SSHKey', privateKey: token, passphrase });
  await ask('PUT', 'secrets/wrong', { kind: 'SSHKey', privateKey: privateKey.slice(0, -40), passphrase });
  await ask('PUT', 'secrets/wrong', { kind: 'SSHKey', privateKey, passphrase: `${passphrase}?` });
  await ask('PUT', 'secrets/wrong', token);
  await ask('PUT', 'secrets/wrong', `{"kind": "EncryptedText", "value": "${token}`);
  await ask('PUT', 'secrets/wrong', `kind: EncryptedText\nvalue: "${token}\n  ${token}: [`);
  for (const path of [`secrets/${token}`, `connectors/${token}`, `connectors/greeting/verifications/${token}`, token]) {
    await ask('GET', path);
  }
  await ask('PUT', `secrets/${token}`, { kind: 'EncryptedText', value: 'anything' });
  await ask('GET', 'connectors/greeting', undefined, { 'If-None-Match': token, Authorization: `Basic ${token}` });
  await ask('PUT', 'connectors/wrong', { connector }, { 'If-Match': `"${token}"`, Cookie: `session=${token}` });
}

function badRequest(message: string) {
  const error = { code: 'BadParameter', message, innererror: { code: message } };
  return { status: 400, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ error }) };
}

/** Errors of ours: the vault and the tables refuse, and say what they were sent. */
async function failInside() {
  for (const [identifier, body] of [
    ['failing', { kind: 'EncryptedText', value: secondToken }],
    ['failing_user', { kind: 'EncryptedText', value: canaries['a user name'] }],
    ['failing_key', { kind: 'SSHKey', passphrase, privateKey }],
  ] as const) {
    const said = `not acceptable: ${JSON.stringify(body)}`;
    service.wire.on({ service: 'vault', method: 'PUT' }, { answer: badRequest(said) });
    failures.push((await ask('PUT', `secrets/${identifier}`, body)).status);
    // The call's own, which opens its change: what runs in the background writes too.
    service.wire.on({ service: 'table', path: '/$batch', body: /OPEN/ }, { answer: badRequest('not acceptable') });
    failures.push((await ask('PUT', `secrets/${identifier}`, body)).status);
  }
}

async function dieInside() {
  const crashed = service.crash('after', { service: 'vault', method: 'PUT', body: new RegExp(secondToken) });
  await ask('PUT', 'secrets/dying', { kind: 'EncryptedText', value: secondToken }).catch(() => undefined);
  await crashed;
  await service.restart();
}

async function readEverything() {
  for (const path of ['secrets', 'secrets/pat', 'secrets/user', 'secrets/key', 'connectors']) await ask('GET', path);
  for (const name of [...organizations, 'inline', 'ssh']) {
    await ask('GET', `connectors/${name}`);
    await ask('GET', `connectors/${name}/verifications`);
  }
}

async function replaceAndDelete() {
  await ask('PUT', 'secrets/pat', { kind: 'EncryptedText', value: 'a value that is harmless' });
  await ask('PUT', 'secrets/user', { kind: 'EncryptedText', value: 'ci' });
  for (const name of ['inline', 'ssh']) await ask('DELETE', `connectors/${name}`);
  for (const name of ['inline', 'key', 'wrong']) await ask('DELETE', `secrets/${name}`);
}

describe('The tests have teeth', () => {
  test('every canary was stored, every server was asked, and what had to fail did', () => {
    for (const name of names.filter((name) => name !== 'the token that replaced it')) {
      const last = canaries[name].slice(-12);
      expect(
        vaultBefore.some((value) => value.includes(last) || value.includes(JSON.stringify(last).slice(1, -1))),
      ).toBe(true);
    }
    const asked = new Set(echo.paths.map((path) => path.split('/')[1]));
    expect(organizations.filter((name) => !asked.has(name))).toEqual([]);
    expect(failures).toEqual([503, 500, 503, 500, 503, 500]);
  });

  test.each([
    ['as it is', token],
    ['as Basic credentials', Buffer.from(`ci:${token}`).toString('base64')],
    ['in pieces', token.match(/.{1,20}/g)?.join(' ') ?? ''],
    ['in JSON in base64', Buffer.from(JSON.stringify({ token })).toString('base64')],
  ])('a token is found %s', (_, text) => {
    expect(traceIn(`before ${text} after`, traces['a token of 84 characters'] ?? [])).not.toBeNull();
  });
});

describe.each(names)('Of %s', (name) => {
  const found = (text: string) => traceIn(text, traces[name] ?? []);

  test('no line of the log holds a trace', () => {
    expect(found(service.output())).toBeNull();
  });

  test('no row holds a trace', async () => {
    expect(found(JSON.stringify((await readStored(service)).rows))).toBeNull();
  });

  test('no answer holds a trace, in its body or its headers', () => {
    expect(answers.map(found).filter((trace) => trace !== null)).toEqual([]);
  });

  test('no address that was asked holds a trace', () => {
    expect(found(echo.paths.join('\n'))).toBeNull();
    expect(
      found(service.wire.operations.map(({ path, changes }) => `${path} ${changes.join(' ')}`).join('\n')),
    ).toBeNull();
  });

  test('nothing that went to or came from tables and queues holds a trace', () => {
    // The wire knows the notations by itself. One piece of each line of a key is enough.
    const pieces = piecesOf(canaries[name], name === 'a private key' ? 64 : 12);
    const carriers = pieces.flatMap((piece) => service.wire.carrying(piece));
    expect(carriers.filter(({ service }) => service !== 'vault')).toEqual([]);
  });

  test('it can no longer be read in the vault when it was replaced or deleted', async () => {
    expect(found(JSON.stringify(await service.vaultSecrets()))).toBeNull();
  });
});
