/** The sentences of Azure DevOps on the error stream of a session. It writes `remote: ` itself: git adds nothing here. */

export const shellRefused = 'remote: Shell access is not supported.\n';

export const keyUnknown = 'remote: Public key authentication failed.\n';

export const keyExpired = `remote: Authentication failed: your SSH key has expired. To restore access, visit https://aka.ms/ado-ssh-public-key-expired for guidance.\n${keyUnknown}`;

export const sha1Refused =
  'remote: You’re using ssh-rsa that is unsupported. Please use rsa-sha2-256 or rsa-sha2-512 instead.\n';

/** Guessed, as is the next: nobody has recorded them. */
export const sshNotAllowed =
  'remote: Authentication failed: the policies of this organization do not allow SSH authentication.\n';

export const pushRefused =
  "remote: TF401027: You need the Git 'GenericContribute' permission to perform this action.\n";

export function told(message: string): string {
  return `remote: ${message}\n`;
}
