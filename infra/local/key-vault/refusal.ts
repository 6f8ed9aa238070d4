/** What the vault answers instead of doing what was asked. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly innerCode: string | undefined;

  constructor(status: number, code: string, message: string, innerCode?: string) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.innerCode = innerCode;
  }

  /** https://learn.microsoft.com/azure/key-vault/general/authentication-requests-and-responses#error-responses */
  toJSON() {
    const innererror = this.innerCode === undefined ? undefined : { code: this.innerCode };
    return { error: { code: this.code, message: this.message, innererror } };
  }
}

export function notFound(name: string): Refusal {
  return new Refusal(
    404,
    'SecretNotFound',
    `A secret with (name/id) ${name} was not found in this key vault. If you recently deleted this secret you may be able to recover it using the correct recovery command. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125182`,
  );
}

export function badParameter(message: string): Refusal {
  return new Refusal(400, 'BadParameter', message);
}
