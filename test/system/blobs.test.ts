import { createServer, type RequestListener } from 'node:http';
import { AnonymousCredential, BlobServiceClient, newPipeline } from '@azure/storage-blob';
import { afterEach, expect, test } from 'vitest';
import { listen, shut } from '../../infra/local/loopback.ts';
import { makeBlobs } from '../../shared/storage/blobs.ts';

const closings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

/** The adapter before a blob service that answers as it is told. */
async function blobsAt(answer: RequestListener) {
  const server = createServer(answer);
  const url = `http://127.0.0.1:${await listen(server)}/account`;
  closings.push(() => shut(server));
  const pipeline = newPipeline(new AnonymousCredential(), { retryOptions: { maxTries: 2, retryDelayInMs: 1 } });
  return makeBlobs(() => Promise.resolve(new BlobServiceClient(url, pipeline)));
}

const says = (status: number, code: string): RequestListener => {
  return (request, response) => {
    request.resume();
    response.writeHead(status, { 'x-ms-error-code': code, 'content-type': 'application/xml' });
    response.end(`<Error><Code>${code}</Code><Message>no</Message></Error>`);
  };
};

test('What is not there is read as nothing, and is removed', async () => {
  for (const code of ['BlobNotFound', 'ContainerNotFound']) {
    const blobs = await blobsAt(says(404, code));
    expect(await blobs.read('a/b')).toBeNull();
    await blobs.remove('a/b');
  }
});

test.each([
  [403, 'AuthorizationFailure'],
  [409, 'LeaseIdMissing'],
  [500, 'InternalError'],
  [503, 'ServerBusy'],
])('%i %s is an outage of storage, whatever was asked', async (status, code) => {
  const blobs = await blobsAt(says(status, code));
  const outage = { name: 'Unavailable', service: 'storage' };
  await expect(blobs.write('a/b', Buffer.from('x'))).rejects.toMatchObject(outage);
  await expect(blobs.read('a/b')).rejects.toMatchObject(outage);
  await expect(blobs.remove('a/b')).rejects.toMatchObject(outage);
});

test('A connection that breaks is one too', async () => {
  const blobs = await blobsAt((request) => request.socket.destroy());
  await expect(blobs.write('a/b', Buffer.from('x'))).rejects.toMatchObject({ name: 'Unavailable' });
});

test('The container is made at the first write', async () => {
  const asked: string[] = [];
  let made = false;
  const blobs = await blobsAt((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (request.url?.includes('restype=container')) made = true;
    else if (!made) return says(404, 'ContainerNotFound')(request, response);
    request.resume();
    response.writeHead(201).end();
  });
  await blobs.write('a/b', Buffer.from('x'));
  await blobs.write('a/c', Buffer.from('x'));
  expect(asked).toEqual([
    'PUT /account/bodies/a/b',
    'PUT /account/bodies?restype=container',
    'PUT /account/bodies/a/b',
    'PUT /account/bodies/a/c',
  ]);
});
