import { waitFor } from '../system/wait-for.ts';
import type { Json } from './print.ts';

export const scope = 'accountIdentifier=acme';

/** The service as a client sees it. Each call is printed with its status. */
export type Client = {
  call: (method: string, path: string, body?: object) => Promise<Json>;
  /** Reads until what is wanted is there; printed once. */
  until: <T>(path: string, wanted: (answer: Json) => T | null, what: string) => Promise<T>;
};

export function clientOf(url: string): Client {
  const ask = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${url}/api/v1/${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Prefer: 'wait=20' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, answer: (await response.json()) as Json };
  };
  return {
    async call(method, path, body) {
      const { status, answer } = await ask(method, path, body);
      console.log(`   ${method} /api/v1/${path} -> ${status}`);
      return answer;
    },
    async until(path, wanted, what) {
      const found = await waitFor(async () => wanted((await ask('GET', path)).answer), what);
      console.log(`   GET /api/v1/${path} -> 200`);
      return found;
    },
  };
}
