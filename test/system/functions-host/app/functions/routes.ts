import { app, type HttpHandler } from '@azure/functions';

/** Says which function was called, and with which route parameters. */
const answer: HttpHandler = (request, context) => ({
  jsonBody: { function: context.functionName, params: request.params },
});

app.http('a-list', { route: 'items/{id}', handler: answer });
app.http('b-get', { route: 'items/special', handler: answer });
app.http('NoRoute', { handler: answer });
app.get('only-get', { route: 'only/get', handler: answer });
app.http('number', { route: 'number/{value:int:max(100)}', handler: answer });
app.http('optional', { route: 'optional/{first}/{second?}', handler: answer });
app.http('defaulted', { route: 'defaulted/{size=10}', handler: answer });
app.http('rest', { route: 'rest/{*rest}', handler: answer });
app.http('switched-off', { route: 'switched-off', handler: answer });
app.http('x-in-error', { route: 'in-error/{id:nonsense}', handler: answer });
app.http('auth-anonymous', { route: 'auth/anonymous', authLevel: 'anonymous', handler: answer });
app.http('auth-function', { route: 'auth/function', authLevel: 'function', handler: answer });
app.http('auth-other-function', { route: 'auth/other', authLevel: 'function', handler: answer });
app.http('auth-admin', { route: 'auth/admin', authLevel: 'admin', handler: answer });
