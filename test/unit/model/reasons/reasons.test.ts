import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { explain, type Reason, reasons } from '../../../../shared/model/reasons/reason.ts';

const entries = Object.entries(reasons) as [Reason, (typeof reasons)[Reason]][];
const page = readFileSync(new URL('../../../../docs/reasons.md', import.meta.url), 'utf8');

describe('docs/reasons.md', () => {
  const sections = new Map(
    page
      .split(/^### /m)
      .slice(1)
      .map((section) => [section.split('\n', 1)[0] ?? '', section]),
  );

  test('has a section for each reason and for nothing else', () => {
    expect([...sections.keys()].toSorted()).toEqual(entries.map(([reason]) => reason).toSorted());
  });

  test.each(entries)('says of %s what the service says', (reason, { title, actor, retry, message, hint }) => {
    const section = sections.get(reason) ?? '';
    const facts = `**${title}.** Who acts: ${actor}. ${retry ? 'May pass by itself (UNKNOWN).' : 'Needs a change (FAILED).'}`;
    expect(section).toContain(facts);
    expect(section).toContain(message);
    expect(section).toContain(hint);
  });
});

test.each(entries)('%s is a plain sentence and a plain next step', (reason, { title, message, hint }) => {
  expect(reason).toMatch(/^[A-Z][A-Za-z]+$/);
  expect(title).toMatch(/^[A-Z][^.]*$/);
  expect(message).toMatch(/^\S.*[.]$/);
  expect(hint).toMatch(/^[A-Z].*[.]$/);
  expect(`${message}${hint}`).not.toMatch(/[\n\t]| {2}/);
});

test('A reason is explained with its blanks filled in', () => {
  const { message } = explain('TlsNameMismatch', { host: 'tfs.example' });
  expect(message).toBe('The certificate of tfs.example is not for that name.');
});

test('A blank that nobody filled is a defect', () => {
  expect(() => explain('TlsNameMismatch')).toThrow('TlsNameMismatch needs a value for {host}');
});
