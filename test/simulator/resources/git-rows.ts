import type { LocationRow } from './location-rows.ts';

/** `path` is what follows `…/repositories/`. */
function row(id: string, resourceName: string, path: string, resourceVersion = 1): LocationRow {
  const routeTemplate = `{project}/_apis/{area}/repositories/${path}`;
  return { id, area: 'git', resourceName, routeTemplate, resourceVersion, released: true };
}

const one = '{repositoryId}/pullRequests/{pullRequestId}';
const iteration = `${one}/iterations/{iterationId}`;

export const pushesRow = row('ea98d07b-3c87-4971-8ede-a613694ffb55', 'pushes', '{repositoryId}/{resource}/{pushId}', 3);
export const commitsRow = row(
  'c2570c3b-5b3f-41b8-98bf-5407bfde8d58',
  'commits',
  '{repositoryId}/{resource}/{commitId}',
  2,
);
export const commitChangesRow = row(
  '5bf884f5-3e07-42e9-afb8-1b872267bf16',
  'changes',
  '{repositoryId}/commits/{commitId}/{resource}',
);
export const diffsRow = row('615588d5-c0c7-4b88-88f8-e625306446e8', 'commits', '{repositoryId}/diffs/{resource}');
export const pullRequestsRow = row(
  '9946fd70-0d40-406e-b686-b4744cbbcc37',
  'pullRequests',
  '{repositoryId}/{resource}/{pullRequestId}',
  2,
);
export const pullRequestCommitsRow = row(
  '52823034-34a8-4576-922c-8d8b77e9e4c4',
  'pullRequestCommits',
  `${one}/commits`,
);
export const iterationsRow = row(
  'd43911ee-6958-46b0-a42b-8445b8a0d004',
  'pullRequestIterations',
  `${one}/iterations/{iterationId}`,
  2,
);
export const iterationChangesRow = row(
  '4216bdcf-b6b1-4d59-8b82-c34cc183fc8b',
  'pullRequestIterationChanges',
  `${iteration}/changes`,
);
export const iterationStatusesRow = row(
  '75cf11c5-979f-4038-a76e-058a06adf2bf',
  'pullRequestIterationStatuses',
  `${iteration}/statuses/{statusId}`,
);
export const pullRequestStatusesRow = row(
  'b5f6bb4f-8d1e-4d79-8d11-4c9172c99c35',
  'pullRequestStatuses',
  `${one}/statuses/{statusId}`,
  2,
);
export const threadsRow = row(
  'ab6e2e5d-a0b7-4153-b64a-a4efe0d49449',
  'pullRequestThreads',
  `${one}/threads/{threadId}`,
);
export const commentsRow = row(
  '965a3ec7-5ed8-455a-bdcb-835a5ea7fe7b',
  'pullRequestThreadComments',
  `${one}/threads/{threadId}/comments/{commentId}`,
);
export const labelsRow = row(
  'f22387e3-984e-4c52-9c6d-fbb8f14c812d',
  'pullRequestLabels',
  `${one}/labels/{labelIdOrName}`,
);
export const reviewersRow = row(
  '4b6702c7-aa35-4b89-9c96-b9abf6d3e540',
  'pullRequestReviewers',
  `${one}/reviewers/{reviewerId}`,
);
export const statusesRow = row(
  '428dd4fb-fda5-4722-af02-9313b80305da',
  'statuses',
  '{repositoryId}/commits/{commitId}/{resource}',
  2,
);

/** Those that are not below one repository. */
export const pullRequestByIdRow: LocationRow = {
  ...row('01a46dea-7d46-4d40-bc84-319e7c260d99', 'pullRequests', '', 2),
  routeTemplate: '{project}/_apis/{area}/{resource}/{pullRequestId}',
};
export const pullRequestsByProjectRow: LocationRow = {
  ...row('a5d28130-9cd2-40fa-9f08-902e7daa9efb', 'pullRequests', '', 2),
  routeTemplate: '{project}/_apis/{area}/{resource}',
};

export const gitRows: readonly LocationRow[] = [
  pushesRow,
  commitsRow,
  commitChangesRow,
  diffsRow,
  pullRequestsRow,
  pullRequestCommitsRow,
  iterationsRow,
  iterationChangesRow,
  iterationStatusesRow,
  pullRequestStatusesRow,
  threadsRow,
  commentsRow,
  labelsRow,
  reviewersRow,
  statusesRow,
  pullRequestByIdRow,
  pullRequestsByProjectRow,
];
