import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

export type ReadKey =
  | { ok: true; fingerprint: string; bits: number }
  | { ok: false; message: string; hint: string; needsPassphrase?: true };

const minimumBits = 2048;
/** `ssh-keygen` makes 16 or 24; each takes about 25 ms, in which this service does nothing else. */
const mostRounds = 128;
const makeOne = 'Make one with: ssh-keygen -t rsa -b 3072';

export function looksLikePrivateKey(text: string): boolean {
  return /^\s*(?:-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----|---- BEGIN SSH2 ENCRYPTED PRIVATE KEY|PuTTY-User-Key-File-)/.test(
    text,
  );
}

export function looksLikePublicKey(text: string): boolean {
  return /^\s*(?:(?:ssh|ecdsa|sk)-[\w@.-]+\s+AAAA|----[- ]BEGIN (?:RSA |SSH2 )?PUBLIC KEY)/.test(text);
}

/**
 * Says whether a text is a private key that Azure Repos can use: RSA of at least 2048 bits, PKCS#1, PKCS#8 or OpenSSH
 * form. The fingerprint is OpenSSH's SHA256 of the public part, as `ssh-keygen -l` and Azure's key page show it.
 * Source: Azure Repos accepts RSA user keys only, whatever the signature algorithm.
 */
export function readPrivateKey(text: string, passphrase: string | undefined): ReadKey {
  const key = text.trim().replaceAll('\r\n', '\n');
  if (looksLikePublicKey(key)) return refused('This is a public key.', 'Give the private key: the file without .pub.');
  const begin = /^-----BEGIN ([A-Z0-9 ]+)-----\n/.exec(key)?.[1];
  if (begin === undefined) return otherForm(key);
  if (!begin.endsWith('PRIVATE KEY')) {
    return refused(`This is not a private key: its first line says ${begin}.`, makeOne);
  }
  return begin === 'OPENSSH PRIVATE KEY' ? readOpenSsh(key, passphrase) : readPem(key, passphrase);
}

function otherForm(key: string): ReadKey {
  if (key.startsWith('PuTTY-User-Key-File-')) {
    return refused('The key is in the form of PuTTY.', 'Convert it with: puttygen key.ppk -O private-openssh -o key');
  }
  if (key.startsWith('---- BEGIN SSH2')) {
    return refused('The key is in the form of SSH2 (RFC 4716).', 'Convert it with: ssh-keygen -i -f key');
  }
  if (/^-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/.test(key)) {
    const hint = 'Keep the file as it is: in JSON each line break is \\n, in YAML a block (|) keeps them.';
    return refused('The line breaks of the key are lost.', hint);
  }
  return refused('This is not a private key in PEM or OpenSSH form.', makeOne);
}

function readPem(key: string, passphrase: string | undefined): ReadKey {
  const encrypted = key.includes('ENCRYPTED');
  if (encrypted && passphrase === undefined) return withoutPassphrase;
  let parsed: KeyObject;
  try {
    parsed = createPrivateKey({ key, ...(passphrase === undefined ? {} : { passphrase }) });
  } catch {
    return encrypted
      ? refused('The key does not open with this passphrase.', 'Give the passphrase that the key was made with.')
      : refused(
          'The key is damaged: it cannot be read.',
          `Copy the whole file, first and last line included. ${makeOne}`,
        );
  }
  const type = parsed.asymmetricKeyType ?? 'unknown';
  if (type !== 'rsa') return wrongType(type);
  const { n = '', e = '' } = createPublicKey(parsed).export({ format: 'jwk' });
  const blob = Buffer.concat([field(Buffer.from('ssh-rsa')), field(positive(e)), field(positive(n))]);
  return sized(blob, Buffer.from(n, 'base64url'));
}

/** openssh-key-v1 keeps the public part in clear, also when the private part is encrypted (PROTOCOL.key of OpenSSH). */
function readOpenSsh(key: string, passphrase: string | undefined): ReadKey {
  const damaged = refused(
    'The key is damaged: it cannot be read.',
    `Copy the whole file, first and last line included. ${makeOne}`,
  );
  const bytes = Buffer.from(key.split('\n').slice(1, -1).join(''), 'base64');
  const magic = 'openssh-key-v1\0';
  if (!key.endsWith('-----END OPENSSH PRIVATE KEY-----') || bytes.toString('latin1', 0, magic.length) !== magic)
    return damaged;
  const shape = ['text', 'text', 'text', 'number', 'text', 'text'] as const;
  const [cipher, , kdfOptions, , publicBlob, privatePart] = fields(bytes.subarray(magic.length), shape);
  if (cipher === undefined || publicBlob === undefined || privatePart === undefined) return damaged;
  if (cipher.toString() !== 'none' && passphrase === undefined) return withoutPassphrase;
  const rounds = roundsOf(kdfOptions);
  if (rounds > mostRounds) {
    const hint = 'Protect it with fewer: ssh-keygen -p -a 16 -f key';
    return refused(`Opening the key takes ${rounds} rounds of bcrypt, and more than ${mostRounds} are too many.`, hint);
  }
  const [type, , modulus] = fields(publicBlob, ['text', 'text', 'text']);
  if (type?.toString() !== 'ssh-rsa') return wrongType(type?.toString() ?? 'unknown');
  return modulus === undefined ? damaged : sized(publicBlob, modulus[0] === 0 ? modulus.subarray(1) : modulus);
}

function fields(bytes: Buffer, shape: readonly ('text' | 'number')[]): Buffer[] {
  const found: Buffer[] = [];
  let at = 0;
  for (const kind of shape) {
    if (at + 4 > bytes.length) return found;
    const length = kind === 'number' ? 0 : bytes.readUInt32BE(at);
    if (at + 4 + length > bytes.length) return found;
    found.push(kind === 'number' ? bytes.subarray(at, at + 4) : bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return found;
}

/** What stands behind the salt in the options of bcrypt; a key without a passphrase has none. */
function roundsOf(options: Buffer | undefined): number {
  if (options === undefined || options.length < 8) return 0;
  return options.readUInt32BE(options.length - 4);
}

function sized(blob: Buffer, modulus: Buffer): ReadKey {
  const bits = modulus.length * 8 - Math.clz32(modulus[0] ?? 0) + 24;
  if (bits < minimumBits)
    return refused(`The key has ${bits} bits; Azure Repos needs at least ${minimumBits}.`, makeOne);
  const digest = createHash('sha256').update(blob).digest('base64').replace(/=+$/, '');
  return { ok: true, fingerprint: `SHA256:${digest}`, bits };
}

function field(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** SSH writes positive integers with a leading zero byte when the top bit is set (RFC 4251, mpint). */
function positive(base64url: string): Buffer {
  const bytes = Buffer.from(base64url, 'base64url');
  return (bytes[0] ?? 0) > 127 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes;
}

function wrongType(type: string): ReadKey {
  return refused(`The key is of type ${type}; Azure Repos accepts RSA keys only.`, makeOne);
}

const withoutPassphrase: ReadKey = {
  ok: false,
  message: 'The key is encrypted.',
  hint: 'Give its passphrase too.',
  needsPassphrase: true,
};

function refused(message: string, hint: string): ReadKey {
  return { ok: false, message, hint };
}
