import type { ReasonDefinition } from './definition.ts';

/** Azure DevOps does not accept the credential, or accepts it and does not let it in. */
export const credentialReasons = {
  CredentialNotRecognised: {
    title: 'Credential not recognised',
    actor: 'credential owner',
    retry: false,
    message: 'Azure DevOps did not recognise the credential and offered its sign-in page instead.',
    hint: 'Check that the secret holds a whole personal access token of {organization}, pasted without a line break or quotes{oddity}. If in doubt, make a new one at {tokenPage} with {scopes}, and store it as the new value of the secret.',
  },
  CredentialRefused: {
    title: 'Credential refused',
    actor: 'credential owner',
    retry: false,
    message:
      'Azure DevOps refused the token. It does not say which of these it is: the token has expired, was revoked, lacks a scope, belongs to another organization, or a policy of the organization forbids it.',
    hint: 'Open {tokenPage} as the owner of the token: look at its expiry date, then whether it has {scopes}. Renew or replace it and store it as the new value of the secret{oddity}.',
  },
  CredentialExpired: {
    title: 'Credential expired',
    actor: 'credential owner',
    retry: false,
    message: 'Azure DevOps says that the personal access token has expired.',
    hint: 'Renew it at {tokenPage}, or make a new one with {scopes}, and store it as the new value of the secret.',
  },
  CredentialExpiredOrRevoked: {
    title: 'Credential expired or revoked',
    actor: 'credential owner',
    retry: false,
    message:
      'Azure DevOps refused the token even where no scope is needed. It has expired or was revoked, belongs to another organization, or a policy of the organization forbids it.',
    hint: 'Look for the token at {tokenPage}. Renew it there, or make a new one for {organization} with {scopes}, and store it as the new value of the secret{oddity}.',
  },
  ScopeMissing: {
    title: 'Token lacks a scope',
    actor: 'credential owner',
    retry: false,
    message:
      'The token is alive, but {organization} refused it for this step: it lacks the scope {scope}, without which {loss}.',
    hint: 'Edit the token at {tokenPage} and add the scope {scope}. The token stays the same, so the secret needs no new value.',
  },
  GlobalToken: {
    title: 'One token for several organizations',
    actor: 'credential owner',
    retry: false,
    message:
      'The same token is accepted in {organizations}, so it is one for all accessible organizations (a global token). From 1 December 2026 Azure DevOps refuses such tokens, whatever their expiry date.',
    hint: 'Make a token for each organization alone (for this one at {tokenPage}), store each in a secret of its own, and let every connector refer to the secret of its organization.',
  },
  GlobalTokenBlocked: {
    title: 'Global token blocked',
    actor: 'credential owner',
    retry: false,
    message:
      'The token is one for all accessible organizations (a global token), and {organization} does not admit those. From 1 December 2026 Azure DevOps admits them nowhere.',
    hint: 'Make a token for the one organization {organization} at {tokenPage} with {scopes}, and store it as the new value of the secret.',
  },
  NotInOrganization: {
    title: 'Identity is not in the organization',
    actor: 'organization admin',
    retry: false,
    message:
      'The credential belongs to an identity that {organization} does not admit: it is not a member, or not any more (removed or, probably, disabled).',
    hint: 'An administrator of {organization} looks for that identity under {usersPage}, and adds it, or the connector gets a credential of a member.',
  },
  AnonymousIdentity: {
    title: 'Answered as anonymous',
    actor: 'credential owner',
    retry: false,
    message: 'Azure DevOps answered, but as to an anonymous visitor: the token was ignored.',
    hint: 'The token is not one of {organization}. Make a new one at {tokenPage} with {scopes}, and store it as the new value of the secret{oddity}.',
  },
  ConditionalAccess: {
    title: 'Conditional access refuses',
    actor: 'organization admin',
    retry: false,
    message: 'A conditional access policy of the organization refused the connection made from here.',
    hint: 'The administrator of Microsoft Entra admits the addresses that this service (or the delegate) connects from, or the connector runs through a delegate at an admitted address.',
  },
  PermissionMissing: {
    title: 'Permission missing',
    actor: 'organization admin',
    retry: false,
    message: 'The credential is valid, but its owner lacks the permission {permission}, without which {loss}.',
    hint: 'An administrator of the project gives the owner of the credential the permission {permission} ({permissionPlace}).',
  },
  EntraTokenRefused: {
    title: 'Token of Entra refused',
    actor: 'organization admin',
    retry: false,
    message:
      'Azure DevOps refused the token that Microsoft Entra had given for the identity. It does not say why; probably {organization} is connected to another tenant than the one of the identity.',
    hint: 'An administrator of {organization} compares the tenant (Organization settings, Microsoft Entra) with that of the identity. They must be the same.',
  },
  IdentityNotGranted: {
    title: 'Identity not granted',
    actor: 'service operator',
    retry: false,
    message: 'The identity {identity} is not granted to this connector, or not any more.',
    hint: 'An administrator of this service grants the identity to the scope of the connector and to {organization}: PUT /api/v1/identities/{identity}. Or the connector uses another credential.',
  },
  IdentityRefused: {
    title: 'Entra refuses the identity',
    actor: 'service operator',
    retry: false,
    message: 'Microsoft Entra gave no token for the identity {identity}: {problem}.',
    hint: 'An administrator changes it in Microsoft Entra, or here with PUT /api/v1/identities/{identity}: {remedy}. Then verify the connector again.',
  },
  CredentialUnusable: {
    title: 'Credential cannot be sent',
    actor: 'credential owner',
    retry: false,
    message: 'The credential cannot be sent as a user name and a token: {problem}.',
    hint: 'Store the right value in the secret or in the user name of the connector. Azure DevOps ignores the user name beside a personal access token, so any word will do.',
  },
} as const satisfies Record<string, ReasonDefinition>;
