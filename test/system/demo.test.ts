import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

let output: string;
beforeAll(async () => {
  // Rejects when the exit code is not 0.
  const { stdout } = await promisify(execFile)(process.execPath, ['test/demo.ts'], { cwd: root, timeout: 55_000 });
  output = stdout;
});

/** Without what differs from run to run. */
function normalised(text: string): string[] {
  const constant = text.replaceAll(/fingerprint [0-9a-f]{8}/g, 'fingerprint …').replaceAll(/\bport \d+/g, 'port …');
  return constant
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
}

test('npm run demo walks from a connector through five failures, each explained, to the status that a push left', () => {
  const lines = normalised(output);
  const verdicts = lines.filter((line) => /^ {3}(?:SUCCESS|FAILURE|PARTIAL|UNKNOWN)/.test(line));
  expect(verdicts.map((line) => line.trim().split(':')[0])).toEqual([
    'SUCCESS',
    'FAILURE (CredentialExpiredOrRevoked)',
    'SUCCESS',
    'PARTIAL (ScopeMissing)',
    'FAILURE (CredentialNotRecognised)',
    'FAILURE (NotInOrganization)',
    'FAILURE (RepositoryDisabled)',
    // Of the webhooks.
    'SUCCESS',
  ]);
  // Every trouble comes with its next step.
  expect(lines.filter((line) => line.startsWith('   -> '))).toHaveLength(5);
  expect(lines.filter((line) => / -> \d{3}$/.test(line)).map((line) => line.slice(-3))).toEqual([
    '201',
    '201',
    '200',
    '200',
    '200',
    '200',
    '200',
    '200',
    '200',
    '200',
    '200',
    '400',
    '200',
    '200',
    '201',
    '201',
    '200',
  ]);
  expect(output).toContain('found, sent, received, authenticated, queued, processed:');
  expect(output).toContain('firing DELIVERED; the receiver got a CloudEvent, signed with v1,');
  expect(output).toContain('at the commit: builds/web succeeded');
  expect(output).toMatch(/git +PASSED {2}.*defaultBranch main, commit [0-9a-f]{40}/);
  expect(output).toMatch(/tls +PASSED .*TLSv1\.3/);
  expect(output).toContain('-> Look for the token at https://dev.azure.com/fabrikam/_usersSettings/tokens.');
  expect(output).toContain('/connector/spec/url  UrlPathNotRecognized');
});

test('npm run demo prints no token', () => {
  expect(output).not.toMatch(/[A-Za-z0-9]{76}AZDO/);
});

test('README shows what npm run demo prints', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8').catch(() => '');
  const block = /<!-- npm run demo -->\n```\w*\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const advice =
    'README.md must have, after the line <!-- npm run demo -->, a fenced block with the output of npm run demo.';
  expect(block === '' ? [advice] : normalised(block)).toEqual(normalised(output));
});
