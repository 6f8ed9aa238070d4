import type { IncomingMessage } from 'node:http';

export type Address = {
  organization: string;
  /** What follows the organization or collection, decoded. */
  segments: string[];
  /** The path as it was asked, without query. */
  path: string;
  query: URLSearchParams;
  /** `scheme://host[:port]` of this request. */
  origin: string;
  /** The organization's or collection's URL in the form the caller used, without trailing slash. */
  root: string;
  form: 'dev.azure.com' | 'visualstudio.com' | 'server';
  /** Of a Server: `/tfs`, or nothing. */
  virtualDirectory: '/tfs' | '';
};

/**
 * Reads the three forms in which an organization is addressed: `/{org}/…`, the host `{org}.visualstudio.com`, and
 * `[/tfs]/{Collection}/…` of a Server. Null when the path is not well encoded.
 */
export function readAddress(request: IncomingMessage, isCollection: (name: string) => boolean): Address | null {
  const [path = '/', queryText = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const host = request.headers.host ?? 'localhost';
  const origin = `${'encrypted' in request.socket ? 'https' : 'http'}://${host}`;
  const query = new URLSearchParams(queryText);
  let all: string[];
  try {
    all = path.replace(/^\//, '').replace(/\/$/, '').split('/').map(decodeURIComponent);
  } catch {
    return null;
  }
  const known = { path, query, origin };
  const legacy = /^([a-z0-9-]+)\.visualstudio\.com(:\d+)?$/i.exec(host)?.[1];
  if (legacy !== undefined) {
    const segments = all[0]?.toLowerCase() === 'defaultcollection' ? all.slice(1) : all;
    return { ...known, organization: legacy, segments, root: origin, form: 'visualstudio.com', virtualDirectory: '' };
  }
  const virtualDirectory = all[0] === 'tfs' ? '/tfs' : '';
  const [organization = '', ...segments] = virtualDirectory === '' ? all : all.slice(1);
  const root = `${origin}${virtualDirectory}/${encodeURIComponent(organization)}`;
  const form = virtualDirectory !== '' || isCollection(organization) ? 'server' : 'dev.azure.com';
  return { ...known, organization, segments, root, form, virtualDirectory };
}
