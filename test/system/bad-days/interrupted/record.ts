import { type Operation, matches } from '../../operation.ts';
import type { Place, Story } from './story.ts';

/** Tells a story to its end. @returns the names of what it writes, in order; what has no name is described */
export async function record(story: Story, place: Place): Promise<string[]> {
  const { service, tenant } = place;
  const begins = story.begins(tenant);
  const steps = story.steps.map(({ name, match }) => ({ name, match: match(tenant) }));
  const names: string[] = [];
  let begun = false;
  service.wire.reset();
  const spy = service.wire.on((operation, body) => {
    begun ||= matches(begins, operation, body);
    // All are asked, since some count.
    const known = steps.map(({ name, match }) => (begun && matches(match, operation, body) ? name : undefined));
    if (begun && isWrite(operation)) names.push(known.find((name) => name !== undefined) ?? describe(operation));
    // A rule that never applies sees everything.
    return false;
  }, {});
  await story.act(place);
  const last = steps.at(-1)?.name ?? '';
  await service.waitFor(() => names.includes(last), `${story.name}: ${last}`);
  spy.off();
  return names;
}

/** Not what the host does to its queues, nor what only the first call of all does. */
function isWrite({ service, method, path }: Operation): boolean {
  if (method === 'GET' || path === '/secrets/fingerprint-key' || path === '/Tables') return false;
  return service !== 'queue' || path.includes('/messages');
}

function describe({ service, method, path, changes }: Operation): string {
  return `${service} ${method} ${path} ${changes.join(', ')}`;
}
