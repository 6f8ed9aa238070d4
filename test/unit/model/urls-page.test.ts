import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { printRepositoryUrl } from '../../../shared/model/repository-url.ts';
import { urlErrors, urlWarnings } from '../../../shared/model/url-refusals.ts';
import { addressOf } from './address-of.ts';

const page = readFileSync(new URL('../../../docs/urls.md', import.meta.url), 'utf8');

describe('docs/urls.md', () => {
  const forms = [...section('What is understood').matchAll(/^\| `(.+?)` \| `(.+?)` \|/gm)];

  test('lists forms', () => {
    expect(forms.length).toBeGreaterThan(25);
  });

  for (const [, given = '', read = ''] of forms)
    test(`is right about ${given}`, () => {
      const address = addressOf(given, [{ host: 'tfs.example.com', plainHttp: false }]);
      expect(printRepositoryUrl(address)).toBe(read);
    });

  test('explains every error and every warning, and no other', () => {
    expect(codes('Errors')).toEqual(Object.keys(urlErrors).toSorted());
    expect(codes('Warnings')).toEqual(Object.keys(urlWarnings).toSorted());
  });

  const lines = [...section('Why `new URL()` is not enough').matchAll(/^node -p '(.+)' +# (.+)$/gm)];

  test('shows a dozen traps of new URL()', () => {
    expect(lines.length).toBeGreaterThanOrEqual(12);
  });

  for (const [, expression = '', answer = ''] of lines)
    test(`is right about ${expression}`, () => {
      expect(String(runInNewContext(expression, { URL }))).toBe(answer);
    });
});

function section(title: string): string {
  const start = page.indexOf(`\n## ${title}\n`);
  if (start === -1) throw new Error(`docs/urls.md has no section ${title}`);
  const end = page.indexOf('\n## ', start + 1);
  return page.slice(start, end === -1 ? undefined : end);
}

function codes(title: string): string[] {
  return [...section(title).matchAll(/^\| `(\w+)` \|/gm)].map(([, code = '']) => code).toSorted();
}
