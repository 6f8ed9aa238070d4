import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { WireAnswer } from '../../../shared/model/reasons/answer.ts';
import { toRefusal } from '../../../shared/model/reasons/refusal.ts';

type Row = {
  id: string;
  trigger: string;
  status: number;
  headers: Record<string, string | string[]>;
  bom?: boolean;
  body: string;
  reason: string | null;
};

/** What Azure DevOps was seen or documented to answer, each with its source. */
const rows = JSON.parse(readFileSync(new URL('refusals.json', import.meta.url), 'utf8')) as Row[];

const guid = '7f2d5a0c-1c1b-4c57-9c5e-2f9d1f0f5d11';
const fill = (text: string) => text.replaceAll('{guid}', guid).replaceAll('{seconds}', '30');

function toAnswer({ status, headers, bom, body }: Row): WireAnswer {
  const lower = Object.entries(headers).map(([name, value]) => [
    name.toLowerCase(),
    typeof value === 'string' ? fill(value) : value.map(fill),
  ]);
  // Of a sign-in page the rows hold only the title.
  const page = body.includes('Sign In') ? `<html><title>${body}</title>` : fill(body);
  return { status, headers: Object.fromEntries(lower), text: `${bom === true ? '\uFEFF' : ''}${page}` };
}

test.each(rows)('$id ($trigger) is $reason', (row) => {
  expect(toRefusal(toAnswer(row))?.reason ?? null).toBe(row.reason);
});

test.each(rows.filter(({ body }) => body.includes('typeKey')))(
  'trap 29: $id says the same in another language',
  (row) => {
    const answer = toAnswer(row);
    const body = JSON.parse(answer.text.replace(/^\uFEFF/, ''));
    const [code] = /^(TF|VS)\d+/.exec(body.message) ?? [''];
    const [quoted] = /'[^']*'/.exec(body.message) ?? [''];
    const translated = { ...body, message: `${code} : Accès refusé. ${quoted}` };
    expect(toRefusal({ ...answer, text: JSON.stringify(translated) })?.reason ?? null).toBe(row.reason);
  },
);

test.each(rows)('trap 30: $id keeps its reason when the realm and the correlation ids change', (row) => {
  const answer = toAnswer(row);
  const realm = 'Basic realm="https://tfsprodweu7.visualstudio.com/"';
  const challenge = answer.headers['www-authenticate'];
  const changed = {
    ...answer.headers,
    activityid: 'another',
    ...(typeof challenge === 'string' && challenge.startsWith('Basic') ? { 'www-authenticate': realm } : {}),
  };
  expect(toRefusal({ ...answer, headers: changed })?.reason ?? null).toBe(row.reason);
});

test('traps 24, 38, 42, 43: the byte order mark, the exception behind a 404, a 400 and a route are read by name', () => {
  const reasons = new Map(rows.map((row) => [row.id, toRefusal(toAnswer(row))?.reason]));
  const ids = ['rest.bearer.refused', 'rest.repo.not.found', 'rest.project.id.not.found', 'rest.route.unknown'];
  expect(ids.map((id) => reasons.get(id))).toEqual([
    'EntraTokenRefused',
    'RepositoryNotFound',
    'ProjectNotFound',
    'NotAzureDevOps',
  ]);
});

test('A blocked and a delayed answer carry the seconds that Azure DevOps asks for', () => {
  const blocked = rows.find(({ id }) => id === 'rest.rate.blocked');
  expect(blocked && toRefusal(toAnswer(blocked))?.retryAfterSeconds).toBe(30);
});
