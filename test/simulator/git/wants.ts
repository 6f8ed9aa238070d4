import { readPkts } from './pkt-line.ts';

export type Asked = { wants: string[] } | { problem: string };

const servedFilters = /^filter (blob:none|tree:0)$/;

/**
 * Reads what a fetch asks for, or why Azure DevOps does not serve it. A client that names capabilities without multi_ack
 * is refused (https://github.com/fluxcd/source-controller/issues/104); one that names none is served.
 */
export function readWants(body: Buffer): Asked {
  let lines: (string | null)[];
  try {
    lines = readPkts(body);
  } catch {
    return { problem: refusal('The request is not in pkt-line format') };
  }
  const wants = lines.filter((line) => line?.startsWith('want ') === true).map((line) => (line ?? '').slice(5));
  const named = wants[0]?.slice(41).split(' ') ?? [];
  const names = named.filter((name) => name !== '');
  if (names.length > 0 && !names.includes('multi_ack') && !names.includes('multi_ack_detailed')) {
    return { problem: refusal('Clients must support multi-ack') };
  }
  const filter = lines.find((line) => line?.startsWith('filter ') === true) ?? null;
  if (filter !== null && !servedFilters.test(filter)) {
    return { problem: refusal(`The object filter '${filter.slice('filter '.length)}' is not supported`) };
  }
  return { wants: wants.map((want) => want.slice(0, 40)) };
}

function refusal(reason: string): string {
  return `TF401041: The Git protocol sent is not as expected (${reason}.).`;
}
