import type { ReasonDefinition } from './definition.ts';

/** What can go wrong over SSH alone: the host key, the key of the connector, the way there. */
export const sshReasons = {
  HostKeyMismatch: {
    title: 'Wrong host key',
    actor: 'service operator',
    retry: false,
    message:
      '{place} showed the host key {hostKey}, but only {expected} is known to be its own. Nothing was sent to it: it may be somebody else.',
    hint: 'Do not work around it. The operator of this service finds out whether the server has a new host key, and then adds {place}={hostKey} to SSH_HOST_KEYS. If it has not, something on the way answers in its place.',
  },
  HostKeyUnknown: {
    title: 'Host key not known',
    actor: 'service operator',
    retry: false,
    message:
      '{place} showed the host key {hostKey}, and this service knows no key of it to compare that with. Nothing was sent to it.',
    hint: 'The operator of this service asks the administrator of the server for the fingerprint of its host key. If it is this one, add {place}={hostKey} to SSH_HOST_KEYS.',
  },
  SshKeyRefused: {
    title: 'SSH key refused',
    actor: 'credential owner',
    retry: false,
    message:
      'Azure DevOps does not take the SSH key {keyFingerprint}: it is not registered in {organization}, or was removed there.',
    hint: 'Check the organization in the URL. Then compare the fingerprint with those at {keyPage}, as the owner of the key. If it is missing, add the public key there (the file ending in .pub), or store the private key of one that is listed as the new value of the secret.',
  },
  SshKeyExpired: {
    title: 'SSH key expired',
    actor: 'credential owner',
    retry: false,
    message: 'Azure DevOps says that the SSH key {keyFingerprint} has expired; keys do so after a year.',
    hint: 'Make a new key with ssh-keygen -t rsa -b 3072, add its public part at {keyPage}, remove the old one there, and store the private part as the new value of the secret.',
  },
  SshKeyUnusable: {
    title: 'SSH key cannot be used',
    actor: 'credential owner',
    retry: false,
    message: 'The SSH key of the connector cannot be used: {problem}.',
    hint: 'Store the right key as the new value of the secret. {remedy}.',
  },
  SshSignatureRefused: {
    title: 'SSH signature refused',
    actor: 'service operator',
    retry: false,
    message: 'Azure DevOps says that the SSH key was used with a signature of the old kind, ssh-rsa (SHA-1).',
    hint: 'Report it to the operator of this service, which signs with rsa-sha2-256 only: nothing is wrong with the key.',
  },
  SshPolicyForbids: {
    title: 'SSH is switched off',
    actor: 'organization admin',
    retry: false,
    message: 'A policy of {organization} probably forbids SSH.',
    hint: 'An administrator of {organization} allows SSH authentication under Policies, or the connector connects over https: {httpsUrl}, with a personal access token.',
  },
  SshAlgorithmsOutdated: {
    title: 'No common SSH algorithm',
    actor: 'service operator',
    retry: false,
    message: '{host} and this service have no {what} in common: the server offers only such as are not safe any more.',
    hint: 'The administrator of the server updates it; Azure DevOps Server 2022 is new enough, and so are 2019 and 2020 with the patches of August 2023. Until then the connector can connect over https: {httpsUrl}.',
  },
  SshPortFiltered: {
    title: 'SSH does not get through',
    actor: 'service operator',
    retry: false,
    message:
      '{address} port {port} cannot be reached from here ({from}), while https to the same service can: something on the way lets no SSH through.',
    hint: 'Azure DevOps has SSH on port 22 only. Have outgoing connections to {sshHost} port {port} admitted, or let the connector connect over https: {httpsUrl}, with a personal access token.',
  },
  SshFailed: {
    title: 'No answer in SSH',
    actor: 'connector owner',
    retry: false,
    message: '{host} did not answer as Azure DevOps does over SSH: {problem}.',
    hint: 'Check host and port in the URL. Where a proxy or firewall stands before the server, have its operator check that it passes SSH through unchanged.',
  },
} as const satisfies Record<string, ReasonDefinition>;
