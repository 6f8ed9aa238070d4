import { afterEach, describe, expect, test } from 'vitest';
import type { Connection, ServerChannel } from 'ssh2';
import { head } from './advertise.ts';
import { makeEngine, type Question } from './engine.ts';
import { closed, closeServers, startTcp, type TestServer } from './server.ts';
import { privateKey, type SshScript, type SshServer, sshAdvertisement, startSsh } from './ssh-server.ts';

afterEach(closeServers);

const asked: Question = {
  url: 'git@ssh.dev.azure.com:v3/fabrikam/Fiber/web',
  authenticationType: 'Ssh',
  privateKey,
};

async function verify(server: TestServer | SshServer, more: Partial<Question> = {}) {
  const settings = 'settings' in server ? server.settings : { azureDevOpsSsh: `127.0.0.1:${server.port}` };
  const report = await makeEngine(settings).verify({ ...asked, ...more });
  for (const socket of server.sockets) await closed(socket);
  return report;
}

describe('Host keys', () => {
  test('trap 93, ATK-150: another one than is pinned is a hard stop, and nobody was told who we are', async () => {
    const ssh = await startSsh();
    const fingerprint = `SHA256:${'A'.repeat(43)}`;
    const place = ssh.settings.azureDevOpsSsh;
    const engine = makeEngine({ ...ssh.settings, sshHostKeys: [{ place, fingerprint }] });
    const report = await engine.verify(asked);
    const { message, hint } = report.check('hostKey');
    expect(report.verdict).toBe('FAILURE');
    expect(report.check('hostKey')).toMatchObject({ outcome: 'FAILED', reason: 'HostKeyMismatch' });
    expect(message).toContain(ssh.fingerprint);
    expect(message).toContain(fingerprint);
    expect(hint).toContain(`${place}=${ssh.fingerprint}`);
    expect(report.check('git')).toMatchObject({ outcome: 'SKIPPED', reason: 'DependsOnFailedCheck' });
    expect([ssh.logins, ssh.commands]).toEqual([[], []]);
  });

  test('ATK-151: the first one that is seen is not trusted', async () => {
    const ssh = await startSsh();
    const engine = makeEngine({ ...ssh.settings, sshHostKeys: [] });
    for (const _ of [1, 2]) {
      const report = await engine.verify(asked);
      expect(report.check('hostKey')).toMatchObject({ outcome: 'FAILED', reason: 'HostKeyUnknown' });
      expect(report.check('hostKey').message).toContain(ssh.fingerprint);
    }
    expect(ssh.logins).toEqual([]);
  });

  test('A pin for another port of the host is none', async () => {
    const ssh = await startSsh();
    const pins = [{ place: '127.0.0.1:22', fingerprint: ssh.fingerprint }];
    const report = await makeEngine({ ...ssh.settings, sshHostKeys: pins }).verify(asked);
    expect(report.check('hostKey').reason).toBe('HostKeyUnknown');
  });
});

describe('Algorithms', () => {
  test.each<[string, SshScript['algorithms'], string]>([
    ['host key signed with SHA-1', { serverHostKey: ['ssh-rsa'] }, 'algorithm of the host key'],
    ['key exchange with SHA-1', { kex: ['diffie-hellman-group14-sha1'] }, 'key exchange'],
    ['ATK-153: ChaCha20', { cipher: ['chacha20-poly1305@openssh.com'] }, 'cipher'],
    ['ATK-153: CBC', { cipher: ['aes128-cbc'], hmac: ['hmac-sha2-256-etm@openssh.com'] }, 'cipher'],
    ['MD5', { cipher: ['aes128-ctr'], hmac: ['hmac-md5'] }, 'message authentication code'],
  ])('%s alone is not accepted', async (_, algorithms = {}, what) => {
    const report = await verify(await startSsh({ algorithms }));
    expect(report.check('hostKey')).toMatchObject({ outcome: 'FAILED', reason: 'SshAlgorithmsOutdated' });
    expect(report.check('hostKey').message).toContain(what);
  });

  test('ATK-153: a packet before the strict key exchange ends it', async () => {
    const report = await verify(await startTcp((socket) => socket.write(truncatable())));
    expect(report.check('hostKey')).toMatchObject({ outcome: 'FAILED', reason: 'SshFailed' });
    expect(report.check('hostKey').message).toContain('strict KEX');
  });
});

