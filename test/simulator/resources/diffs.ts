import { readChanges } from '../code/changes.ts';
import { commonCommit, countApart } from '../code/history.ts';
import type { Outcome, SignedIn } from '../exchange.ts';
import { nothingGiven } from '../hooks/validate.ts';
import { countChanges, describeChange } from './change-shapes.ts';
import { pageOf } from './list.ts';
import { findSite } from './site.ts';
import { commitOf, readVersion } from './version.ts';

/**
 * `GET …/diffs/commits?baseVersion=&baseVersionType=&targetVersion=&targetVersionType=&diffCommonCommit=&$top=&$skip=`:
 * how far two versions are apart, and one page of what differs, folders included.
 */
export async function diffCommits(exchange: SignedIn): Promise<Outcome> {
  const place = findSite(exchange);
  if ('answer' in place) return place;
  const { git, address } = exchange;
  const { query, root } = address;
  const { repository } = place.site;
  const wanted = {
    base: readVersion(query, 'baseVersion', 'baseVersionType'),
    target: readVersion(query, 'targetVersion', 'targetVersionType'),
  };
  if (wanted.base === null || wanted.target === null) return { answer: nothingGiven('baseVersion, targetVersion') };
  const base = await commitOf(exchange, repository, wanted.base);
  if ('answer' in base) return base;
  const target = await commitOf(exchange, repository, wanted.target);
  if ('answer' in target) return target;
  const common = await commonCommit(git, repository.folder, base.commit, target.commit);
  const from = query.get('diffCommonCommit') === 'true' ? common : base.commit;
  const changes = await readChanges(git, repository.folder, from, target.commit);
  const { ahead, behind } = await countApart(git, repository.folder, base.commit, target.commit);
  const { page, next } = pageOf(changes, query, 100);
  return {
    json: {
      allChangesIncluded: next === null,
      changeCounts: countChanges(page),
      changes: page.map((change) => describeChange(root, place.site, change, target.commit)),
      ...(common === null ? {} : { commonCommit: common }),
      baseCommit: base.commit,
      targetCommit: target.commit,
      aheadCount: ahead,
      behindCount: behind,
    },
  };
}
