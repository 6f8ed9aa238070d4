import type { IncomingMessage } from 'node:http';

/** What a request is for. `path` is decoded and decides the route; `url` is what the handler sees. */
export type Target = { url: string; path: string; query: URLSearchParams };

/** Null: the request line or the Host header is none that a URL can be made of. */
export function targetOf(request: IncomingMessage): Target | null {
  const path = request.url ?? '/';
  if (!path.startsWith('/')) return null;
  // Not `new URL(path, base)`: a path that starts with two slashes would replace the host.
  const url = URL.parse(`http://${request.headers.host ?? '127.0.0.1'}${path}`);
  return url === null ? null : { url: url.href, path: decodePath(url.pathname), query: url.searchParams };
}

/** An encoded slash stays encoded, so that it cannot end a segment; so does what is not UTF-8. */
function decodePath(path: string): string {
  return path
    .split(/(%2f)/i)
    .map((part) => (/^%2f$/i.test(part) ? part : decodeOrKeep(part)))
    .join('');
}

function decodeOrKeep(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
