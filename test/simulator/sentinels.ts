import type { Door } from './exchange.ts';
import type { Sentinel } from './sentinel.ts';
import { brokenConnections } from './sentinels/broken-connections.ts';
import { manyRefs, wrongAdvertisements } from './sentinels/wrong-advertisements.ts';
import { refusingServices } from './sentinels/refusing-services.ts';
import { signInTroubles } from './sentinels/sign-in-troubles.ts';
import { wrongAnswers } from './sentinels/wrong-answers.ts';

/** Every name that makes the simulator misbehave. `-git` or `-rest` behind a name keeps it to that door. */
export const sentinels: readonly Sentinel[] = [
  ...refusingServices,
  ...signInTroubles,
  ...wrongAnswers,
  ...wrongAdvertisements,
  ...brokenConnections,
];

/** The sentinel of this name, in any case; with a door, only when it strikes there. */
export function findSentinel(name: string, door?: Door): Sentinel | null {
  const wanted = name.toLowerCase();
  const only = /-(git|rest)$/.exec(wanted);
  const whole = sentinels.find((sentinel) => sentinel.name === wanted) ?? manyRefs(wanted);
  const found =
    whole ?? (only ? sentinels.find((sentinel) => sentinel.name === wanted.slice(0, only.index)) : undefined);
  if (!found) return null;
  const doors = whole ? found.doors : found.doors.filter((one) => one === only?.[1]);
  return doors.length > 0 && (door === undefined || doors.includes(door)) ? found : null;
}

/** The table for people, in Markdown. */
export function printSentinels(): string {
  const rows = sentinels.map(
    ({ name, doors, does, source }) => `| \`${name}\` | ${doors.join(', ')} | ${does} | ${source} |`,
  );
  return ['| name | doors | what a client meets | where it comes from |', '|---|---|---|---|', ...rows].join('\n');
}
