import { getCommit, listCommitChanges, listCommits } from '../resources/commits.ts';
import { diffCommits } from '../resources/diffs.ts';
import * as rows from '../resources/git-rows.ts';
import { getPush, listPushes } from '../resources/pushes.ts';
import { createStatus, listStatuses } from '../resources/statuses.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import type { Scope } from '../world/tokens.ts';

const read = 'vso.code';
const setStatus: Scope[] = ['vso.code_status', 'vso.code_write'];
const readStatus: Scope[] = ['vso.code', 'vso.code_status'];

/** Pushes, commits and their statuses, below a repository. */
export function codeRoutes(repository: string): Route[] {
  const commit = `${repository}/commits/{commit}`;
  return [
    route('GET', `${repository}/pushes`, read, rows.pushesRow, listPushes),
    route('GET', `${repository}/pushes/{push}`, read, rows.pushesRow, getPush),
    route('GET', `${repository}/commits`, read, rows.commitsRow, listCommits),
    route('GET', commit, read, rows.commitsRow, getCommit),
    route('GET', `${commit}/changes`, read, rows.commitChangesRow, listCommitChanges),
    route('GET', `${repository}/diffs/commits`, read, rows.diffsRow, diffCommits),
    route('POST', `${commit}/statuses`, setStatus, rows.statusesRow, createStatus),
    route('GET', `${commit}/statuses`, readStatus, rows.statusesRow, listStatuses),
  ];
}
