/**
 * One import of a file; `from` is `(computed)` where it is not a literal. `type`: gone at run time. `lazy`: at first use,
 * by `await import`.
 */
export type Import = { from: string; how: 'real' | 'type' | 'lazy' };

const names = String.raw`\{(?<named>[^}]*)\}|\*(?:\s+as\s+\w+)?|\w+(?:\s*,\s*(?:\{[^}]*\}|\*\s+as\s+\w+))?`;
const statement = new RegExp(
  String.raw`^(?:import|export)\s+(?<type>type\s+)?(?:${names})\s+from\s+'(?<from>[^']+)'`,
  'gm',
);
const sideEffect = /^import\s+'(?<from>[^']+)'/gm;
const dynamic = /(?<type>typeof\s+)?\bimport\(\s*'(?<from>[^']+)'\s*[,)]/g;
const computed = /\bimport\(\s*[^'\s]/g;

/** Reads the import lines of a source as the formatter writes them. */
export function readImports(source: string): Import[] {
  return [
    ...[...source.matchAll(statement)].map(({ groups = {} }): Import => {
      const { type, named, from = '' } = groups;
      const parts = (named ?? '').split(',').filter((name) => name.trim() !== '');
      const typesOnly = parts.length > 0 && parts.every((name) => /^\s*type\s/.test(name));
      return { from, how: type !== undefined || typesOnly ? 'type' : 'real' };
    }),
    ...[...source.matchAll(computed)].map((): Import => ({ from: '(computed)', how: 'lazy' })),
    ...[...source.matchAll(sideEffect)].map(({ groups = {} }): Import => ({ from: groups['from'] ?? '', how: 'real' })),
    ...[...source.matchAll(dynamic)].map(({ groups = {} }): Import => {
      return { from: groups['from'] ?? '', how: groups['type'] === undefined ? 'lazy' : 'type' };
    }),
  ];
}
