import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { IndexedFunction } from '../function-index.ts';
import { sendEmpty, sendJson } from './response.ts';

export type Admin = {
  hostId: string;
  version: string;
  functions: readonly IndexedFunction[];
  /** Runs a function that is not called by HTTP, in the background. */
  run(target: Exclude<IndexedFunction, { kind: 'http' }>, input: string): void;
};

const Input = z.object({ input: z.string().nullish() });
const inputLimit = 1_048_576;

/** Answers `/admin/…` for a caller who showed the master key. */
export async function answerAdmin(
  admin: Admin,
  path: string,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  const functionName = /^\/admin\/functions\/([^/]+)$/i.exec(path)?.[1]?.toLowerCase();
  if (functionName !== undefined && request.method === 'POST') {
    const target = admin.functions.find(({ name }) => name.toLowerCase() === functionName);
    if (target === undefined) return sendEmpty(response, 404);
    const input = await readInput(request);
    if (input === null || target.kind === 'http') return sendEmpty(response, 400);
    admin.run(target, input);
    return sendEmpty(response, 202);
  }
  if (/^\/admin\/host\/status$/i.test(path) && request.method === 'GET') {
    return sendJson(response, 200, {
      id: admin.hostId,
      state: 'Running',
      version: admin.version,
      versionDetails: `${admin.version} (local)`,
      processUptime: Math.round(process.uptime() * 1000),
    });
  }
  sendEmpty(response, 404);
}

/** Null: the body is not `{"input": "…"}`. */
async function readInput(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > inputLimit) return null;
    chunks.push(chunk);
  }
  try {
    return Input.parse(JSON.parse(Buffer.concat(chunks).toString('utf8'))).input ?? '';
  } catch {
    return null;
  }
}
