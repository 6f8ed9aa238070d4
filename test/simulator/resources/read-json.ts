import { json } from 'node:stream/consumers';
import type { SignedIn } from '../exchange.ts';

/** The body as an object; an empty one for anything else. */
export async function readJson({ request }: SignedIn): Promise<Record<string, unknown>> {
  const body: unknown = await json(request).catch(() => null);
  return typeof body === 'object' && body !== null ? { ...body } : {};
}
