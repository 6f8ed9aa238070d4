import { z } from 'zod';
import { anonymousId, type Answered } from '../model/reasons/refusal.ts';
import { urlWithin } from '../outbound.ts';
import type { Ask, Caller } from './ask.ts';

export type Identity = {
  id: string;
  displayName: string | null;
  /** What stands before the dot of its descriptor: `aad` a user of Entra, `aadsp` a service principal, `msa`, `svc`… */
  subjectKind: string | null;
};

const shape = z.object({
  authenticatedUser: z.object({
    id: z.string(),
    providerDisplayName: z.string().nullish(),
    subjectDescriptor: z.string().nullish(),
  }),
});

/**
 * Who the token is, to this organization. Needs a living token but no scope. This resource was never released, so it
 * wants a preview version, and that of Team Foundation Server 2018 is answered by every newer one too.
 * https://learn.microsoft.com/rest/api/azure/devops/
 */
export async function askIdentity(ask: Ask, caller: Caller): Promise<Answered<Identity>> {
  const url = urlWithin(caller.collection, ['_apis', 'connectionData'], { 'api-version': '4.1-preview.1' });
  const answered = await ask(caller, { url, shape });
  if (!answered.ok) return answered;
  const { id, providerDisplayName, subjectDescriptor } = answered.value.authenticatedUser;
  const subjectKind = subjectDescriptor?.split('.')[0] ?? null;
  // Organizations with public projects answer everybody with 200.
  if (id.toLowerCase() === anonymousId) {
    return {
      ok: false,
      reason: 'AnonymousIdentity',
      blanks: {},
      evidence: answered.evidence,
      retryAfterSeconds: answered.retryAfterSeconds,
    };
  }
  return { ...answered, value: { id, displayName: providerDisplayName ?? null, subjectKind } };
}
