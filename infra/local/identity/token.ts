import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** The tenant that local tokens come from; it exists nowhere else. */
export const tenantId = '10ca1000-0000-4000-8000-000000000000';
export const issuer = `https://sts.windows.net/${tenantId}/`;

/** Seconds; what managed identities get in Azure. */
const lifetime = 24 * 60 * 60;

/** Somebody in the tenant: the application, and its service principal. */
export type Principal = { clientId: string; objectId: string };

/** The managed identity that the app has by itself. */
export const systemAssigned: Principal = {
  clientId: '10ca1000-0000-4000-8000-000000000001',
  objectId: '10ca1000-0000-4000-8000-000000000001',
};

const Claims = z.object({ aud: z.string(), iss: z.string(), nbf: z.number(), exp: z.number(), oid: z.string() });

/** @returns the token, signed with `key`, and the end of its life in seconds since 1970. */
export function issueToken(
  key: string,
  audience: string,
  now = Date.now(),
  { clientId, objectId }: Principal = systemAssigned,
  seconds = lifetime,
): { token: string; expiresOn: number } {
  const issuedAt = Math.floor(now / 1000);
  const expiresOn = issuedAt + seconds;
  const claims = {
    aud: audience,
    iss: issuer,
    iat: issuedAt,
    nbf: issuedAt,
    exp: expiresOn,
    tid: tenantId,
    appid: clientId,
    oid: objectId,
    sub: objectId,
    idtyp: 'app',
    // Two tokens of one second are two.
    uti: randomUUID(),
  };
  const content = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return { token: `${content}.${sign(key, content)}`, expiresOn };
}

/** @returns why the token is not good for `audience`, or null when it is. */
export function refuseToken(key: string, token: string, audience: string, now = Date.now()): string | null {
  const [header, payload, signature] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined) return 'it is no JWT';
  if (!same(signature, sign(key, `${header}.${payload}`))) return 'its signature is wrong';
  const claims = Claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  if (claims.iss !== issuer) return `its issuer is ${claims.iss}`;
  if (now < claims.nbf * 1000) return 'it is not valid yet';
  if (now >= claims.exp * 1000) return 'it has expired';
  if (withoutSlash(claims.aud) !== audience) return `its audience is ${claims.aud}, not ${audience}`;
  return null;
}

/** The object id in a token; null when there is none. */
export function objectIdIn(token: string): string | null {
  const claims = Claims.safeParse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()));
  return claims.success ? claims.data.oid : null;
}

/** Compares in constant time, whatever the lengths. */
export function same(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function sign(key: string, content: string): string {
  return createHmac('sha256', key).update(content).digest('base64url');
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function withoutSlash(audience: string): string {
  return audience.replace(/\/$/, '');
}
