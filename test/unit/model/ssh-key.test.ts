import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readPrivateKey } from '../../../shared/model/ssh-key.ts';
import { keys } from './throw-away-keys.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

function pem(key: KeyObject, type: 'pkcs1' | 'pkcs8', passphrase?: string): string {
  const protection = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase };
  return key.export({ type, format: 'pem', ...protection }).toString();
}

/** SHA256 of the public part, computed from the SPKI form and not from the code under test. */
function fingerprintOf(key: KeyObject): string {
  const { n = '', e = '' } = key.export({ format: 'jwk' });
  const fields = [Buffer.from('ssh-rsa'), ...[e, n].map((part) => Buffer.from(part, 'base64url'))].map((bytes) => {
    const padded = (bytes[0] ?? 0) > 127 ? Buffer.from([0, ...bytes]) : bytes;
    const length = Buffer.from([0, 0, padded.length >> 8, padded.length & 255]);
    return Buffer.concat([length, padded]);
  });
  return `SHA256:${createHash('sha256').update(Buffer.concat(fields)).digest('base64').replaceAll('=', '')}`;
}

describe('an SSH key', () => {
  const pkcs8 = pem(rsa.privateKey, 'pkcs8');
  const fingerprint = fingerprintOf(rsa.publicKey);

  test.each([
    ['PKCS#1', pem(rsa.privateKey, 'pkcs1'), undefined, fingerprint],
    ['PKCS#8', pkcs8, undefined, fingerprint],
    ['PKCS#1 with a passphrase', pem(rsa.privateKey, 'pkcs1', 'open sesame'), 'open sesame', fingerprint],
    ['PKCS#8 with a passphrase', pem(rsa.privateKey, 'pkcs8', 'open sesame'), 'open sesame', fingerprint],
    ['PKCS#8 with a passphrase too many', pkcs8, 'not needed', fingerprint],
    ['OpenSSH', keys.openSsh, undefined, keys.fingerprint],
    ['OpenSSH with a passphrase', keys.openSshEncrypted, keys.passphrase, keys.fingerprintOfEncrypted],
    ['line ends of Windows', pkcs8.replaceAll('\n', '\r\n'), undefined, fingerprint],
    ['OpenSSH with line ends of Windows', keys.openSsh.replaceAll('\n', '\r\n'), undefined, keys.fingerprint],
    ['blanks around it', `\n\n  ${pkcs8}\n\n`, undefined, fingerprint],
    ['no line break after it', keys.openSsh.trimEnd(), undefined, keys.fingerprint],
  ])('of 2048 bits is accepted in the form %s', (_, text, passphrase, expected) => {
    expect(readPrivateKey(text, passphrase)).toEqual({ ok: true, fingerprint: expected, bits: 2048 });
  });

  const otherTypes = {
    ed25519: pem(generateKeyPairSync('ed25519').privateKey, 'pkcs8'),
    ec: pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, 'pkcs8'),
    x25519: pem(generateKeyPairSync('x25519').privateKey, 'pkcs8'),
    dsa: keys.pemDsa,
    'rsa-pss': keys.pemRsaPss,
  };

  test.each(Object.entries(otherTypes))('of type %s is refused, since Azure Repos takes RSA only', (type, key) => {
    expect(readPrivateKey(key, undefined)).toEqual({
      ok: false,
      message: `The key is of type ${type}; Azure Repos accepts RSA keys only.`,
      hint: 'Make one with: ssh-keygen -t rsa -b 3072',
    });
  });

  test('of type ec in its own form (SEC 1) is refused', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const message = 'The key is of type ec; Azure Repos accepts RSA keys only.';
    const sec1 = privateKey.export({ type: 'sec1', format: 'pem' }).toString();
    expect(readPrivateKey(sec1, undefined)).toMatchObject({ ok: false, message });
  });

  test.each([3072, 4096])('of %i bits is accepted', (modulusLength) => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength });
    expect(readPrivateKey(pem(privateKey, 'pkcs8'), undefined)).toMatchObject({ ok: true, bits: modulusLength });
  });

  test('of type ssh-ed25519 in OpenSSH form is refused', () => {
    const message = 'The key is of type ssh-ed25519; Azure Repos accepts RSA keys only.';
    expect(readPrivateKey(keys.openSshEd25519, undefined)).toMatchObject({ ok: false, message });
  });

  const encrypted = 'The key is encrypted.';
  const wrongPassphrase = 'The key does not open with this passphrase.';
  const damaged = 'The key is damaged: it cannot be read.';
  const lostLines = 'The line breaks of the key are lost.';
  const noKey = 'This is not a private key in PEM or OpenSSH form.';
  const publicKey = 'This is a public key.';
  const small = 'The key has 1024 bits; Azure Repos needs at least 2048.';
  const smallPem = pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey, 'pkcs8');
  const openSshLines = keys.openSsh.split('\n');

  test.each([
    ['without its passphrase', pem(rsa.privateKey, 'pkcs8', 'x'), undefined, encrypted],
    ['without its passphrase, PKCS#1', pem(rsa.privateKey, 'pkcs1', 'x'), undefined, encrypted],
    ['without its passphrase, OpenSSH', keys.openSshEncrypted, undefined, encrypted],
    ['with another passphrase', pem(rsa.privateKey, 'pkcs8', 'x'), 'y', wrongPassphrase],
    ['of 1024 bits', smallPem, undefined, small],
    ['of 1024 bits, OpenSSH', keys.openSshSmall, undefined, small],
    ['that is the public one', keys.publicKey, undefined, publicKey],
    [
      'that is the public one as PEM',
      rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      undefined,
      publicKey,
    ],
    ['with a line missing', pkcs8.split('\n').toSpliced(5, 1).join('\n'), undefined, damaged],
    ['with a line missing, OpenSSH', openSshLines.toSpliced(20, 1).join('\n'), undefined, damaged],
    ['without its last line, OpenSSH', openSshLines.slice(0, -2).join('\n'), undefined, damaged],
    [
      'without its last lines, OpenSSH',
      openSshLines.toSpliced(4, openSshLines.length - 6).join('\n'),
      undefined,
      damaged,
    ],
    [
      'with nothing inside',
      '-----BEGIN OPENSSH PRIVATE KEY-----\n-----END OPENSSH PRIVATE KEY-----',
      undefined,
      damaged,
    ],
    ['on one line', pkcs8.replaceAll('\n', ' '), undefined, lostLines],
    ['with line breaks as JSON writes them', pkcs8.replaceAll('\n', String.raw`\n`), undefined, lostLines],
    ['of PuTTY', 'PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n', undefined, 'The key is in the form of PuTTY.'],
    [
      'of SSH2',
      '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nAAAA\n---- END SSH2 ENCRYPTED PRIVATE KEY ----',
      undefined,
      'The key is in the form of SSH2 (RFC 4716).',
    ],
    ['that is the public one of SSH2', '---- BEGIN SSH2 PUBLIC KEY ----\nAAAA', undefined, publicKey],
    [
      'that is the public one as PKCS#1',
      rsa.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
      undefined,
      publicKey,
    ],
    ['that is a password', 'hunter2', undefined, noKey],
    [
      'that is a certificate',
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
      undefined,
      'This is not a private key: its first line says CERTIFICATE.',
    ],
  ])('%s is refused', (_, text, passphrase, message) => {
    expect(readPrivateKey(text, passphrase)).toMatchObject({ ok: false, message });
  });

  test('that is refused is never repeated', () => {
    const secret = pkcs8.split('\n')[3] ?? '';
    const answers = [pkcs8.split('\n').toSpliced(5, 1).join('\n'), pkcs8.replaceAll('\n', ' '), `ssh-rsa ${secret}`];
    expect(JSON.stringify(answers.map((text) => readPrivateKey(text, 'open sesame')))).not.toContain(secret);
  });
});

