import { readdir } from 'node:fs/promises';
import { doors, type DoorDeclaration } from '../../shared/door/door.ts';

const folder = new URL('../../functions/', import.meta.url);

/** Every door of functions/, by route and method. Loading them needs no setting and starts nothing. */
export async function declaredDoors(): Promise<DoorDeclaration[]> {
  const { log, warn } = console;
  // The library says of every function that it is not in a host.
  console.log = console.warn = () => undefined;
  try {
    for (const name of (await readdir(folder)).toSorted()) {
      if (name.endsWith('.ts')) await import(new URL(name, folder).href);
    }
  } finally {
    Object.assign(console, { log, warn });
  }
  return doors.toSorted((a, b) => a.route.localeCompare(b.route, 'en') || a.method.localeCompare(b.method, 'en'));
}
