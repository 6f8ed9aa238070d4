import { pipeline } from 'node:stream/promises';
import { printRefs, readAdvertisement } from '../git/advertisement.ts';
import type { Git } from '../git/git.ts';
import { pkt } from '../git/pkt-line.ts';
import { firstHiddenCommit } from '../git/upload-pack.ts';
import { readWants } from '../git/wants.ts';
import type { Repository } from '../world/places.ts';
import type { Session } from './session.ts';
import { flushFinder, takeUntil } from './take-until.ts';

/** Runs git's own upload-pack for the session. Its refs are advertised, and its wants judged, as over HTTPS. */
export async function uploadPack(session: Session, git: Git, repository: Repository): Promise<void> {
  const { stream } = session;
  // What may be asked for by id is judged before git sees it.
  const settings = ['uploadpack.allowFilter=true', 'uploadpack.allowAnySHA1InWant=true'];
  const child = git.start([...settings.flatMap((one) => ['-c', one]), 'upload-pack', repository.folder]);
  stream.once('close', () => git.kill(child));
  try {
    const printed = await takeUntil(child.stdout, flushFinder());
    if (printed === null) throw new Error('git upload-pack printed no refs');
    session.begin();
    stream.write(printRefs(readAdvertisement(printed)));
    const asked = await takeUntil(stream, flushFinder());
    const refusal = asked === null ? null : await refusalOf(asked, git, repository);
    if (asked === null || refusal !== null) {
      stream.end(refusal === null ? '' : pkt(`ERR ${refusal}`));
      return;
    }
    child.stdin.write(asked);
    stream.pipe(child.stdin);
    await pipeline(child.stdout, stream);
  } finally {
    git.kill(child);
  }
}

async function refusalOf(asked: Buffer, git: Git, repository: Repository): Promise<string | null> {
  const wanted = readWants(asked);
  if ('problem' in wanted) return wanted.problem;
  const hidden = await firstHiddenCommit(git, repository, wanted.wants);
  return hidden === undefined ? null : `upload-pack: not our ref ${hidden}`;
}
