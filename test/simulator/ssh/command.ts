export type Command =
  | { kind: 'shell' }
  | { kind: 'unknown' }
  | { kind: 'git'; program: 'git-upload-pack' | 'git-receive-pack'; path: RemotePath | null };

/** Where a path leads; `form` says whether it is the one of Services or of a Server. */
export type RemotePath = {
  form: 'services' | 'server';
  organization: string;
  project: string;
  repository: string;
};

/**
 * What a session wants: `git-upload-pack 'v3/fabrikam/Fiber/web'`, as git quotes it.
 * @param user the organization's name, where a path has none of its own
 */
export function readCommand(command: string | null, user: string): Command {
  if (command === null) return { kind: 'shell' };
  const [, verb, quoted = ''] = /^git[- ](upload-pack|receive-pack) (.+)$/.exec(command) ?? [];
  if (verb !== 'upload-pack' && verb !== 'receive-pack') return { kind: 'unknown' };
  return { kind: 'git', program: `git-${verb}`, path: readPath(unquote(quoted), user) };
}

/** `'it'\''s'` is it's; git also escapes an exclamation mark so. */
function unquote(quoted: string): string {
  return quoted.replaceAll(/'([^']*)'|\\(.)/g, (_, inside?: string, escaped?: string) => inside ?? escaped ?? '');
}

function readPath(path: string, user: string): RemotePath | null {
  let all: string[];
  try {
    // Git decodes the path of an ssh:// URL, and leaves that of git@host:path as it is.
    all = path.replace(/^\//, '').replace(/\/$/, '').split('/').map(decodeURIComponent);
  } catch {
    return null;
  }
  const segments = all.filter((segment) => !/^_(full|optimized)$/.test(segment));
  const [first = '', second = '', third = '', fourth = ''] = segments;
  if (first === 'v3' && segments.length === 4)
    return { form: 'services', organization: second, project: third, repository: fourth };
  // The older form of vs-ssh.visualstudio.com.
  if (second === '_ssh' && segments.length === 3)
    return { form: 'services', organization: user, project: first, repository: third };
  const [collection = '', ...rest] = first === 'tfs' ? segments.slice(1) : segments;
  const at = rest.findIndex((segment) => segment === '_git' || segment === '_ssh');
  const repository = rest[at + 1];
  if (repository === undefined || at > 1 || rest.length !== at + 2 || at === -1) return null;
  return { form: 'server', organization: collection, project: rest[at - 1] ?? repository, repository };
}
