import { describe, expect, test } from 'vitest';
import { toRefusal } from '../../../../shared/model/reasons/refusal.ts';

const azure = { 'x-tfs-processid': 'p', activityid: '0b2e1f6c-3c1d-4b3e-9a52-7a3a3d1f0c11' };
const html = { 'content-type': 'text/html; charset=utf-8' };
const json = (typeKey: string, message = '') => JSON.stringify({ $id: '1', message, typeKey });

describe('What an answer means', () => {
  test.each([
    ['200 is left to be read', 200, {}, '{}', null],
    [
      'trap 20: any HTML page of Azure DevOps behind 200 is the sign-in page',
      200,
      { ...html, ...azure },
      '<html>',
      'CredentialNotRecognised',
    ],
    [
      'a sign-in page without any header of Azure DevOps',
      200,
      html,
      '<title>Sign In</title>',
      'CredentialNotRecognised',
    ],
    ['the page of a proxy behind 200', 200, html, '<html>Welcome to the proxy', 'NotAzureDevOps'],
    ['204', 204, {}, '', 'UnexpectedAnswer'],
    [
      '302 to a sign-in',
      302,
      { location: 'https://x.vssps.visualstudio.com/_signin?realm=y' },
      '',
      'CredentialNotRecognised',
    ],
    ['302 to anywhere else', 302, { location: 'https://evil.example/' }, '', 'RedirectRefused'],
    ['304, to a question that had no condition', 304, {}, '', 'RedirectRefused'],
    [
      '401 with challenges of a Server',
      401,
      { 'www-authenticate': ['Bearer', 'Basic realm="x"', 'Negotiate', 'NTLM'] },
      '',
      'CredentialRefused',
    ],
    [
      'trap 26: 401 naming the anonymous identity',
      401,
      azure,
      json('UnauthorizedRequestException', "TF400813: The user 'aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa' is"),
      'CredentialNotRecognised',
    ],
    [
      'trap 23: 401 in HTML that says expired',
      401,
      html,
      '<p>Access Denied: The Personal Access Token used has expired.',
      'CredentialExpired',
    ],
    ['403 of conditional access as a page', 403, html, '<h1>403 - Uh-oh, you do not have access', 'ConditionalAccess'],
    ['403 of something on the way', 403, {}, 'blocked', 'UnexpectedAnswer'],
    ['403 of Azure DevOps without words', 403, azure, '', 'PermissionMissing'],
    ['404 without an error of Azure DevOps', 404, html, '<h1>Not found', 'NotAzureDevOps'],
    ['404 with an exception nobody knows', 404, azure, json('SomethingNewException'), 'UnexpectedAnswer'],
    [
      'trap 54: 400 with a newer version than a Server has',
      400,
      azure,
      json('VssVersionOutOfRangeException'),
      'ApiVersionRefused',
    ],
    ['400 without words', 400, {}, '', 'UnexpectedAnswer'],
    ['400 with Retry-After', 400, { 'retry-after': '5' }, '', 'ServiceUnavailable'],
    ['500', 500, azure, '', 'ServiceUnavailable'],
    ['502 of a gateway', 502, html, '<h1>Bad gateway', 'ServiceUnavailable'],
    [
      'trap 58: 503 that will not pass',
      503,
      azure,
      `\uFEFF${json('VssServiceException', 'TF24668: stopped')}`,
      'OrganizationStopped',
    ],
    [
      'trap 25: a header message with malformed percent signs',
      401,
      { 'x-tfs-serviceerror': '%E0%A4%A global Personal Access Token' },
      '',
      'GlobalTokenBlocked',
    ],
  ] as const)('%s', (_, status, headers, text, reason) => {
    expect(toRefusal({ status, headers, text })?.reason ?? null).toBe(reason);
  });
});

test('The evidence of a refusal names status, exception, number and ActivityId', () => {
  const text = json('GitRepositoryNotFoundException', 'TF401019: The Git repository');
  expect(toRefusal({ status: 404, headers: azure, text })?.evidence).toEqual({
    status: 404,
    activityId: azure.activityid,
    typeKey: 'GitRepositoryNotFoundException',
    code: 'TF401019',
  });
});

test('The evidence of a refusal says whether we were known by then', () => {
  const known = { ...azure, 'x-vss-userdata': '11111111-2222-3333-4444-555555555555:ana@fabrikam.example' };
  const evidence = toRefusal({ status: 404, headers: known, text: json('GitRepositoryNotFoundException') })?.evidence;
  expect(evidence?.['signedIn']).toBe(true);
  expect(JSON.stringify(evidence)).not.toContain('ana@fabrikam.example');
});

test('The evidence of a missing permission names it as Azure DevOps does', () => {
  const text = json('GitNeedsPermissionException', "TF401027 : l'autorisation Git 'GenericContribute' est requise.");
  const evidence = toRefusal({ status: 403, headers: azure, text })?.evidence;
  expect(evidence).toMatchObject({ code: 'TF401027', permission: 'GenericContribute' });
});

test('The evidence of an unknown answer is short and holds nothing that was sent', () => {
  const token = 'short-secret';
  const text = `<b>teapot</b> ${token} Authorization: Basic OnNob3J0 \u001B[2J${'x '.repeat(5000)}`;
  const evidence = toRefusal({ status: 418, headers: { 'x-echo': token }, text }, [token])?.evidence;
  expect(evidence?.['status']).toBe(418);
  expect(evidence?.['headers']).toBe('x-echo');
  expect(evidence?.['excerpt']).toMatch(/^<b>teapot<\/b> … Authorization: Basic … \[2J/);
  expect(String(evidence?.['excerpt']).length).toBeLessThanOrEqual(200);
  expect(JSON.stringify(evidence)).not.toContain(token);
});
