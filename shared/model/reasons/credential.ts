import type { ReasonDefinition } from './definition.ts';

/** Azure DevOps does not accept the credential, or accepts it and does not let it in. */
export const credentialReasons = {
  CredentialNotRecognised: {
    title: 'Credential not recognised',
    actor: 'credential owner',
    retry: false,
    message: 'Azure DevOps did not recognise the credential and offered its sign-in page instead.',
    hint: 'Check that the secret holds a whole personal access token of {organization}, pasted without a line break or quotes. If in doubt, make a new one at {tokenPage} with the scopes Code (Read) and Project and Team (Read), and store it as the new value of the secret.',
  },
  CredentialRefused: {
    title: 'Credential refused',
    actor: 'credential owner',
    retry: false,
    message:
      'Azure DevOps refused the token. It does not say which of these it is: the token has expired, was revoked, lacks the scope Code (Read), belongs to another organization, or a policy of the organization forbids it.',
    hint: 'Open {tokenPage} as the owner of the token: look at its expiry date, then at its scopes (Code: Read; with API access also Project and Team: Read). Renew or replace it and store it as the new value of the secret.',
  },
  CredentialExpired: {
    title: 'Credential expired',
    actor: 'credential owner',
    retry: false,
    message: 'Azure DevOps says that the personal access token has expired.',
    hint: 'Renew it at {tokenPage}, or make a new one with the scopes Code (Read) and Project and Team (Read), and store it as the new value of the secret.',
  },
  CredentialExpiredOrRevoked: {
    title: 'Credential expired or revoked',
    actor: 'credential owner',
    retry: false,
    message:
      'Azure DevOps refused the token even where no scope is needed. It has expired or was revoked, belongs to another organization, or a policy of the organization forbids it.',
    hint: 'Look for the token at {tokenPage}. Renew it there, or make a new one for {organization} with the scopes Code (Read) and Project and Team (Read), and store it as the new value of the secret.',
  },
  ScopeMissing: {
    title: 'Token lacks a scope',
    actor: 'credential owner',
    retry: false,
    message: 'The token is alive, but {organization} refused it for this step: it lacks the scope {scope}.',
    hint: 'Edit the token at {tokenPage} and add the scope {scope}. The token stays the same, so the secret needs no new value.',
  },
  GlobalTokenBlocked: {
    title: 'Global token blocked',
    actor: 'credential owner',
    retry: false,
    message:
      'The token is one for all accessible organizations (a global token), and {organization} does not admit those. From 1 December 2026 Azure DevOps admits them nowhere.',
    hint: 'Make a token for the one organization {organization} at {tokenPage} with the scopes Code (Read) and Project and Team (Read), and store it as the new value of the secret.',
  },
  NotInOrganization: {
    title: 'Identity is not in the organization',
    actor: 'organization admin',
    retry: false,
    message: 'The credential belongs to an identity that is not a member of {organization}.',
    hint: 'An administrator of {organization} adds that identity as a user (Organization settings, Users), or the connector gets a credential of a member.',
  },
  AnonymousIdentity: {
    title: 'Answered as anonymous',
    actor: 'credential owner',
    retry: false,
    message: 'Azure DevOps answered, but as to an anonymous visitor: the token was ignored.',
    hint: 'The token is not one of {organization}. Make a new one at {tokenPage} with the scopes Code (Read) and Project and Team (Read), and store it as the new value of the secret.',
  },
  ConditionalAccess: {
    title: 'Conditional access refuses',
    actor: 'organization admin',
    retry: false,
    message: 'A conditional access policy of the organization (VS403463) refused the connection made from here.',
    hint: 'The administrator of Microsoft Entra admits the addresses that this service (or the delegate) connects from, or the connector runs through a delegate at an admitted address.',
  },
  PermissionMissing: {
    title: 'Permission missing',
    actor: 'organization admin',
    retry: false,
    message: 'The credential is valid, but its owner may not do what this step needs.',
    hint: 'An administrator of the project gives the owner of the credential the permission Read on the repository (Project settings, Repositories, Security).',
  },
  CredentialUnusable: {
    title: 'Credential cannot be sent',
    actor: 'credential owner',
    retry: false,
    message: 'The credential cannot be sent as a user name and a token: {problem}.',
    hint: 'Store the right value in the secret or in the user name of the connector. Azure DevOps ignores the user name beside a personal access token, so any word will do.',
  },
} as const satisfies Record<string, ReasonDefinition>;
