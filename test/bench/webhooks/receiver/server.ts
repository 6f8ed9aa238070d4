// A contender of `npm run bench webhooks` in a process of its own, so that what is counted is its own. Tells its parent
// where it listens, and whenever it is asked the CPU time that it has taken.
import { createServer } from 'node:http';
import { listen } from '../../../../infra/local/loopback.ts';
import { makeContender } from './contenders.ts';
import { Plan } from './employ.ts';

const { contender, storageUrl } = Plan.parse(JSON.parse(process.argv[2] ?? ''));
const take = makeContender(contender, storageUrl);

const server = createServer((request, response) => {
  response.on('error', () => undefined);
  take(request).then(
    () => response.writeHead(202, { 'Content-Length': 0 }).end(),
    (error: unknown) => {
      console.error(error);
      response.writeHead(500, { 'Content-Length': 0 }).end();
    },
  );
});

process.on('disconnect', () => process.exit());
process.on('message', () => process.send?.({ cpu: process.cpuUsage() }));
process.send?.({ url: `http://127.0.0.1:${await listen(server)}` });