describe('What is no SSH server', () => {
  test.each([
    ['a web server', 'HTTP/1.1 400 Bad Request\r\n\r\n', 'HTTP/1.1 400 Bad Request'],
    ['a server of the first version', 'SSH-1.5-old\r\n', ''],
    ['noise', '\0\x01\x02\x03 noise', 'noise'],
  ])('%s is SshFailed and shown', async (_, words, shown) => {
    const report = await verify(await startTcp((socket) => socket.end(words)));
    expect(report.check('hostKey')).toMatchObject({ outcome: 'FAILED', reason: 'SshFailed' });
    expect(report.check('hostKey').message).toContain(shown);
  });

  test('lines without end before the greeting are read up to the limit', async () => {
    const server = await startTcp((socket) => pour(socket, Buffer.from(`${'x'.repeat(70)}\r\n`.repeat(500))));
    const report = await verify(server);
    expect(['AnswerTooLarge', 'SshFailed']).toContain(report.check('hostKey').reason);
    expect(server.sockets[0]?.bytesWritten).toBeLessThan(8_000_000);
  });
});

describe('ATK-155: a server that takes any login and any command', () => {
  test.each<[string, (channel: ServerChannel) => void, string]>([
    ['is silent and ends well', (channel) => end(channel), 'GitAnswerMalformed'],
    ['prints a page', (channel) => end(channel, 'Welcome to the shell\n'), 'GitAnswerMalformed'],
    [
      'has no capabilities',
      (channel) => end(channel, `003f${'a'.repeat(40)} refs/heads/main\n0000`),
      'GitAnswerMalformed',
    ],
    ['answers as over https', (channel) => end(channel, `${head}0000`), 'GitAnswerMalformed'],
    ['breaks the list off', (channel) => end(channel, sshAdvertisement.slice(0, -4)), 'GitAnswerMalformed'],
    ['reports an error', (channel) => end(channel, '000eERR gone.\n'), 'GitAnswerMalformed'],
  ])('and %s has proven nothing', async (_, command, reason) => {
    const report = await verify(await startSsh({ command }));
    expect(report.verdict).toBe('FAILURE');
    expect(report.check('git')).toMatchObject({ outcome: 'FAILED', reason });
    expect(report.check('git').message).toContain('ssh.dev.azure.com');
  });

  test('without a key is not believed either', async () => {
    const ssh = await startSsh({ login: (asked) => (asked.method === 'none' ? asked.accept() : asked.reject()) });
    const report = await verify(ssh);
    expect(report.check('git')).toMatchObject({ outcome: 'FAILED', reason: 'SshKeyRefused' });
    expect(ssh.logins).toEqual(['sha256 signed']);
  });
});

describe('More than an honest server sends', () => {
  test('endless refs are read up to 64 KiB', async () => {
    const report = await verify(await startSsh({ command: (channel) => pour(channel, refs) }));
    expect(report.verdict).toBe('SUCCESS');
    expect(report.check('git').evidence).toMatchObject({ defaultBranch: 'main', bytes: 65_536 });
  });

  test('ATK-161: neither a megabyte on the error stream nor a flood into a closed window is kept', async () => {
    const flood = Buffer.alloc(32_768, 'remote: more and more\n');
    const before = process.memoryUsage().arrayBuffers;
    for (const stream of ['error', 'output'] as const) {
      const command = (channel: ServerChannel) => {
        // A server that does not count what it may send.
        Object.assign(Reflect.get(channel, 'outgoing') as object, { window: 1e9 });
        pour(stream === 'error' ? channel.stderr : channel, flood);
      };
      const report = await verify(await startSsh({ command }));
      const { reason, evidence } = report.check('git');
      expect(['AnswerTooLarge', 'GitAnswerMalformed']).toContain(reason);
      expect(String(evidence['excerpt'] ?? '').length).toBeLessThanOrEqual(200);
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8_000_000);
  });
});

const stages: [string, Partial<Question> & { start: (act: (client: Cut) => void) => Promise<TestServer> }][] = [
  ['before the greeting', { start: (act) => startTcp((socket) => act({ socket })) }],
  [
    'after the greeting',
    { start: (act) => startTcp((socket) => socket.write('SSH-2.0-SSHBlackbox.10\r\n', () => act({ socket }))) },
  ],
  ['at the login', { start: (act) => startSsh(cut({ login: act })) }],
  ['at the command', { start: (act) => startSsh(cut({ command: act })) }],
  [
    'after a part of the refs',
    { start: (act) => startSsh(cut({ command: act, first: sshAdvertisement.slice(0, 30) })) },
  ],
];

