import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { endOfLine, takeUntil } from './take-until.ts';

/** What the relay says when sshd has started it. */
type Login = {
  user: string;
  /** Of the key that logged in: `SHA256:…`. */
  fingerprint: string;
  /** The client's end of the connection. */
  clientPort: number;
  /** Null: a shell. */
  command: string | null;
};

export type Session = Login & {
  /** What the client sends; and, once begun, what is written here is the command's output. */
  stream: Socket;
  /** Says first what the error stream gets and how the command will end. */
  begin: (end?: { stderr?: string; exitCode?: number }) => void;
  /** A sentence on the error stream, and the end. */
  refuse: (sentence: string) => void;
};

export type Relays = { close(): Promise<void> };

/** Takes the sessions that relays bring to this socket. A failure of `answer` ends that session alone. */
export async function listenToRelays(path: string, answer: (session: Session) => Promise<void>): Promise<Relays> {
  const open = new Set<Socket>();
  // A client may have sent all it has to say, and still wait for the answer.
  const server = createServer({ allowHalfOpen: true }, (stream) => {
    open.add(stream);
    stream.once('close', () => open.delete(stream));
    // A client that leaves takes its relay along.
    stream.on('error', () => {});
    void welcome(stream, answer).catch(() => stream.destroy());
  });
  server.listen(path);
  await once(server, 'listening');
  return {
    async close() {
      for (const stream of open) stream.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

async function welcome(stream: Socket, answer: (session: Session) => Promise<void>): Promise<void> {
  const line = await takeUntil(stream, endOfLine);
  if (line === null) return;
  const begin: Session['begin'] = ({ stderr = '', exitCode = 0 } = {}) =>
    void stream.write(`${JSON.stringify({ stderr, exitCode })}\n`);
  const refuse = (sentence: string) => {
    begin({ stderr: sentence, exitCode: 1 });
    stream.end();
  };
  await answer({ ...(JSON.parse(line.toString()) as Login), stream, begin, refuse });
}
