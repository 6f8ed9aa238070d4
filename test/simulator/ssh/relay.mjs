// What sshd runs for every session: it carries the session to the simulator and back. Plain JavaScript, so that Node
// starts it without stripping types first.
import { once } from 'node:events';
import { connect } from 'node:net';

const { USER, OFFERED_KEY, SSH_CONNECTION, SSH_ORIGINAL_COMMAND = null } = process.env;
const simulator = connect(process.argv[2]);
for (const stream of [simulator, process.stdout, process.stderr]) stream.on('error', () => process.exit(1));
const clientPort = Number(SSH_CONNECTION.split(' ')[1]);
const session = { user: USER, fingerprint: OFFERED_KEY, clientPort, command: SSH_ORIGINAL_COMMAND };
simulator.write(`${JSON.stringify(session)}\n`);
process.stdin.pipe(simulator);

// The first line of the answer says what to print as an error and how to end; all behind it is output.
let head = Buffer.alloc(0);
let end;
for await (const chunk of simulator) {
  let output = chunk;
  if (end === undefined) {
    head = Buffer.concat([head, chunk]);
    const line = head.indexOf('\n');
    if (line === -1) continue;
    end = JSON.parse(head.subarray(0, line));
    output = head.subarray(line + 1);
  }
  if (!process.stdout.write(output)) await once(process.stdout, 'drain');
}
await new Promise((flushed) => process.stderr.write(end?.stderr ?? '', flushed));
await new Promise((flushed) => process.stdout.write('', flushed));
process.exit(end?.exitCode ?? 1);
