import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from '../exchange.ts';
import type { Answer, Outcome, SignedIn } from '../exchange.ts';
import type { Repository } from '../world/places.ts';
import type { Git } from './git.ts';
import { runHttpBackend } from './http-backend.ts';
import { pkt } from './pkt-line.ts';
import { readBody } from './read-body.ts';
import { findRemote } from './remote.ts';
import { readWants } from './wants.ts';

const mostBytes = 8 * 1024 * 1024;

/** `POST {remote}/git-upload-pack`: judged as Azure DevOps judges it, then served by git. */
export async function uploadPack(exchange: SignedIn): Promise<Outcome> {
  const body = await readBody(exchange.request, mostBytes);
  if (body === null)
    return { answer: text(400, 'TF401041: The Git protocol sent is not as expected (The request cannot be read.).') };
  const place = findRemote(exchange);
  if ('answer' in place) return place;
  const { repository } = place.found;
  const asked = readWants(body);
  if ('problem' in asked) return { answer: text(400, asked.problem, { 'Content-Type': 'text/plain' }) };
  const hidden = await firstHiddenCommit(exchange.git, repository, asked.wants);
  if (hidden !== undefined) return { answer: result(pkt(`ERR upload-pack: not our ref ${hidden}`)) };
  const { folder } = repository;
  const pack = () => runHttpBackend(exchange.git, { method: 'POST', folder, path: '/git-upload-pack', body });
  return {
    answer: result((response: ServerResponse) => {
      response.flushHeaders();
      // A client that leaves before the end is no failure of the simulator.
      pipeline(Readable.from(pack()), response).catch(() => response.destroy());
    }),
  };
}

function result(body: Answer['body']): Answer {
  return { status: 200, headers: { 'Content-Type': 'application/x-git-upload-pack-result' }, body };
}

/** A commit may be asked for when a ref points at it; trees and blobs may be asked for by id. */
export async function firstHiddenCommit(
  git: Git,
  repository: Repository,
  wants: string[],
): Promise<string | undefined> {
  if (repository.allowsAnyCommit) return undefined;
  const tips = await git.tips(repository.folder);
  const others = wants.filter((objectId) => !tips.has(objectId));
  if (others.length === 0) return undefined;
  return (await git.commitsAmong(repository.folder, others))[0];
}
