import { X509Certificate, createPrivateKey, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Paths of PEM files. `keyFile` is readable by its owner alone. */
export type Certificate = { certificateFile: string; keyFile: string };

const day = 24 * 60 * 60 * 1000;
const lifetime = 365 * day;
const renewBefore = 30 * day;

/**
 * The certificate of the emulators for 127.0.0.1 and localhost, self-signed, so that it is its own trust anchor: made
 * at the first start, made anew when fewer than 30 days are left or its files do not belong together.
 */
export async function ensureCertificate(folder: string, now = Date.now()): Promise<Certificate> {
  const certificate = {
    certificateFile: join(folder, 'certificate.pem'),
    keyFile: join(folder, 'certificate-key.pem'),
  };
  if (await isUsable(certificate, now)) return certificate;
  const { generate } = await import('selfsigned');
  // A name of its own: where two such worlds are trusted, one is not to be taken for the issuer of the other.
  const name = `localhost ${randomBytes(8).toString('hex')}`;
  const pem = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - day),
    notAfterDate: new Date(now + lifetime),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  await writeFile(certificate.keyFile, pem.private, { mode: 0o600 });
  await writeFile(certificate.certificateFile, pem.cert, { mode: 0o600 });
  return certificate;
}

async function isUsable({ certificateFile, keyFile }: Certificate, now: number): Promise<boolean> {
  try {
    const certificate = new X509Certificate(await readFile(certificateFile));
    return (
      certificate.checkPrivateKey(createPrivateKey(await readFile(keyFile))) &&
      certificate.validToDate.getTime() - now > renewBefore
    );
  } catch {
    // Absent or unreadable: a new pair costs nothing, since whoever trusts it reads it at every start.
    return false;
  }
}