describe('What an attacker or a hasty person stores as a key is refused at save', () => {
  test.each([
    ['ATK-157: encrypted, without the passphrase', keys.openSshEncrypted, 'The key is encrypted.'],
    ['ATK-158: a public key', `ssh-rsa ${'AAAA'.repeat(90)} me@laptop`, 'This is a public key.'],
    [
      'ATK-158: a key of PuTTY',
      'PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n',
      'The key is in the form of PuTTY.',
    ],
    ['ATK-158: a megabyte of anything', 'x'.repeat(1_000_000), 'This is not a private key in PEM or OpenSSH form.'],
    [
      'ATK-159: RSA of 1024 bits',
      pem(generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey, 'pkcs8'),
      'The key has 1024 bits',
    ],
    ['ATK-159: DSA', keys.pemDsa, 'The key is of type dsa'],
  ])('%s', (_, key, words) => {
    expect(readPrivateKey(key, undefined)).toMatchObject({ ok: false, message: expect.stringContaining(words) });
  });

  test('a key whose passphrase takes for ever to try', () => {
    const lines = keys.openSshEncrypted.trim().split('\n');
    const bytes = Buffer.from(lines.slice(1, -1).join(''), 'base64');
    // Behind the salt of 16 bytes that follows the name of the function.
    const rounds = bytes.indexOf('bcrypt') + 'bcrypt'.length + 4 + 4 + 16;
    expect(bytes.readUInt32BE(rounds)).toBe(16);
    bytes.writeUInt32BE(4_000_000_000, rounds);
    const slow = [lines[0], bytes.toString('base64'), lines.at(-1)].join('\n');
    expect(readPrivateKey(slow, keys.passphrase)).toMatchObject({
      ok: false,
      message: expect.stringContaining('takes 4000000000 rounds'),
    });
  });
});
