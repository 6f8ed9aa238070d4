import { describeCommit, describePush, describeRefUpdates } from '../code/shapes.ts';
import type { Push } from '../code/push.ts';
import type { Outcome, SignedIn } from '../exchange.ts';
import { serviceError } from '../service-error.ts';
import { listOf, pageOf } from './list.ts';
import { findSite } from './site.ts';

/** `GET …/pushes?searchCriteria.fromDate=&toDate=&pusherId=&refName=&includeRefUpdates=`: the newest first. */
export function listPushes(exchange: SignedIn): Outcome {
  const place = findSite(exchange);
  if ('answer' in place) return place;
  const { query, root } = exchange.address;
  const criterion = (name: string) => query.get(`searchCriteria.${name}`);
  const fromDate = Date.parse(criterion('fromDate') ?? '');
  const toDate = Date.parse(criterion('toDate') ?? '');
  const isMeant = ({ date, pushedBy, refUpdates }: Push) =>
    !(Date.parse(date) < fromDate) &&
    !(Date.parse(date) > toDate) &&
    [null, pushedBy.id].includes(criterion('pusherId')) &&
    (criterion('refName') === null || refUpdates.some(({ name }) => name === criterion('refName')));
  const rows = exchange.world.code.pushes.filter((push) => isOf(push, place.site.repository.id) && isMeant(push));
  const { page } = pageOf(rows.toReversed(), query, 100);
  const withRefs = criterion('includeRefUpdates') === 'true';
  const value = page.map((push) => ({
    ...(withRefs ? { refUpdates: describeRefUpdates(push) } : {}),
    ...describePush(root, push),
  }));
  return { json: listOf(value) };
}

/** `GET …/pushes/{pushId}?includeCommits=&includeRefUpdates=` */
export function getPush(exchange: SignedIn): Outcome {
  const place = findSite(exchange);
  if ('answer' in place) return place;
  const { query, root } = exchange.address;
  const wanted = exchange.names.push ?? '';
  const { site } = place;
  const push = exchange.world.code.pushes.find((one) => isOf(one, site.repository.id) && String(one.pushId) === wanted);
  if (!push) return pushMissing(wanted);
  const commits = push.commits.slice(0, Number(query.get('includeCommits') ?? 100) || 0);
  return {
    json: {
      commits: commits.map((commit) => describeCommit(root, site, commit)),
      ...(query.get('includeRefUpdates') === 'true' ? { refUpdates: describeRefUpdates(push) } : {}),
      ...describePush(root, push),
    },
  };
}

function isOf(push: Push, repositoryId: string): boolean {
  return push.site.repository.id === repositoryId;
}

function pushMissing(id: string): Outcome {
  const message = `TF401177: The push ${id} could not be found.`;
  const place = 'Microsoft.TeamFoundation.Git.Server';
  return { answer: serviceError(404, place, 'GitPushNotFoundException', message) };
}
