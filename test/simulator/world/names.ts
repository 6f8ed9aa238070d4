/** `organization/project/repository`, as far as it goes. */
export function namesIn(place: string): [string, string, string] {
  const [organization = '', project = '', repository = ''] = place.split('/');
  return [organization, project, repository];
}

/** What a test names must be there. */
export function must<T>(found: T | null | undefined, name: string): T {
  if (found === undefined || found === null) throw new Error(`The simulated world has no '${name}'`);
  return found;
}
