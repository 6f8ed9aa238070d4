import { text } from '../exchange.ts';
import { missingProjectMessage, missingRepositoryMessage } from '../refusals.ts';
import { findProject, findRepository } from '../resources/lookup.ts';
import type { Found, InProject, Seeker } from '../resources/lookup.ts';

/** As the REST door finds a repository; but what is missing is told in one line of text, which git shows to people. */
export function findRemote(exchange: Seeker): Found<InProject> {
  const place = findRepository(exchange);
  if ('found' in place) return place;
  const { project = '', repository = '' } = exchange.names;
  const noProject = 'answer' in findProject(exchange, project);
  return { answer: text(404, noProject ? missingProjectMessage(project) : missingRepositoryMessage(repository)) };
}
