import type { ContenderName } from './contenders.ts';
import { find, type Result } from './results.ts';

/** One thing that is claimed of the results, as a ratio within one run. `holds` is null where it was not measured. */
export type Judged = { what: string; figure: string; holds: boolean | null };

const longest = 80;

export function judge(results: readonly Result[]): Judged[] {
  const ms = (name: ContenderName, roundTrip: number, refs = 10) => find(results, { name, roundTrip, refs })?.ms;
  const many = 100_000;
  const cpu = (name: ContenderName) => find(results, { name, roundTrip: 0, refs: many })?.cpuMs;
  const few = find(results, { name: 'cold', roundTrip: 0, refs: 10 });
  const lots = find(results, { name: 'cold', roundTrip: 0, refs: many });
  return [
    atMost('cold, against one bare GET, 80 ms', ratio(ms('cold', longest), ms('floorCold', longest)), 1.1),
    atMost('warm, in round trips of 80 ms', ratio(ms('warm', longest), longest), 1.15),
    ...[...new Set(results.map(({ roundTrip }) => roundTrip))].map((roundTrip) =>
      atLeast(
        `git ls-remote and WebApi, against cold, ${roundTrip} ms`,
        ratio(sum(ms('lsRemote', roundTrip), ms('nodeApi', roundTrip)), ms('cold', roundTrip)),
        4.5,
      ),
    ),
    atMost('CPU with 100,000 refs, against 10', ratio(lots?.cpuMs, few?.cpuMs), 1.5),
    atMost('bytes of refs read of 100,000', lots?.read, 65_536),
    atMost(
      'SSH, in round trips beyond what it takes at 0 ms',
      ratio(difference(ms('oursOverSsh', longest), ms('oursOverSsh', 0)), longest),
      6.5,
    ),
    atLeast(
      'CPU of git ls-remote ssh://, against SSH, 100,000 refs',
      ratio(cpu('lsRemoteOverSsh'), cpu('oursOverSsh')),
      30,
    ),
  ];
}

function difference(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one - other;
}

function ratio(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one / other;
}

function sum(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one + other;
}

function atMost(what: string, figure: number | undefined, most: number): Judged {
  return judged(what, figure, `at most ${most.toLocaleString('en')}`, figure !== undefined && figure <= most);
}

function atLeast(what: string, figure: number | undefined, least: number): Judged {
  return judged(what, figure, `at least ${least}`, figure !== undefined && figure >= least);
}

function judged(what: string, figure: number | undefined, limit: string, holds: boolean): Judged {
  if (figure === undefined) return { what, figure: `not measured, ${limit}`, holds: null };
  const shown = figure.toLocaleString('en', { maximumFractionDigits: figure < 100 ? 2 : 0 });
  return { what, figure: `${shown}, ${limit}`, holds };
}
