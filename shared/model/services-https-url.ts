import { checkOrganizationName, sameName } from './azure-names.ts';
import type { ServicesHost } from './services-host.ts';
import { namesNothing, readProjectPath, type ServicesPlace } from './services-path.ts';
import { requireName } from './url-path.ts';
import { type Notice, notice, UrlRefusal } from './url-refusals.ts';
import type { UrlText } from './url-text.ts';

/**
 * `https://dev.azure.com/{organization}/…` and `https://{organization}.visualstudio.com/…`.
 * @throws UrlRefusal
 */
export function readServicesHttps(text: UrlText, at: ServicesHost, notices: Notice[]): ServicesPlace {
  if (at.form !== 'https' && at.form !== 'legacy') {
    const hint = 'For SSH use git@ssh.dev.azure.com:v3/organization/project/repository.';
    throw new UrlRefusal('UrlSchemeNotServed', hint, { candidates: [`git@ssh.dev.azure.com:${text.rest}`] });
  }
  if (text.scheme === 'http') notices.push(notice('UrlUsedAsHttps', 'Write https://.'));
  const [organization, path] = at.form === 'legacy' ? [at.organization, text.path] : [text.path[0], text.path.slice(1)];
  if (organization === undefined || organization.startsWith('_')) throw namesNothing();
  requireName(text, organization, checkOrganizationName);
  if (text.user !== null) {
    // The Clone button writes https://{organization}@dev.azure.com/…, so that a credential helper can tell them apart.
    const hint = sameName(text.user, organization)
      ? 'Leave it out: it is the name of the organization, which the Clone button puts there.'
      : 'Leave it out: a user name belongs into the credentials of the connector.';
    notices.push(notice('UrlUserIgnored', hint));
  }
  return { organization, ...readProjectPath(text, path, notices) };
}
