import { app } from '@azure/functions';
import { Refusal } from '../model/errors.ts';
import { commonHeaders, doors, methodsOf } from './door.ts';
import { toProblem } from './problem.ts';

/** Answers every address and method that no door has; without it the host answers an empty 404. */
export function notFoundDoor(name: string): void {
  app.http(name, {
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    authLevel: 'anonymous',
    route: '{*rest}',
    handler: (request, { invocationId }) => {
      const path = request.params['rest'] ?? '';
      const methods = doors.filter(({ route }) => fits(route, path)).flatMap(methodsOf);
      const refusal = methods.length === 0 ? noAddress() : noMethod(request.method, methods);
      const { status, headers, body } = toProblem(refusal, invocationId);
      const allow: Record<string, string> = methods.length === 0 ? {} : { Allow: methods.join(', ') };
      return {
        status,
        headers: { ...commonHeaders(invocationId), ...headers, ...allow },
        ...(request.method === 'HEAD' ? {} : { body }),
      };
    },
  });
}

function fits(route: string, path: string): boolean {
  const wanted = route.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part.startsWith('{') || part.toLowerCase() === given[index]?.toLowerCase())
  );
}

function noAddress(): Refusal {
  return new Refusal(
    'NotFound',
    'There is nothing at this address.',
    'GET /api/v1/openapi.json lists the addresses, and docs/api.md explains them.',
  );
}

function noMethod(method: string, allowed: readonly string[]): Refusal {
  return new Refusal('MethodNotAllowed', `This address does not take ${method}.`, `Use ${allowed.join(' or ')}.`);
}
