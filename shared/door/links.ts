import type { Config } from '../config.ts';
import type { Scope } from '../model/scope.ts';

/** Addresses of this API that leave the service: absolute where it knows its own, else from the root. */

export function apiLink({ publicUrl }: Config, path: string, query: URLSearchParams): string {
  return `${publicUrl}/api/v1/${path}?${query.toString()}`;
}

export function scopeParameters({ account, org, project }: Scope): URLSearchParams {
  return new URLSearchParams({
    accountIdentifier: account,
    ...(org === null ? {} : { orgIdentifier: org }),
    ...(project === null ? {} : { projectIdentifier: project }),
  });
}

/** Long work: where its result will be, and when to look. */
export function operationHeaders(config: Config, scope: Scope, identifier: string, verification: string) {
  const path = `connectors/${identifier}/verifications/${verification}`;
  return { 'Operation-Location': apiLink(config, path, scopeParameters(scope)), 'Retry-After': '1' };
}

/** Where it is told how the webhooks of a connector stand. */
export function webhooksHeaders(config: Config, scope: Scope, identifier: string) {
  const link = apiLink(config, `connectors/${identifier}/webhooks`, scopeParameters(scope));
  return { 'Operation-Location': link, 'Retry-After': '1' };
}

/** The same for a definition that is not stored. */
export function trialHeaders(config: Config, scope: Scope, verification: string) {
  const link = apiLink(config, `verifications/${verification}`, scopeParameters(scope));
  return { 'Operation-Location': link, 'Retry-After': '1' };
}

/**
 * `next` is what stands behind the scope in the last key: bound to nothing, since every page adds its own scope.
 * `kept`: the parameters that every page is asked with.
 */
export function nextLink(
  config: Config,
  path: string,
  scope: Scope,
  kept: Record<string, string | number>,
  next: string | null,
): { nextLink?: string } {
  if (next === null) return {};
  const query = scopeParameters(scope);
  for (const [name, value] of Object.entries(kept)) query.set(name, String(value));
  query.set('pageToken', Buffer.from(next).toString('base64url'));
  return { nextLink: apiLink(config, path, query) };
}

export function pageOf({ pageToken, pageSize }: { pageToken: string | null; pageSize: number }) {
  return { limit: pageSize, after: afterOf(pageToken) };
}

export function afterOf(pageToken: string | null): string | null {
  return pageToken === null ? null : Buffer.from(pageToken, 'base64url').toString();
}
