import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:https';
import { describe, expect, test } from 'vitest';
import { ensureCertificate } from '../../../infra/local/certificate.ts';
import { listen, shut } from '../../../infra/local/loopback.ts';
import { temporaryFolder } from './temporary-folder.ts';

const day = 24 * 60 * 60 * 1000;

describe('The certificate of the emulators', () => {
  test('is good for 127.0.0.1 and localhost where it is trusted, and for nobody else', async () => {
    await using folder = await temporaryFolder();
    const { certificateFile, keyFile } = await ensureCertificate(folder.path);
    const cert = await readFile(certificateFile);
    const server = createServer({ cert, key: await readFile(keyFile) }, (_, response) => response.end());
    const port = await listen(server);
    const get = async (servername: string, ca?: Buffer) => {
      const call = request({ host: '127.0.0.1', port, headers: { host: servername }, agent: false, ...(ca && { ca }) });
      call.end();
      const [response] = await once(call, 'response');
      response.resume();
      return response.statusCode;
    };
    try {
      expect(await get('127.0.0.1', cert)).toBe(200);
      expect(await get('localhost', cert)).toBe(200);
      await expect(get('elsewhere.example', cert)).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
      await expect(get('127.0.0.1')).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    } finally {
      await shut(server);
    }
  });

  test('is made once, its key readable by its owner alone', async () => {
    await using folder = await temporaryFolder();
    const { certificateFile, keyFile } = await ensureCertificate(folder.path);
    const first = await readFile(certificateFile, 'utf8');
    await ensureCertificate(folder.path);
    expect(await readFile(certificateFile, 'utf8')).toBe(first);
    expect((await stat(keyFile)).mode & 0o777).toBe(0o600);
  });

  test('is made anew in its last 30 days', async () => {
    await using folder = await temporaryFolder();
    const now = Date.now();
    const { certificateFile } = await ensureCertificate(folder.path, now);
    const first = await readFile(certificateFile, 'utf8');
    await ensureCertificate(folder.path, now + 334 * day);
    expect(await readFile(certificateFile, 'utf8')).toBe(first);
    await ensureCertificate(folder.path, now + 336 * day);
    const second = await readFile(certificateFile, 'utf8');
    expect(second).not.toBe(first);
    expect(new X509Certificate(second).validToDate.getTime()).toBeGreaterThan(now + 600 * day);
  });

  test('is made anew when its key belongs to another, or a file is damaged', async () => {
    await using folder = await temporaryFolder();
    await using other = await temporaryFolder();
    const { certificateFile, keyFile } = await ensureCertificate(folder.path);
    const first = await readFile(certificateFile, 'utf8');
    await writeFile(keyFile, await readFile((await ensureCertificate(other.path)).keyFile));
    await ensureCertificate(folder.path);
    const second = await readFile(certificateFile, 'utf8');
    expect(second).not.toBe(first);
    await writeFile(certificateFile, 'damaged');
    await ensureCertificate(folder.path);
    expect(await readFile(certificateFile, 'utf8')).toContain('BEGIN CERTIFICATE');
  });
});
