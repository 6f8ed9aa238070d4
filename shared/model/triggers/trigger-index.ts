import { foldedName } from '../azure-names.ts';
import type { GitEvent } from '../git-event.ts';
import { happened, type ReadyTrigger } from './match.ts';
import type { Place } from './place.ts';
import type { Arrival } from './subject.ts';
import { type Found, makeTriggerGroup, type TriggerGroup } from './trigger-group.ts';

export type Placed = { place: Place; ready: ReadyTrigger };

export type TriggerIndex<Trigger> = {
  /**
   * Exactly those who `isAt` and `matches` say fire, or need the API. What an event costs does not grow with triggers of
   * other repositories, and hardly with those of its own: what was found about a value is remembered. Yields about every
   * millisecond of work on values not seen before, so that a caller may let others go first.
   */
  find: (event: GitEvent, arrival: Arrival) => Generator<void, Found<Trigger>>;
};

/** Triggers of one type, by what they watch. */
type Drawer<Trigger> = {
  repository: Filed<Trigger>;
  project: Filed<Trigger>;
};

/**
 * A trigger with an id is found by it, and by its names only for events without one; a trigger without an id by its
 * names, whichever id the event has.
 */
type Filed<Trigger> = { byId: Groups<Trigger>; byNameWithoutId: Groups<Trigger>; byName: Groups<Trigger> };

/** A group is made when it is first needed. */
type Groups<Trigger> = Map<string, { triggers: Trigger[]; group: TriggerGroup<Trigger> | null }>;

/** The triggers of an account, filed by what they watch. Disabled ones are left out. */
export function makeTriggerIndex<Trigger extends Placed>(triggers: readonly Trigger[]): TriggerIndex<Trigger> {
  const drawers = new Map<string, Drawer<Trigger>>();
  for (const trigger of triggers.filter(({ ready }) => ready.enabled)) {
    const { type } = trigger.ready.watched;
    const drawer = drawers.get(type) ?? { repository: emptyFiled<Trigger>(), project: emptyFiled<Trigger>() };
    drawers.set(type, drawer);
    file(drawer, trigger);
  }
  const folded = foldedOnce();

  return {
    *find(event, arrival) {
      const found: Found<Trigger> = { fires: [], needsApi: [] };
      const [kind, action] = happened(event);
      const drawer = drawers.get(kind);
      if (drawer === undefined) return found;
      const { organization, repository } = event;
      const { id, name, projectId, projectName } = repository;
      const groups: TriggerGroup<Trigger>[] = [];
      collect(drawer.repository, id, () => folded(organization, projectName, name), groups);
      collect(drawer.project, projectId, () => folded(organization, projectName), groups);
      for (const group of groups) yield* group.judge(action, event, arrival, found);
      return found;
    },
  };
}

function emptyFiled<Trigger>(): Filed<Trigger> {
  return { byId: new Map(), byNameWithoutId: new Map(), byName: new Map() };
}

function file<Trigger extends Placed>(drawer: Drawer<Trigger>, trigger: Trigger): void {
  const { organization, project, projectId, repository } = trigger.place;
  const names = foldedName([organization, project, ...(repository === null ? [] : [repository.name])].join('/'));
  const id = repository === null ? projectId : repository.id;
  const filed = repository === null ? drawer.project : drawer.repository;
  if (id !== null) add(filed.byId, id.toLowerCase(), trigger);
  add(id === null ? filed.byName : filed.byNameWithoutId, names, trigger);
}

function add<Trigger>(groups: Groups<Trigger>, name: string, trigger: Trigger): void {
  const alike = groups.get(name);
  if (alike === undefined) groups.set(name, { triggers: [trigger], group: null });
  else alike.triggers.push(trigger);
}

function collect<Trigger extends Placed>(
  { byId, byNameWithoutId, byName }: Filed<Trigger>,
  id: string | null,
  names: () => string | null,
  groups: TriggerGroup<Trigger>[],
): void {
  if (id !== null) take(byId, id.toLowerCase(), groups);
  if (byName.size > 0) take(byName, names(), groups);
  if (id === null) take(byNameWithoutId, names(), groups);
}

function take<Trigger extends Placed>(
  from: Groups<Trigger>,
  name: string | null,
  groups: TriggerGroup<Trigger>[],
): void {
  const alike = name === null ? undefined : from.get(name);
  if (alike === undefined) return;
  alike.group ??= makeTriggerGroup(alike.triggers);
  groups.push(alike.group);
}

const mostNames = 10_000;

/** Folding takes longer than all the rest. Null when a name is missing. */
function foldedOnce(): (...names: (string | null)[]) => string | null {
  const seen = new Map<string, string>();
  return (...names) => {
    if (names.includes(null)) return null;
    const joined = names.join('/');
    const known = seen.get(joined);
    if (known !== undefined) return known;
    const folded = foldedName(joined);
    if (seen.size >= mostNames) seen.clear();
    seen.set(joined, folded);
    return folded;
  };
}
