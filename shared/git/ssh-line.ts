import type { Socket } from 'node:net';
import type { Client as SshClient, ClientChannel, NextAuthHandler, ParsedKey } from 'ssh2';
import { OutboundFailure } from '../outbound/failure.ts';
import { fingerprintOf } from './ssh-fingerprint.ts';
import { algorithms } from './ssh-algorithms.ts';
import { signAtOnce } from './ssh-sign-at-once.ts';
import type * as Ssh2 from './ssh2.ts';

/** What both sides have agreed on, and the fingerprint of the key that the server has proven to hold. */
export type Agreed = { hostKey: string; hostKeyAlgorithm: string; kex: string; cipher: string };

/** How far a connection had come when it was lost. */
export type SshStage = 'greeting' | 'keys' | 'login' | 'command';

/**
 * One SSH connection. Each step settles when it is over; when the connection is lost, whatever for, it rejects with the
 * reason, also a step that is taken later. No event of the client or its socket is without a listener.
 */
export type SshLine = {
  agree: () => Promise<Agreed>;
  /** Nobody is told who we are before this is called. */
  logIn: (key: ParsedKey) => Promise<void>;
  /** `listen` gets the channel before anything has come over it; what comes with the answer comes at once. */
  execute: (command: string, listen: (channel: ClientChannel) => void) => Promise<void>;
  /** Rejects when the connection is lost. */
  lost: Promise<never>;
  stage: () => SshStage;
  /** The beginning of what the server said before anything was encrypted. */
  heard: () => string;
  close: (reason: unknown) => void;
};

/** The server does not accept the key, or wants more than a key. */
export class LoginRefused extends Error {}

/** The server opens no channel, or does not run the command in it. */
export class CommandRefused extends Error {}

/** The connection ended without a word about why. */
export class LineClosed extends Error {}

/** Everything that a server can say up to the refs, several times over; beyond it somebody only wants our memory. */
const mostBytes = 262_144;
const mostHeard = 1_024;

/** @param judge says whether the host key with this fingerprint is the right one; nothing more is sent if not */
export function openLine({ Client }: typeof Ssh2, socket: Socket, judge: (hostKey: string) => boolean): SshLine {
  const client: SshClient = new Client();
  const agreed = Promise.withResolvers<Agreed>();
  const entered = Promise.withResolvers<void>();
  const key = Promise.withResolvers<ParsedKey>();
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => undefined);
  let stage: SshStage = 'greeting';
  let hostKey = '';
  let heard = Buffer.alloc(0);
  let bytes = 0;
  let asked = false;

  function close(reason: unknown): void {
    lost.reject(reason);
    socket.destroy();
  }

  async function offerKey(next: NextAuthHandler): Promise<void> {
    try {
      const only = await key.promise;
      signAtOnce(client, only);
      next({ type: 'publickey', username: 'git', key: only });
    } catch (error) {
      close(error);
    }
  }

  client.on('handshake', (negotiated) => {
    // Keys are renewed at times.
    if (stage === 'login' || stage === 'command') return;
    stage = 'login';
    const { kex, serverHostKey: hostKeyAlgorithm, cs } = negotiated;
    agreed.resolve({ hostKey, hostKeyAlgorithm, kex, cipher: cs.cipher });
  });
  client.on('ready', () => {
    stage = 'command';
    entered.resolve();
  });
  client.on('error', close);
  client.on('close', () => close(new LineClosed()));

  if (socket.destroyed) close(new LineClosed());
  client.connect({
    sock: socket,
    username: 'git',
    // RFC 4253 has no minus sign in it.
    ident: 'AzureReposConnectorService',
    algorithms,
    // Deadlines are those of the checks.
    readyTimeout: 0,
    keepaliveInterval: 0,
    hostVerifier: (blob: Buffer) => {
      hostKey = fingerprintOf(blob);
      return judge(hostKey);
    },
    authHandler: (_methods, _partial, next) => {
      if (asked) return close(new LoginRefused());
      asked = true;
      void offerKey(next);
    },
  });
  // After connect, which pauses the socket: a listener would otherwise let the first bytes flow past the client.
  socket.on('data', (piece: Buffer) => {
    bytes += piece.length;
    if (stage === 'greeting') {
      heard = Buffer.concat([heard, piece]).subarray(0, mostHeard);
      if (/^SSH-/m.test(heard.toString('latin1'))) stage = 'keys';
    }
    if (bytes > mostBytes) close(new OutboundFailure('AnswerTooLarge', { limit: mostBytes }));
  });

  const unlessLost = <T>(step: Promise<T>) => Promise.race([step, lost.promise]);
  return {
    agree: () => unlessLost(agreed.promise),
    async logIn(parsed) {
      key.resolve(parsed);
      await unlessLost(entered.promise);
    },
    async execute(command, listen) {
      const opened = Promise.withResolvers<void>();
      client.exec(command, (error, channel) => {
        if (error !== undefined) return opened.reject(new CommandRefused(error.message));
        // For when nobody reads it any more.
        for (const stream of [channel, channel.stderr]) stream.on('error', () => undefined);
        listen(channel);
        opened.resolve();
      });
      await unlessLost(opened.promise);
    },
    lost: lost.promise,
    stage: () => stage,
    heard: () => heard.toString('latin1'),
    close,
  };
}
