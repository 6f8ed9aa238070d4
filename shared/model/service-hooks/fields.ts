import type { EventPerson, EventRepository } from '../git-event.ts';

/**
 * Reads payloads of which nobody has promised anything: every reader takes whatever it is given and answers null where
 * there is not what it looks for. Only own properties are read, so a `__proto__` in the JSON is a name like any other.
 */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  let found = value;
  for (const name of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = (found as Record<string | number, unknown>)[name];
  }
  return found;
}

export function textAt(value: unknown, ...path: (string | number)[]): string | null {
  const found = at(value, ...path);
  return typeof found === 'string' && found !== '' ? found : null;
}

/** Numbers also come as texts. */
export function numberAt(value: unknown, ...path: (string | number)[]): number | null {
  const found = at(value, ...path);
  const number = typeof found === 'string' && /^\d{1,15}$/.test(found) ? Number(found) : found;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

export function listAt(value: unknown, ...path: (string | number)[]): unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

export function personAt(value: unknown, ...path: (string | number)[]): EventPerson | null {
  const found = at(value, ...path);
  const person = {
    id: textAt(found, 'id'),
    displayName: textAt(found, 'displayName'),
    uniqueName: textAt(found, 'uniqueName'),
  };
  return person.id === null && person.displayName === null && person.uniqueName === null ? null : person;
}

export function repositoryAt(value: unknown, ...path: (string | number)[]): EventRepository {
  const found = at(value, ...path);
  return {
    id: textAt(found, 'id'),
    name: textAt(found, 'name'),
    projectId: textAt(found, 'project', 'id'),
    projectName: textAt(found, 'project', 'name'),
  };
}

/** A commit of forty zeros stands for none. */
export function commitAt(value: unknown, ...path: (string | number)[]): string | null {
  const found = textAt(value, ...path);
  return found === null || /^0+$/.test(found) ? null : found;
}
