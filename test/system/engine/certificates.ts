import { generate } from 'selfsigned';

const day = 86_400_000;
const serverAuth = [
  { name: 'keyUsage' as const, digitalSignature: true },
  { name: 'extKeyUsage' as const, serverAuth: true },
];

export type Pair = { key: string; cert: string };

/** A certificate that is its own authority: trusting it is trusting this server. */
export async function selfSigned(hostname: string, validTo = Date.now() + day): Promise<Pair> {
  const pem = await generate([{ name: 'commonName', value: `test ${hostname} ${validTo}` }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(validTo - 30 * day),
    notAfterDate: new Date(validTo),
    extensions: [...serverAuth, { name: 'subjectAltName', altNames: [{ type: 2, value: hostname }] }],
  });
  return { key: pem.private, cert: pem.cert };
}
