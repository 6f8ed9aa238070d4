import type { Names, Resource } from './locations.ts';

/** A resource below one repository. `path`: what stands behind it in the URL. */
export function gitResource(id: string, version: string, path: (names: Names) => string[]): Resource {
  return {
    area: 'git',
    id,
    version,
    onServices: (names) => {
      const { project = '', repositoryId = '' } = names;
      return [project, '_apis', 'git', 'repositories', repositoryId, ...path(names)];
    },
  };
}
