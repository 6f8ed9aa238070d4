/** A small history for `git fast-import`: the same object ids in every run. */
export function seedHistory(): string {
  const first = Date.UTC(2026, 0, 5, 8) / 1000;
  let mark = 0;
  const lines: string[] = [];
  const commit = (ref: string, message: string, files: Record<string, string>, from?: number) => {
    mark += 1;
    const who = `Ana Bowman <ana.bowman@fabrikam.example> ${first + mark * 3600} +0000`;
    lines.push(`commit ${ref}`, `mark :${mark}`, `author ${who}`, `committer ${who}`, data(`${message}\n`));
    if (from !== undefined) lines.push(`from :${from}`);
    for (const [path, content] of Object.entries(files)) lines.push(`M 100644 inline "${path}"`, data(content));
    return mark;
  };
  const main = 'refs/heads/main';
  const readme = commit(main, 'Say what this is', { 'README.md': '# Web\n' });
  const pipeline = commit(main, 'Build on every push', { 'azure-pipelines.yml': 'trigger: [main]\n' }, readme);
  const pages = commit(
    main,
    'Add the first page',
    { 'src/index.ts': "export const page = 'hello';\n", 'src/a b#c?.txt': 'A name with everything in it.\n' },
    pipeline,
  );
  commit('refs/heads/feature/paint', 'Paint it', { 'src/paint.css': 'body { color: teal }\n' }, pages);
  commit('refs/heads/bugfix/#42-réseau', 'Reach the network again', { 'src/net.ts': 'export {};\n' }, pages);
  const deploy = commit(main, 'Deploy', { 'deploy/prod.yaml': 'replicas: 3\n' }, pages);
  commit('refs/heads/main2', 'Try another main', { 'README.md': '# Web, again\n' }, deploy);
  const last = commit(main, 'Explain the deployment', { 'docs/deploy.md': '# Deploy\n' }, deploy);
  const tagger = `tagger Ana Bowman <ana.bowman@fabrikam.example> ${first} +0000`;
  lines.push('tag v1.0', `from :${pages}`, tagger, data('First release\n'));
  lines.push('reset refs/tags/nightly', `from :${last}`, '');
  return `${lines.join('\n')}\n`;
}

function data(content: string): string {
  return `data ${Buffer.byteLength(content)}\n${content}`;
}
