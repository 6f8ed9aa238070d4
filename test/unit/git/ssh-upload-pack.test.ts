import { expect, test } from 'vitest';
import { uploadPackCommand } from '../../../shared/git/ssh-upload-pack.ts';
import { parseRepositoryUrl } from '../../../shared/model/repository-url.ts';

test('Whatever a repository is called, the command of a shell ends at its own quote', () => {
  const allowedHosts = [{ host: 'tfs.example', plainHttp: false }];
  for (const url of ['git@ssh.dev.azure.com:v3/o/p/r', 'ssh://tfs.example/Coll/p/_git/r']) {
    const parsed = parseRepositoryUrl(url, { allowedHosts });
    if (!parsed.ok) throw new Error(parsed.problem.message);
    for (const repository of [`a'; touch x; '`, `$(touch x)`, '`touch x`', `it's!`, 'a\nb', '-o x', `\\'`]) {
      const command = uploadPackCommand({ ...parsed.address, repository });
      // Quoted stretches, and between them nothing but an escaped quote or exclamation mark.
      expect(command).toMatch(/^git-upload-pack (?:'[^']*'|\\['!])+$/);
      const path = command.slice('git-upload-pack '.length).replaceAll(/'([^']*)'|\\(.)/g, (_, in_, out) => in_ ?? out);
      expect(decodeURIComponent(path).endsWith(`/${repository}`)).toBe(true);
    }
  }
});
