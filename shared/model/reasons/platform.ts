import type { ReasonDefinition } from './definition.ts';

/** This service itself: its secrets, its storage, its delegates, its limits. */
export const platformReasons = {
  SecretMissing: {
    title: 'Secret missing',
    actor: 'connector owner',
    retry: false,
    message: 'The secret {secret} that the connector refers to does not exist any more.',
    hint: 'Create the secret {secret} again, or let the connector refer to another one.',
  },
  SecretNotSet: {
    title: 'Secret has no value yet',
    actor: 'credential owner',
    retry: false,
    message:
      'The secret {secret} is an empty slot: it was imported with the connector, and nobody has given its value.',
    hint: 'Store the value with PUT /api/v1/secrets/...; every connector that refers to {secret} is then verified by itself.',
  },
  SecretUnreadable: {
    title: 'Secret unreadable',
    actor: 'service operator',
    retry: false,
    message: 'The vault refused to hand out the value of the secret {secret}.',
    hint: 'The operator of this service checks that the secret is not disabled or expired in the vault and that the service may read secrets there.',
  },
  SecretStoreUnavailable: {
    title: 'Vault out of service',
    actor: 'nobody',
    retry: true,
    message: 'The vault with the secrets did not answer.',
    hint: 'It is tried again. If it stays so, the operator of this service checks the vault.',
  },
  IdentityUnavailable: {
    title: 'Service has no such identity',
    actor: 'service operator',
    retry: false,
    message: 'This service cannot act as {identity}: Azure gives it no such managed identity.',
    hint: 'The operator of this service switches on its managed identity, or assigns the one whose client id stands in the identity {identity}. A workload identity can do with AZURE_FEDERATED_TOKEN_FILE instead.',
  },
  EntraUnavailable: {
    title: 'Entra out of service',
    actor: 'nobody',
    retry: true,
    message: 'Microsoft Entra did not answer the request for a token of the identity {identity}.',
    hint: 'It is tried again. If it stays so, the operator of this service checks AZURE_AUTHORITY_HOST and the way there.',
  },
  StorageUnavailable: {
    title: 'Storage out of service',
    actor: 'nobody',
    retry: true,
    message: 'The storage of this service did not answer.',
    hint: 'Verify it again in a while. If it stays so, the operator of this service checks the storage account.',
  },
  OrganizationPaused: {
    title: 'Organization paused',
    actor: 'nobody',
    retry: true,
    message: 'Requests to {organization} are paused until {until}: {cause}.',
    hint: 'It is tried again when the pause is over.',
  },
  NoEligibleDelegate: {
    title: 'No delegate',
    actor: 'service operator',
    retry: true,
    message: 'No living delegate has all the tags that the connector asks for.',
    hint: 'Start a delegate with these tags, or change the delegate selectors of the connector.',
  },
  DependsOnFailedCheck: {
    title: 'Depends on another check',
    actor: 'nobody',
    retry: false,
    message: 'Not tried, because the check {check} did not pass.',
    hint: 'See the check {check}.',
  },
  NotTested: {
    title: 'Not tested',
    actor: 'connector owner',
    retry: false,
    message: 'The connector is stored without a test, as its definition asks (ignoreTestConnection).',
    hint: 'Start a verification when you want to know.',
  },
  GitProtocolRefused: {
    title: 'Git request refused',
    actor: 'service operator',
    retry: false,
    message: 'Azure DevOps refused the way in which this service speaks Git (TF401041).',
    hint: 'Report it to the operator of this service: nothing is wrong with the connector.',
  },
  ApiVersionRefused: {
    title: 'API version refused',
    actor: 'service operator',
    retry: false,
    message: '{host} does not offer the version of the REST API that this service speaks; {offered}.',
    hint: 'Team Foundation Server 2018 or Azure DevOps Server 2019 or newer is needed; older ones have to be upgraded.',
  },
  InternalError: {
    title: 'Error of this service',
    actor: 'service operator',
    retry: true,
    message: 'This service failed while it verified the connector; the connector itself may be fine.',
    hint: 'Verify it again in a while. If it stays so, the operator of this service looks for the verification in the log.',
  },
} as const satisfies Record<string, ReasonDefinition>;
