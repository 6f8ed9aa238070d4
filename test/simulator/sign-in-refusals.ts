import { html, jsonType } from './exchange.ts';
import type { Answer } from './exchange.ts';
import { basicRealm } from './header-profile.ts';
import { byteOrderMark } from './refusals.ts';
import { serviceError } from './service-error.ts';
import { anonymousId, guidOf } from './world/guid.ts';

const framework = 'Microsoft.TeamFoundation.Framework.Server';

/** A sign-in page with a status of success: about 16 KB, as the real one. */
export function signInPage(): Answer {
  const filling = '<!-- scripts and styles of the sign-in page -->\n'.repeat(320);
  const page = `<!DOCTYPE html>\n<html lang="en">\n<head><title>Azure DevOps Services | Sign In</title></head>\n<body>\n<h1>Sign In</h1>\n${filling}</body>\n</html>\n`;
  return html(203, page);
}

export function signInRedirect(asked: string): Answer {
  const query = `realm=dev.azure.com&reply_to=${encodeURIComponent(asked)}&redirect=1&hid=${guidOf('host', asked)}&context=eyJodCI6Mn0`;
  const location = `https://spsprodcus5.vssps.visualstudio.com/_signin?${query}`;
  const page = `<html><head><title>Object moved</title></head><body>\n<h2>Object moved to <a href="${location.replaceAll('&', '&amp;')}">here</a>.</h2>\n</body></html>\n`;
  return html(302, page, { Location: location });
}

/** Expired, revoked, out of scope, of another organization: byte for byte the same, without a body or its type. */
export function tokenRefused(): Answer {
  return { status: 401, headers: { 'WWW-Authenticate': basicRealm(), 'Content-Length': '0' }, body: '' };
}

export function expiryTold(): Answer {
  const message = 'Access Denied: The Personal Access Token used has expired.';
  const customProperties = {
    Descriptor: null,
    IdentityDisplayName: null,
    Token: null,
    RequestedPermissions: 0,
    NamespaceId: '00000000-0000-0000-0000-000000000000',
  };
  const place = 'Microsoft.VisualStudio.Services.Security, Microsoft.VisualStudio.Services.WebApi';
  return serviceError(401, place, 'AccessCheckException', message, { customProperties });
}

export function globalTokenBlocked(): Answer {
  const message =
    "The organization's security policy prohibits access by global Personal Access Token (PAT) unless you are on an allowlist. Contact your organization administrator";
  return html(401, `<!DOCTYPE html>\n<html><head><title>Access denied</title></head><body>${message}</body></html>\n`, {
    'WWW-Authenticate': basicRealm(),
    'X-TFS-ServiceError': encodeURIComponent(message),
  });
}

export function bearerRefused(): Answer {
  const message = "TF400813: The user '' is not authorized to access this resource.";
  const answer = serviceError(401, framework, 'InvalidIdentityException', message);
  return {
    ...answer,
    headers: {
      'Content-Type': jsonType,
      'WWW-Authenticate': 'Bearer',
      'X-TFS-ServiceError': encodeURIComponent(message),
    },
    body: `${byteOrderMark}${String(answer.body)}`,
  };
}

/** The anonymous id in place of a person's means that the credential was not recognised. */
export function notAMember(id: string = anonymousId): Answer {
  const message = `TF400813: The user '${id}' is not authorized to access this resource.`;
  const answer = serviceError(401, framework, 'UnauthorizedRequestException', message);
  return { ...answer, headers: { ...answer.headers, 'WWW-Authenticate': ['TFS-Federated', 'Bearer'] } };
}

export const conditionalAccessMessage =
  'VS403463: The conditional access policy defined by your Microsoft Entra administrator has failed.';

export function conditionalAccess(): Answer {
  const assembly = 'Microsoft.VisualStudio.Services.Common';
  return serviceError(403, assembly, 'VssServiceException', conditionalAccessMessage);
}

/** Three challenges on lines of their own; git picks Basic. */
export function gitChallenge(tenant: string): Answer {
  const bearer = `Bearer authorization_uri=https://login.microsoftonline.com/${tenant}`;
  const headers = { 'WWW-Authenticate': [bearer, basicRealm(), 'TFS-Federated'], 'Content-Length': '0' };
  return { status: 401, headers, body: '' };
}

export function serverChallenge(origin: string): Answer {
  return html(401, '<html><head><title>TF400813</title></head><body>Not authorized.</body></html>\n', {
    'WWW-Authenticate': ['Bearer', `Basic realm="${origin}/"`, 'Negotiate', 'NTLM'],
  });
}
