import { randomBytes, randomUUID } from 'node:crypto';
import type { Identity } from './world/tokens.ts';
import type { Answer } from './exchange.ts';

const policy =
  'CAO DSP COR ADMa DEV CONo TELo CUR PSA PSD TAI IVDo OUR SAMi BUS DEM NAV STA UNI COM INT PHY ONL FIN PUR LOC CNT';

/** What recorded answers of Azure DevOps Services carry whatever they say. */
export function headersOfEveryAnswer(profile: NonNullable<Answer['profile']>): Answer['headers'] {
  if (profile === 'none') return {};
  const edge = { hex: randomBytes(16).toString('hex').toUpperCase(), time: new Date().toISOString() };
  const always = {
    P3P: `CP="${policy}"`,
    'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    'X-Cache': 'CONFIG_NOCACHE',
    'X-Content-Type-Options': 'nosniff',
    'X-MSEdge-Ref': `Ref A: ${edge.hex} Ref B: SIMULATOR01 Ref C: ${edge.time}`,
    'X-TFS-ProcessId': randomUUID(),
  };
  if (profile === 'without correlation') return always;
  const activity = randomUUID();
  return {
    ...always,
    'Access-Control-Expose-Headers': 'Request-Context',
    ActivityId: activity,
    'Request-Context': `appId=cid-v1:${randomUUID()}`,
    'X-TFS-Session': randomUUID(),
    'X-VSS-E2EID': activity,
    'X-VSS-SenderDeploymentId': randomUUID(),
  };
}

/** What appears only once the caller is known: it is how a 404 for lack of permission differs from one before sign-in. */
export function headersOnceSignedIn(caller: Identity): Answer['headers'] {
  return {
    'X-VSS-UserData': `${caller.id}:${caller.account}`,
    'X-Frame-Options': 'SAMEORIGIN',
    'Cache-Control': 'no-cache',
    Pragma: 'no-cache',
    Expires: '-1',
  };
}

/** The realm names the scale unit that happened to answer, so nobody may match it. */
export function basicRealm(): string {
  const [first = 0, second = 0] = randomBytes(2);
  const unit = ['cus', 'wcus', 'sin', 'weu', 'eau'][first % 5];
  return `Basic realm="https://tfsprod${unit}${second % 20}${first % 2 === 0 ? '.app' : ''}.visualstudio.com/"`;
}
