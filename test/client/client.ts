import createClient from 'openapi-fetch';
import type { paths } from './api.ts';

/** A client that knows the contract: what an address takes and answers is checked while compiling. */
export function clientOf(url: string) {
  return createClient<paths>({ baseUrl: url });
}
