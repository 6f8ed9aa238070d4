import type { Outcome, SignedIn } from '../exchange.ts';
import { locationRows } from './location-rows.ts';
import { listOf } from './list.ts';

/** `OPTIONS /{org}/_apis[/{area}]`: where a client learns routes and versions. An unknown area has no rows. */
export function describeLocations({ names, organization }: SignedIn): Outcome {
  const { latest, released } = organization.api;
  const area = names.area?.toLowerCase();
  const rows = locationRows.filter((row) => area === undefined || row.area.toLowerCase() === area);
  const value = rows.map(({ released: isReleased, ...row }) =>
    Object.assign(row, {
      minVersion: '1.0',
      maxVersion: latest,
      releasedVersion: isReleased ? released : '0.0',
    }),
  );
  return { json: listOf(value) };
}
