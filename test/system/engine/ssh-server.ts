import { createHash, generateKeyPairSync } from 'node:crypto';
import ssh2, { type Algorithms, type AuthContext, type Connection, type ParsedKey, type ServerChannel } from 'ssh2';
import { advertisement } from './advertise.ts';
import { startTcp, type TestServer } from './server.ts';

export type SshScript = {
  algorithms?: Algorithms;
  /** Before anything else. */
  connected?: (client: Connection) => void;
  /** Left out: any RSA key logs in, as on Azure DevOps. */
  login?: (asked: AuthContext) => void;
  /** Whether no command is run at all. */
  runsNothing?: boolean;
  /** Left out: a good advertisement. */
  command?: (channel: ServerChannel, client: Connection) => void;
};

export type SshServer = TestServer & {
  /** What an engine needs to know about it. */
  settings: { azureDevOpsSsh: string; sshHostKeys: { place: string; fingerprint: string }[] };
  fingerprint: string;
  /** Every question about who we are: its method, or for keys the hash of the signature and whether there was one. */
  logins: string[];
  commands: string[];
};

const pem = (modulusLength = 2048) =>
  generateKeyPairSync('rsa', { modulusLength }).privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();

const hostKey = pem();
/** A key that every server here takes. */
export const privateKey: string = pem();

/** What follows the announcement of the service, which SSH does not have. */
export const sshAdvertisement: string = advertisement.slice(advertisement.indexOf('0000') + 4);

export const goodAnswer = (channel: ServerChannel): void => void channel.write(sshAdvertisement);

/** A sentence on the error stream, and the end. */
export const refuses =
  (text: string, exitCode = 1) =>
  (channel: ServerChannel): void => {
    channel.stderr.write(text);
    channel.exit(exitCode);
    channel.end();
  };

/** `sha256` for the algorithm rsa-sha2-256; the server has no word for that of ssh-rsa, SHA-1. */
function hashOf(asked: AuthContext): string {
  return String(Reflect.get(asked, 'hashAlgo') ?? 'sha1');
}

/** An SSH server that does as the script says. */
export async function startSsh(script: SshScript = {}): Promise<SshServer> {
  const logins: string[] = [];
  const commands: string[] = [];
  const { login = (asked) => asked.accept(), command = goodAnswer, algorithms = {} } = script;
  const server = new ssh2.Server({ hostKeys: [hostKey], algorithms }, (client) => {
    client.on('error', () => undefined);
    client.on('authentication', (asked) => {
      logins.push(
        asked.method === 'publickey' ? `${hashOf(asked)} ${asked.signature ? 'signed' : 'shown'}` : asked.method,
      );
      login(asked);
    });
    client.on('session', (accept) => {
      const session = accept();
      session.on('exec', (take, refuse, asked) => {
        commands.push(asked.command);
        if (script.runsNothing === true) return refuse();
        const channel = take();
        channel.on('error', () => undefined);
        command(channel, client);
      });
    });
    script.connected?.(client);
  });
  const started = await startTcp((socket) => server.injectSocket(socket.setNoDelay()));
  const key = ssh2.utils.parseKey(hostKey) as ParsedKey;
  const digest = createHash('sha256').update(key.getPublicSSH()).digest('base64').replace('=', '');
  const fingerprint = `SHA256:${digest}`;
  const place = `127.0.0.1:${started.port}`;
  const settings = { azureDevOpsSsh: place, sshHostKeys: [{ place, fingerprint }] };
  return Object.assign(started, { settings, fingerprint, logins, commands });
}
