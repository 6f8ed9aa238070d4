import { Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { HttpFunction } from '../function-index.ts';
import { newInvocationId, type InvocationResult, type Run } from '../invocation.ts';
import { forward, type StreamServer } from './forward.ts';
import { toRpcRequest, toStreamMetadata } from './request-data.ts';
import { sendEmpty, sendRpcResponse } from './response.ts';
import type { Target } from './target.ts';
import type { RouteValues } from './template.ts';

export type FunctionCall = {
  target: Target;
  found: { function: HttpFunction; values: RouteValues };
  request: IncomingMessage;
  response: ServerResponse;
};

export type FunctionDoor = (call: FunctionCall) => Promise<void>;

/** Calls functions of an app without streams: the body is read first, the answer sent when all outputs are bound. */
export function bufferedDoor(run: Run): FunctionDoor {
  return async ({ target, found, request, response }) => {
    const http = await toRpcRequest(request, target, found.values);
    let returned: InvocationResult['response']['returnValue'];
    await run(found.function, { ...common(request), trigger: { http } }, (result) => {
      returned = result.response.returnValue;
    });
    sendRpcResponse(response, returned);
  };
}

/** Milliseconds. */
const idleMs = 1_000;

/**
 * Calls functions of an app with streams: the library itself takes the raw request and answers it, so the caller has
 * the answer before outputs are bound.
 * @param server the library's
 */
export function streamingDoor(server: Omit<StreamServer, 'agent'>, run: Run): FunctionDoor {
  const agent = new Agent({ keepAlive: true });
  // Given up long before the library closes it, which is after five seconds: a call that has begun would wait without
  // end for a request that was sent on a connection just closed.
  agent.on('free', (socket: Socket) => void socket.setTimeout(idleMs));
  return async ({ target, found, request, response }) => {
    const call = common(request);
    const triggerMetadata = toStreamMetadata(request, target, found.values);
    const forwarding = forward(request, response, { ...server, agent, invocationId: call.invocationId });
    // Its failure is looked at below, after the invocation's own.
    forwarding.done.catch(() => {});
    try {
      // The library waits for its half of the request without end, so a call that never gets there must not begin.
      await forwarding.sent;
      await run(found.function, { ...call, trigger: { string: '' }, triggerMetadata }, async ({ returned }) => {
        if (returned === null || returned === undefined) throw new Error(nothingReturned);
        await forwarding.done;
      });
    } catch (error) {
      forwarding.abort();
      throw error;
    }
  };
}

const nothingReturned =
  'The handler returned nothing. With HTTP streams on, a deployed host leaves the caller waiting for 240 s: return an object.';

/** Answers for a call that failed: 500 and nothing else, or a broken connection when the answer had begun. */
export function sendFailure(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else sendEmpty(response, 500);
}

function common(request: IncomingMessage) {
  return {
    invocationId: newInvocationId(),
    reason: 'This function was programmatically called via the host APIs.',
    traceParent: request.headersDistinct['traceparent']?.[0],
  };
}
