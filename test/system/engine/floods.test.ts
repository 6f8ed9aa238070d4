import { Readable } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { advertisementType } from './advertise.ts';
import { makeEngine } from './engine.ts';
import { closed, closeServers, startTcp } from './server.ts';

afterEach(closeServers);

const head = (type: string, more = '') => `HTTP/1.1 200 OK\r\ncontent-type: ${type}\r\n${more}\r\n`;
const chunked = (type: string) => head(type, 'transfer-encoding: chunked\r\n');

/** What a server says first, and then without end; the type is the one that was asked for. */
const floods: [name: string, first: (type: string) => string, then: string, git: string, api: string][] = [
  [
    'informational answers',
    () => '',
    'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n',
    'UnexpectedAnswer',
    'UnexpectedAnswer',
  ],
  ['the word of the status', () => 'HTTP/1.1 200 ', 'O', 'AnswerTooLarge', 'AnswerTooLarge'],
  ['headers', () => 'HTTP/1.1 200 OK\r\n', 'x-one: two\r\n', 'AnswerTooLarge', 'AnswerTooLarge'],
  ['the value of a header', () => 'HTTP/1.1 200 OK\r\nx: ', 'y', 'AnswerTooLarge', 'AnswerTooLarge'],
  ['empty lines', () => '', '\r\n', 'TimedOut', 'TimedOut'],
  // The parser ends the connection; why, it tells only the request, whose answer has come already.
  ['the extension of a chunk', (type) => `${chunked(type)}1;`, 'x', 'ConnectionReset', 'ConnectionReset'],
  ['extensions of chunks', chunked, '1;a=b\r\n \r\n', 'GitAnswerMalformed', 'UnexpectedAnswer'],
  ['trailers', (type) => `${chunked(type)}1\r\n \r\n0\r\n`, 'x-one: two\r\n', 'GitAnswerMalformed', 'ConnectionReset'],
  ['chunks of one byte', chunked, '1\r\n \r\n', 'GitAnswerMalformed', 'UnexpectedAnswer'],
  ['white space', head, ' ', 'GitAnswerMalformed', 'AnswerTooLarge'],
  ['empty objects', (type) => `${head(type)}{"value":[{}`, ',{}', 'GitAnswerMalformed', 'AnswerTooLarge'],
  ['brackets', head, '[', 'GitAnswerMalformed', 'AnswerTooLarge'],
];

test.each(floods)('%s without end', async (_, first, then, git, api) => {
  const piece = Buffer.from(then.repeat(Math.ceil(20_000 / then.length)));
  const server = await startTcp((socket) => {
    socket.once('data', (asked) => {
      const type = String(asked).includes('/info/refs') ? advertisementType : 'application/json';
      socket.write(first(type));
      Readable.from(repeat(piece)).pipe(socket);
    });
  });
  const engine = makeEngine({ azureDevOpsUrl: server.url });
  const report = await engine.verify({
    url: 'https://dev.azure.com/fabrikam/Fiber/_git/web',
    apiToken: 'another',
    deadlineMs: git === 'TimedOut' ? 300 : 5_000,
  });
  expect([report.check('git').reason, report.check('identity').reason]).toEqual([git, api]);
  expect(report.verdict).toBe(git === 'TimedOut' || git === 'ConnectionReset' ? 'UNKNOWN' : 'FAILURE');
  for (const socket of server.sockets) await closed(socket);
});

function* repeat(piece: Buffer) {
  for (;;) yield piece;
}
