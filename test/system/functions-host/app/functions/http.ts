import { app, type HttpResponseInit } from '@azure/functions';
import { gate } from '../gates.ts';
import { record, recorded } from '../journal.ts';

app.http('echo', {
  route: 'echo',
  methods: ['GET', 'POST', 'PUT', 'DELETE', 'HEAD'],
  handler: async (request, context) => ({
    jsonBody: {
      method: request.method,
      url: request.url,
      query: [...request.query],
      headers: Object.fromEntries(request.headers),
      body: await request.text(),
      invocationId: context.invocationId,
      traceParent: context.traceContext?.traceParent,
    },
  }),
});

app.get('journal', {
  route: 'journal/{name}',
  handler: ({ params }) => ({ jsonBody: recorded(params['name'] ?? '') }),
});

app.post('open-gate', {
  route: 'gates/{name}',
  handler: ({ params }) => {
    gate(params['name'] ?? '').resolve();
    return { status: 204 };
  },
});

/** What a handler may give, by name. Some of it is not what the library's types allow, which is the point. */
const answers: Record<string, () => unknown> = {
  json: () => ({ jsonBody: { ok: true } }),
  bytes: () => ({ body: new Uint8Array([0, 255, 1]), headers: { 'content-type': 'application/octet-stream' } }),
  string: () => 'text',
  number: () => 5,
  undefined: () => {},
  null: () => null,
  'status-99': () => ({ status: 99 }),
  'status-999': () => ({ status: 999 }),
  'no-content': () => ({ status: 204, body: 'dropped' }),
  'not-modified': () => ({ status: 304, body: 'dropped' }),
  cookies: () => ({
    body: 'x',
    cookies: [
      { name: 'first', value: 'a b', path: '/', httpOnly: true, secure: true, sameSite: 'Strict', maxAge: 60 },
      {
        name: 'second',
        value: '2',
        domain: 'example.com',
        expires: new Date('2030-01-01T00:00:00Z'),
        sameSite: 'None',
      },
    ],
  }),
  'throw-error': () => {
    throw new Error('the handler says no');
  },
  'throw-undefined': () => {
    // oxlint-disable-next-line no-throw-literal, typescript/only-throw-error
    throw undefined;
  },
  'throw-null': () => {
    // oxlint-disable-next-line no-throw-literal, typescript/only-throw-error
    throw null;
  },
};

app.http('answers', {
  route: 'answers/{name}',
  methods: ['GET', 'HEAD'],
  handler: ({ params }) => (answers[params['name'] ?? '']?.() ?? null) as HttpResponseInit,
});

/** One chunk, and the next when the test opens the gate. */
async function* chunks(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('first ');
  await gate('chunks').promise;
  yield Buffer.from('second');
}

app.get('chunks', {
  route: 'chunks',
  handler: () => ({
    headers: { 'content-type': 'text/event-stream' },
    body: chunks(),
  }),
});

/** Answers before its request body is read. */
app.post('early', { route: 'early', handler: () => ({ status: 413, body: 'too much' }) });

app.post('reads-to-the-end', {
  route: 'reads-to-the-end',
  handler: async (request) => {
    record('reading');
    const outcome = await request.text().then(
      () => 'whole',
      () => 'aborted',
    );
    record('read', outcome);
    return { body: outcome };
  },
});

app.get('waits', {
  route: 'waits/{name}',
  handler: async ({ params }) => {
    const name = params['name'] ?? '';
    record(`waiting-${name}`);
    await gate(name).promise;
    return { body: 'waited' };
  },
});

app.get('logs', {
  route: 'logs',
  handler: (_, context) => {
    context.log('information with', { an: 'object' });
    context.warn('a warning\nof two lines');
    context.error('an error');
    context.debug('not shown by default');
    console.log('straight to the console');
    return { status: 204 };
  },
});
