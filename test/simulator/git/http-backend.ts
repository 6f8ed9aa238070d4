import type { Git } from './git.ts';

export type GitRequest = {
  method: 'GET' | 'POST';
  /** A bare repository. */
  folder: string;
  path: '/info/refs' | '/git-upload-pack' | '/git-receive-pack';
  /** Fetches, unless said otherwise. */
  service?: 'git-upload-pack' | 'git-receive-pack';
  body?: Buffer;
};

/**
 * Runs git's own CGI program on the request and gives the body of its answer. Protocol 0 only: the client's
 * `Git-Protocol` is not passed on.
 */
export async function* runHttpBackend(git: Git, request: GitRequest): AsyncGenerator<Buffer> {
  const child = git.start(['http-backend'], environmentOf(request));
  child.stdin.end(request.body);
  try {
    let head: Buffer | null = Buffer.alloc(0);
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      if (head === null) {
        yield chunk;
        continue;
      }
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end === -1) continue;
      yield head.subarray(end + 4);
      head = null;
    }
  } finally {
    git.kill(child);
  }
}

function environmentOf({ method, folder, path, service = 'git-upload-pack', body }: GitRequest): NodeJS.ProcessEnv {
  return {
    GIT_PROJECT_ROOT: folder,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: path,
    REQUEST_METHOD: method,
    QUERY_STRING: method === 'GET' ? `service=${service}` : '',
    CONTENT_TYPE: method === 'GET' ? '' : `application/x-${service}-request`,
    CONTENT_LENGTH: String(body?.length ?? 0),
    // Blobs and trees of a partial clone are asked for by id; what may be asked for is judged before git sees it.
    GIT_CONFIG_COUNT: '3',
    GIT_CONFIG_KEY_0: 'uploadpack.allowFilter',
    GIT_CONFIG_VALUE_0: 'true',
    GIT_CONFIG_KEY_1: 'uploadpack.allowAnySHA1InWant',
    GIT_CONFIG_VALUE_1: 'true',
    // Who may push is judged before too.
    GIT_CONFIG_KEY_2: 'http.receivepack',
    GIT_CONFIG_VALUE_2: 'true',
  };
}
