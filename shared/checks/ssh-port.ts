import type { Reason } from '../model/reasons/reason.ts';
import type { CheckName } from '../model/verification.ts';
import { asksSsh } from './applies.ts';
import { finding, type Finding, type Run } from './check.ts';

const noWay: ReadonlySet<Reason> = new Set([
  'ConnectionTimedOut',
  'ConnectionRefused',
  'NetworkUnreachable',
  'PrivateHostUnreachable',
]);

/** A port of SSH that nobody reaches is one thing when the server is down, and another when https gets there. */
export async function refineTcp(
  tcp: Finding,
  others: ReadonlyMap<CheckName, Finding>,
  run: Run,
  signal: AbortSignal,
): Promise<Finding> {
  if (!asksSsh(run) || tcp.outcome === 'PASSED' || !noWay.has(tcp.reason)) return tcp;
  if (others.get('identity')?.outcome !== 'PASSED' && !(await httpsGetsThere(run, signal))) return tcp;
  const { blanks, evidence } = tcp;
  return finding('SshPortFiltered', { blanks: { ...blanks, from: String(evidence['from']) }, evidence });
}

async function httpsGetsThere({ outbound, found }: Run, signal: AbortSignal): Promise<boolean> {
  const route = outbound.route(outbound.collectionUrl(found.address));
  try {
    for (const step of [route.resolve, route.connect, route.secure]) {
      if (!(await step(signal)).ok) return false;
    }
    return true;
  } finally {
    route.close();
  }
}
