import { createServer } from 'node:https';
import { rm, mkdtemp } from 'node:fs/promises';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCertificate } from '../../../../infra/local/certificate.ts';
import { listen, shut } from '../../../../infra/local/loopback.ts';
import { webhookRow } from './subject.ts';

export type Storage = { url: string; trust: string; close: () => Promise<void> };

const sent =
  '<?xml version="1.0" encoding="utf-8"?><QueueMessagesList><QueueMessage>' +
  '<MessageId>5974b586-0df3-4e2d-ad0c-18e3892bfca2</MessageId><InsertionTime>Wed, 23 Dec 2026 05:47:12 GMT</InsertionTime>' +
  '<ExpirationTime>Fri, 31 Dec 9999 23:59:59 GMT</ExpirationTime><PopReceipt>YzQ4Yzg1MDItYTc0Ny00OWNjLTkxYTUtZGM0MDFiZDAwYzEw</PopReceipt>' +
  '<TimeNextVisible>Wed, 23 Dec 2026 05:47:12 GMT</TimeNextVisible></QueueMessage></QueueMessagesList>';

/** Takes whatever is put, and knows one row. */
export async function startStorage(): Promise<Storage> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-webhooks-'));
  const { certificateFile, keyFile } = await ensureCertificate(folder);
  const row = JSON.stringify({ 'odata.etag': '"1"', ...webhookRow });
  const server = createServer({ cert: await readFile(certificateFile), key: await readFile(keyFile) });
  server.on('request', (request, response) => {
    response.on('error', () => undefined);
    request.resume().once('end', () => {
      if (request.method === 'GET')
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': row.length }).end(row);
      else response.writeHead(201, { 'content-type': 'application/xml', 'content-length': sent.length }).end(sent);
    });
  });
  const port = await listen(server);
  return {
    url: `https://127.0.0.1:${port}/bench`,
    trust: certificateFile,
    async close() {
      await shut(server);
      await rm(folder, { recursive: true });
    },
  };
}
