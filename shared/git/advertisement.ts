import { readPacket } from './pkt-line.ts';

/** What the head of a ref advertisement tells. */
export type Advertised = {
  /** Short name of the branch that HEAD points to; null when the server does not say, or the branch does not exist. */
  defaultBranch: string | null;
  /** Commit of HEAD; null when HEAD is not the first ref. */
  commit: string | null;
  /** No refs at all: a repository into which nothing was pushed yet. */
  empty: boolean;
};

export type ReadState =
  | { kind: 'more'; advertised: Advertised | null }
  | { kind: 'complete'; advertised: Advertised; refs: number }
  | { kind: 'malformed'; problem: string; errorText: string | null };

const zeroId = /^0+$/;
const refLine = /^([0-9a-f]{40}|[0-9a-f]{64}) ([^\0\n]+)(?:\0([^\n]*))?\n?$/;
// git-check-ref-format, as far as display and later use need it; also keeps terminals safe.
const refName = /^(?:HEAD|refs\/[^\p{Cc}\p{Cf}\p{Zl}\p{Zp} ~^:?*[\\]+)(?:\^\{\})?$/u;

/**
 * Reads what `info/refs?service=git-upload-pack` answers (protocol v0 and v1, all that Azure Repos speaks) while it
 * arrives. `read` takes all bytes so far and goes on where it stopped. It has proven a Git server and a readable
 * repository as soon as `advertised` is there.
 * @param announced whether the service is named first, as over HTTP; over SSH the refs begin at once
 */
export function makeAdvertisementReader({ announced = true }: { announced?: boolean } = {}): {
  read(bytes: Buffer): ReadState;
} {
  let position = 0;
  let expected: 'service' | 'flush' | 'first ref' | 'refs' = announced ? 'service' : 'first ref';
  let advertised: Advertised | null = null;
  let refs = 0;
  let over: ReadState | null = null;

  function take(line: string): ReadState | null {
    if (line.startsWith('ERR ')) return malformed('it reports an error', line.slice(4));
    switch (expected) {
      case 'service':
        if (line.trimEnd() !== '# service=git-upload-pack') return malformed('it is not the service git-upload-pack');
        expected = 'flush';
        return null;
      case 'flush':
        return malformed('the announcement of the service does not end');
      case 'first ref': {
        if (line.trimEnd() === 'version 1') return null;
        const head = toAdvertised(line);
        if (head === null) return malformed('the first ref has no capabilities');
        advertised = head;
        refs = head.empty ? 0 : 1;
        expected = 'refs';
        return null;
      }
      case 'refs': {
        const name = refLine.exec(line)?.[2];
        if (name === undefined || !refName.test(name)) return malformed('a ref is not readable');
        if (advertised?.empty === true) return malformed('it names refs after it said that there are none');
        refs += 1;
        return null;
      }
    }
  }

  function step(bytes: Buffer): ReadState | null {
    const packet = readPacket(bytes, position);
    if (packet.kind === 'more') return { kind: 'more', advertised };
    if (packet.kind === 'malformed') return malformed(packet.problem);
    position = packet.end;
    if (packet.kind === 'data') return take(packet.data.toString('utf8'));
    if (expected === 'flush') {
      expected = 'first ref';
      return null;
    }
    if (expected === 'service') return malformed('it does not announce a service');
    // A flush instead of the first ref is how some servers say that there are none.
    return { kind: 'complete', advertised: advertised ?? { defaultBranch: null, commit: null, empty: true }, refs };
  }

  return {
    read(bytes) {
      while (over === null) {
        const state = step(bytes);
        if (state?.kind === 'more') return state;
        over = state;
      }
      return over;
    },
  };
}

function malformed(problem: string, errorText: string | null = null): ReadState {
  return { kind: 'malformed', problem, errorText };
}

function toAdvertised(line: string): Advertised | null {
  const [, id, name, capabilities] = refLine.exec(line) ?? [];
  if (id === undefined || name === undefined || capabilities === undefined) return null;
  if (name === 'capabilities^{}') {
    return zeroId.test(id) ? { defaultBranch: null, commit: null, empty: true } : null;
  }
  if (!refName.test(name)) return null;
  const branch = /(?:^| )symref=HEAD:refs\/heads\/(\S+)/.exec(capabilities)?.[1] ?? null;
  const readable = branch !== null && refName.test(`refs/heads/${branch}`);
  return { defaultBranch: readable ? branch : null, commit: name === 'HEAD' ? id : null, empty: false };
}
