import { html } from '../exchange.ts';
import { bothDoors } from '../sentinel.ts';
import type { Sentinel } from '../sentinel.ts';
import * as refuse from '../sign-in-refusals.ts';

/** Answers that mean "not signed in" or "not from here", in their several disguises. */
export const signInTroubles: readonly Sentinel[] = [
  {
    name: 'sign-in',
    doors: bothDoors,
    place: 'front door',
    does: '203 with the HTML sign-in page, as for a credential that is not recognised',
    source: 'observed by others (gitkraken/vscode-gitlens#5890) at REST, low confidence at git',
    act: () => refuse.signInPage(),
  },
  {
    name: 'sign-in-redirect',
    doors: bothDoors,
    place: 'front door',
    does: '302 to the _signin page of spsprodcus5.vssps.visualstudio.com',
    source: 'issue report: MicrosoftDocs/azure-devops-docs#13661',
    act: ({ address }) => refuse.signInRedirect(`${address.origin}${address.path}`),
  },
  {
    name: 'redirects',
    doors: bothDoors,
    place: 'front door',
    does: '302 to the same path of this simulator under the host name localhost, which the request log then shows',
    source: 'invented: a redirect that would carry the credential to another host',
    act: ({ address }) => {
      const elsewhere = new URL(address.origin);
      elsewhere.hostname = 'localhost';
      const location = `${elsewhere.origin}/elsewhere${address.path}`;
      return html(302, '<html><head><title>Object moved</title></head></html>\n', { Location: location });
    },
  },
  {
    name: 'expired-told',
    doors: ['rest'],
    place: 'front door',
    does: '401 AccessCheckException that says the token has expired',
    source: 'issue reports',
    act: () => refuse.expiryTold(),
  },
  {
    name: 'expired-page',
    doors: ['rest'],
    place: 'front door',
    does: '401 with the same sentence in an HTML page',
    source: 'issue reports',
    act: () =>
      html(
        401,
        '<!DOCTYPE html>\n<html><body>Access Denied: The Personal Access Token used has expired.</body></html>\n',
      ),
  },
  {
    name: 'conditional-access',
    doors: ['rest'],
    place: 'signed in',
    does: '403 VS403463: a conditional access policy has failed',
    source: 'issue reports',
    act: () => refuse.conditionalAccess(),
  },
  {
    name: 'conditional-access-page',
    doors: bothDoors,
    place: 'front door',
    does: '403 with the HTML page "403 - Uh-oh, you do not have access"',
    source: 'issue reports',
    act: () => html(403, '<!DOCTYPE html>\n<html><body><h1>403 - Uh-oh, you do not have access</h1></body></html>\n'),
  },
];
