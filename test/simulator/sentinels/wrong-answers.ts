import { html } from '../exchange.ts';
import type { Answer } from '../exchange.ts';
import { byteOrderMark } from '../refusals.ts';
import { bothDoors } from '../sentinel.ts';
import type { Sentinel } from '../sentinel.ts';
import { guidOf } from '../world/guid.ts';

/** Successes that prove nothing: what stands between, or another server, answers in place of Azure DevOps. */
export const wrongAnswers: readonly Sentinel[] = [
  {
    name: 'html',
    doors: bothDoors,
    place: 'front door',
    does: "200 with the log-in page of somebody's proxy",
    source: 'inferred: any network may have one',
    act: () => ({
      ...html(200, '<!DOCTYPE html>\n<html><body>Please accept the terms of this network.</body></html>\n'),
      profile: 'none',
    }),
  },
  {
    name: 'no-content',
    doors: bothDoors,
    place: 'front door',
    does: '204 without a body',
    source: 'invented: git ls-remote takes it for a success',
    act: () => ({ status: 204, headers: {}, body: '' }),
  },
  {
    name: 'null-json',
    doors: ['rest'],
    place: 'signed in',
    does: '200 whose JSON is null',
    source: 'invented',
    act: async (_, proceed) => ({ ...(await proceed()), body: 'null' }),
  },
  {
    name: 'wrong-shape',
    doors: ['rest'],
    place: 'signed in',
    does: '200 whose JSON is of another service',
    source: 'inferred: a URL of another server',
    act: async (_, proceed) => ({ ...(await proceed()), body: '{"status":"UP","version":"1.4.2"}' }),
  },
  {
    name: 'not-json',
    doors: ['rest'],
    place: 'signed in',
    does: '200 that says JSON and breaks off in the middle of it',
    source: 'invented',
    act: async (_, proceed) => {
      const answer = await proceed();
      return { ...answer, body: String(answer.body).slice(0, -10) };
    },
  },
  {
    name: 'bom',
    doors: ['rest'],
    place: 'signed in',
    does: 'the normal answer behind a byte order mark',
    source: 'observed on errors, never on a success',
    act: async (_, proceed) => {
      const answer = await proceed();
      return { ...answer, body: `${byteOrderMark}${String(answer.body)}` };
    },
  },
  {
    name: 'foreign',
    doors: ['rest'],
    place: 'signed in',
    does: 'a well-formed answer about another repository or project than the one asked for',
    source: 'invented: a reused name, a confused cache',
    act: async (_, proceed) => someoneElses(await proceed()),
  },
];

function someoneElses(answer: Answer): Answer {
  const body: unknown = JSON.parse(String(answer.body));
  if (typeof body !== 'object' || body === null || !('id' in body)) return answer;
  const id = guidOf('somebody else', String(body.id));
  const project =
    'project' in body ? { project: { ...(body.project as object), id: guidOf(id), name: 'Elsewhere' } } : {};
  return { ...answer, body: JSON.stringify({ ...body, id, name: 'somebody-elses', ...project }) };
}
