import { advertisementType, printAdvertisement } from '../git/advertisement.ts';
import { advertisement } from '../git/info-refs.ts';
import { manyBranches, manyBranchesIn, mostRefs } from '../git/many-branches.ts';
import { flush, pkt } from '../git/pkt-line.ts';
import type { Answer, Door } from '../exchange.ts';
import type { Sentinel } from '../sentinel.ts';

const gitDoor: readonly Door[] = ['git'];

type Change = (normal: Buffer) => Answer['body'];

/** Ref advertisements that are not what they should be. All else at the git door stays normal. */
export const wrongAdvertisements: readonly Sentinel[] = [
  lie('wrong-service', 'an advertisement of git-receive-pack', () =>
    printAdvertisement({ refs: [], head: null }, 'git-receive-pack'),
  ),
  lie('truncated', 'an advertisement that ends, orderly for HTTP, in the middle of a line', (normal) =>
    normal.subarray(0, 90),
  ),
  lie('bad-pkt', 'an advertisement whose first ref has a line length of zzzz', () =>
    Buffer.concat([pkt('# service=git-upload-pack\n'), flush, Buffer.from('zzzz')]),
  ),
  lie('no-capabilities', 'an advertisement whose first ref has no list of capabilities', () =>
    Buffer.concat([pkt('# service=git-upload-pack\n'), flush, pkt(`${'1'.repeat(40)} refs/heads/main\n`), flush]),
  ),
  lie('remote-error', 'an ERR line in place of refs', () =>
    Buffer.concat([pkt('# service=git-upload-pack\n'), flush, pkt('ERR the repository cannot be served now\n')]),
  ),
  lie('no-refs', 'the other form of an empty repository: no ref and no capabilities', () =>
    Buffer.concat([pkt('# service=git-upload-pack\n'), flush, flush]),
  ),
  {
    name: 'refs-10000',
    doors: gitDoor,
    place: 'signed in',
    does: `an advertisement of so many refs; any number up to ${mostRefs} may be typed`,
    source: 'invented: a repository of that size',
    act: (exchange, proceed) => onlyAdvertisement(exchange.address.path, proceed, () => advertiseMany(10_000)),
  },
];

/** `refs-250` and the like. */
export function manyRefs(name: string): Sentinel | undefined {
  const count = manyBranchesIn(name);
  const model = wrongAdvertisements.at(-1);
  if (!model || count === null) return undefined;
  return {
    ...model,
    name,
    act: (exchange, proceed) => onlyAdvertisement(exchange.address.path, proceed, () => advertiseMany(count)),
  };
}

function lie(name: string, does: string, change: Change): Sentinel {
  return {
    name,
    doors: gitDoor,
    place: 'signed in',
    does,
    source: 'invented: a hostile or broken server',
    act: (exchange, proceed) => onlyAdvertisement(exchange.address.path, proceed, change),
  };
}

async function onlyAdvertisement(path: string, proceed: () => Promise<Answer>, change: Change): Promise<Answer> {
  const answer = await proceed();
  const isOne = answer.headers['Content-Type'] === advertisementType && Buffer.isBuffer(answer.body);
  return isOne && path.endsWith('/info/refs') ? advertisement(change(answer.body as Buffer)) : answer;
}

function advertiseMany(count: number): Buffer {
  return printAdvertisement(manyBranches(count));
}
