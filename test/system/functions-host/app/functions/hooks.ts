import { app } from '@azure/functions';
import { record } from '../journal.ts';

const order: string[] = [];

app.hook.appStart(({ hookData }) => {
  hookData['started'] = true;
  console.log('appStart hook ran');
});

app.hook.appTerminate(({ hookData }) => console.log(`appTerminate hook ran, started=${String(hookData['started'])}`));

app.hook.preInvocation((context) => {
  if (context.invocationContext.functionName !== 'hooked') return;
  order.push('before');
  context.hookData['passed'] = 'along';
  const original = context.functionHandler;
  context.functionHandler = async (...args) => {
    order.push('wrapped');
    return original(...args);
  };
  context.inputs = [{ replaced: true }];
});

app.hook.postInvocation((context) => {
  if (context.invocationContext.functionName !== 'hooked') return;
  order.push(`after ${String(context.hookData['passed'])}`);
  const thrown = context.error instanceof Error ? context.error.message : null;
  context.error = null;
  context.result = { jsonBody: { order: order.splice(0), thrown } };
});

app.hook.log((context) => {
  if (context.message === 'to be shouted') context.message = 'SHOUTED';
});

app.get('hooked', {
  route: 'hooked',
  handler: (request, context) => {
    context.log('to be shouted');
    record('hooked', request);
    throw new Error('swallowed by a hook');
  },
});
