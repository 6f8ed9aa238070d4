import { gitRows } from './git-rows.ts';
import { subscriptionsRow, testNotificationsRow } from './hook-rows.ts';

/** What `OPTIONS` says of a resource: its id, route and versions, as Azure DevOps Services describes it. */
export type LocationRow = {
  id: string;
  area: string;
  resourceName: string;
  routeTemplate: string;
  resourceVersion: number;
  /** Whether any version of it has left preview. */
  released: boolean;
};

const git = '{project}/_apis/{area}/repositories';

export const connectionDataRow: LocationRow = {
  id: '00d9565f-ed9c-4a06-9a50-00e7896ccab4',
  area: 'Location',
  resourceName: 'ConnectionData',
  routeTemplate: '_apis/{resource}',
  resourceVersion: 1,
  released: false,
};

export const resourceAreasRow: LocationRow = {
  id: 'e81700f7-3be2-46de-8624-2eb35882fcaa',
  area: 'Location',
  resourceName: 'ResourceAreas',
  routeTemplate: '_apis/{resource}/{areaId}',
  resourceVersion: 1,
  released: false,
};

export const projectsRow: LocationRow = {
  id: '603fe2ac-9723-48b9-88ad-09305aa6c6e1',
  area: 'core',
  resourceName: 'projects',
  routeTemplate: '_apis/{resource}/{*projectId}',
  resourceVersion: 4,
  released: true,
};

export const repositoriesRow: LocationRow = {
  id: '225f7195-f9c7-4d14-ab28-a83f7ff77e1f',
  area: 'git',
  resourceName: 'repositories',
  routeTemplate: '{project}/_apis/{area}/{resource}/{repositoryId}',
  resourceVersion: 1,
  released: true,
};

export const refsRow: LocationRow = {
  id: '2d874a60-a811-4f62-9c9f-963a6ea0a55b',
  area: 'git',
  resourceName: 'refs',
  routeTemplate: `${git}/{repositoryId}/{resource}`,
  resourceVersion: 2,
  released: true,
};

export const tfvcItemsRow: LocationRow = {
  id: 'ba9fc436-9a38-4578-89d6-e4f3241f5040',
  area: 'tfvc',
  resourceName: 'items',
  routeTemplate: '{project}/_apis/{area}/{resource}/{*path}',
  resourceVersion: 1,
  released: true,
};

export const changesetsRow: LocationRow = {
  id: '0bc8f0a4-6bfb-42a9-ba84-139da7b99c49',
  area: 'tfvc',
  resourceName: 'changesets',
  routeTemplate: '{project}/_apis/{area}/{resource}/{id}',
  resourceVersion: 3,
  released: true,
};

export const changesetChangesRow: LocationRow = {
  id: 'f32b86f2-15b9-4fe6-81b1-6f8938617ee5',
  area: 'tfvc',
  resourceName: 'changesetChanges',
  routeTemplate: '_apis/{area}/changesets/{id}/changes',
  resourceVersion: 1,
  released: true,
};

export const locationRows: readonly LocationRow[] = [
  connectionDataRow,
  resourceAreasRow,
  projectsRow,
  repositoriesRow,
  refsRow,
  ...gitRows,
  subscriptionsRow,
  testNotificationsRow,
  tfvcItemsRow,
  changesetsRow,
  changesetChangesRow,
];
