import { once } from 'node:events';
import { manyBranches, manyBranchesIn } from '../git/many-branches.ts';
import { printRefs } from '../git/advertisement.ts';
import { pkt } from '../git/pkt-line.ts';
import { sha1Refused } from './refusals.ts';
import type { Session } from './session.ts';
import { flushFinder, takeUntil } from './take-until.ts';

/** A name that, typed as a repository, makes the SSH door misbehave once the key has been found good. */
export type SshSentinel = {
  name: string;
  does: string;
  source: string;
  act(session: Session, reset: () => void): void | Promise<void>;
};

const normal = () => printRefs(manyBranches(3));

export const sshSentinels: readonly SshSentinel[] = [
  {
    name: 'ssh-sha1',
    does: 'the sentence for clients that sign with ssh-rsa',
    source: 'documented: announcement of 15 February 2024 on devblogs.microsoft.com/devops',
    act: ({ refuse }) => refuse(sha1Refused),
  },
  trouble('ssh-riddle', 'a sentence on the error stream that nobody knows', ({ refuse }) =>
    refuse('remote: TF987654: The moon is in the wrong quarter.\n'),
  ),
  trouble('ssh-exits', 'success, and not a byte of output', ({ begin, stream }) => {
    begin();
    stream.end();
  }),
  trouble('ssh-babbles', 'eight megabytes on the error stream, then failure', ({ refuse }) =>
    refuse('remote: and so on\n'.repeat(466_034)),
  ),
  trouble('ssh-hangs', 'the command is taken and never answered', () => {}),
  trouble('ssh-drips', 'an advertisement, one byte a second', ({ begin, stream }) => {
    begin();
    const bytes = normal();
    let sent = 0;
    const one = () => {
      stream.write(bytes.subarray(sent, sent + 1));
      sent += 1;
      if (sent === bytes.length) stream.end();
    };
    const timer = setInterval(one, 1000);
    stream.once('finish', () => clearInterval(timer)).once('close', () => clearInterval(timer));
    one();
  }),
  trouble('ssh-floods', 'an advertisement without end', async ({ begin, stream }) => {
    begin();
    const left = once(stream, 'close');
    stream.write(normal().subarray(0, -4));
    for (let index = 0; !stream.closed;) {
      const lines = Array.from({ length: 1000 }, () => pkt(`${'2'.repeat(40)} refs/heads/${(index += 1)}\n`));
      if (!stream.write(Buffer.concat(lines))) await Promise.race([left, once(stream, 'drain')]);
    }
  }),
  trouble('ssh-truncated', 'an advertisement that ends, orderly for SSH, in the middle of a line', (session) => {
    session.begin();
    session.stream.end(normal().subarray(0, 90));
  }),
  trouble('ssh-bad-pkt', 'an advertisement whose first ref has a line length of zzzz', ({ begin, stream }) => {
    begin();
    stream.end('zzzz');
  }),
  trouble('ssh-remote-error', 'an ERR line in place of refs', ({ begin, stream }) => {
    begin();
    stream.end(pkt('ERR the repository cannot be served now\n'));
  }),
  trouble('ssh-drops', 'the connection is reset in place of an answer', (_, reset) => reset()),
  trouble('ssh-resets', 'the connection is reset behind half of an advertisement', async ({ begin, stream }, reset) => {
    begin();
    await new Promise<void>((written) => {
      stream.write(normal().subarray(0, 90), () => written());
    });
    reset();
  }),
];

/** In any case. `refs-250` and the like advertise as many refs as over HTTPS. */
export function findSshSentinel(name: string): SshSentinel | undefined {
  const wanted = name.toLowerCase();
  const count = manyBranchesIn(wanted);
  const many = trouble(wanted, 'so many refs', async ({ begin, stream }) => {
    begin();
    stream.write(printRefs(manyBranches(count ?? 0)));
    await takeUntil(stream, flushFinder());
    stream.end();
  });
  return count === null ? sshSentinels.find((sentinel) => sentinel.name === wanted) : many;
}

/** The table for people, in Markdown. */
export function printSshSentinels(): string {
  const rows = sshSentinels.map(({ name, does, source }) => `| \`${name}\` | ${does} | ${source} |`);
  return ['| name | what a client meets over SSH | where it comes from |', '|---|---|---|', ...rows].join('\n');
}

function trouble(name: string, does: string, act: SshSentinel['act']): SshSentinel {
  return { name, does, source: 'invented: a bad network, a broken or hostile server', act };
}