describe('ATK-160: silence', () => {
  test.each(stages)('%s ends at the deadline, and the connection with it', async (_, { start }) => {
    const report = await verify(await start(() => undefined), { deadlineMs: 400 });
    expect(report.verdict).toBe('UNKNOWN');
    const late = report.checks.filter(({ reason }) => reason === 'TimedOut');
    expect(late).toHaveLength(1);
    expect(late[0]?.message).toContain('ssh.dev.azure.com did not complete its answer');
  });
});

describe('A connection that is reset', () => {
  test.each(stages)('%s is a finding', async (_, { start }) => {
    const report = await verify(await start(({ socket }) => socket.resetAndDestroy()));
    expect(report.verdict).toBe('UNKNOWN');
    expect(report.checks.map(({ reason }) => reason)).toContain('ConnectionReset');
  });

  test.each(stages)('%s by an end is one too', async (_, { start }) => {
    const report = await verify(await start(({ socket }) => socket.end()));
    expect(report.verdict).toBe('UNKNOWN');
    expect(report.checks.map(({ reason }) => reason)).toContain('ConnectionReset');
  });
});

test('Refs that arrive byte by byte are a time-out, not a success', async () => {
  const report = await verify(await startSsh({ command: drip }), { deadlineMs: 1_500 });
  expect(report.check('git')).toMatchObject({ outcome: 'UNKNOWN', reason: 'TimedOut' });
});

function drip(channel: ServerChannel): void {
  let at = 0;
  const timer = setInterval(() => channel.write(sshAdvertisement[at++] ?? ''), 50);
  channel.on('close', () => clearInterval(timer));
}

type Cut = { socket: TestServer['sockets'][number] };

/** A script that comes as far as said, and there hands over the socket. */
function cut(at: { login?: (at: Cut) => void; command?: (at: Cut) => void; first?: string }): SshScript {
  let socket: Cut['socket'];
  return {
    connected: (client: Connection) => {
      socket = Reflect.get(client, '_sock') as Cut['socket'];
    },
    ...(at.login === undefined ? {} : { login: () => at.login?.({ socket }) }),
    command: (channel) => {
      if (at.first !== undefined) channel.write(at.first);
      setImmediate(() => at.command?.({ socket }));
    },
  };
}

const refs = Buffer.from(`${sshAdvertisement.slice(0, -4)}${`003d${'a'.repeat(40)} refs/heads/main\n`.repeat(600)}`);

/** As fast as it is taken, for ever. */
function pour(stream: NodeJS.WritableStream, piece: Buffer): void {
  let going = true;
  stream.on('error', () => (going = false));
  stream.on('close', () => (going = false));
  const more = (): void => {
    if (!going) return;
    if (stream.write(piece)) setImmediate(more);
    else stream.once('drain', more);
  };
  more();
}

function end(channel: ServerChannel, text = ''): void {
  channel.write(text);
  channel.exit(0);
  channel.end();
}

/** A greeting, SSH_MSG_IGNORE, and then a list of algorithms that promises the strict key exchange. */
function truncatable(): Buffer {
  const lists = [
    'curve25519-sha256,kex-strict-s-v00@openssh.com',
    'rsa-sha2-256',
    ...Array<string>(2).fill('aes128-ctr'),
    ...Array<string>(2).fill('hmac-sha2-256'),
    ...Array<string>(2).fill('none'),
    '',
    '',
  ].map((list) => Buffer.concat([uint32(list.length), Buffer.from(list)]));
  const init = Buffer.concat([Buffer.from([20]), Buffer.alloc(16), ...lists, Buffer.alloc(5)]);
  return Buffer.concat([Buffer.from('SSH-2.0-Hostile\r\n'), plain(Buffer.from([2, 0, 0, 0, 0])), plain(init)]);
}

/** A packet of SSH before there are keys: its length, that of the padding, payload, padding. */
function plain(payload: Buffer): Buffer {
  const padding = 4 + ((8 - ((payload.length + 9) % 8)) % 8);
  return Buffer.concat([uint32(payload.length + padding + 1), Buffer.from([padding]), payload, Buffer.alloc(padding)]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
