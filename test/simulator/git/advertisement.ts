import type { Ref } from './git.ts';
import { flush, pkt, readPkts } from './pkt-line.ts';

export const advertisementType = 'application/x-git-upload-pack-advertisement';

/**
 * The list that tdrhq/screenshotbot has on record for Azure Repos. It lacks ofs-delta, include-tag, agent, object-format and
 * protocol 2.
 */
const capabilities =
  'multi_ack thin-pack side-band side-band-64k no-progress multi_ack_detailed no-done shallow allow-tip-sha1-in-want filter';

const noObject = '0'.repeat(40);

export type Advertisement = { refs: Ref[]; head: string | null };

/** What git itself advertised, read back. */
export function readAdvertisement(bytes: Buffer): Advertisement {
  const lines = readPkts(bytes).filter((line) => line !== null && !line.startsWith('# service='));
  const refs = lines.map((line) => {
    const [ref = ''] = (line ?? '').split('\0');
    return { objectId: ref.slice(0, 40), name: ref.slice(41) };
  });
  return { refs, head: /symref=HEAD:(\S+)/.exec(lines[0] ?? '')?.[1] ?? null };
}

/** The same refs as Azure DevOps would advertise them over HTTPS. */
export function printAdvertisement(advertisement: Advertisement, service = 'git-upload-pack'): Buffer {
  return Buffer.concat([pkt(`# service=${service}\n`), flush, printRefs(advertisement)]);
}

/** As they go over SSH. Without refs the capabilities stand on a line of their own. */
export function printRefs({ refs, head }: Advertisement): Buffer {
  const [first = { objectId: noObject, name: 'capabilities^{}' }, ...others] = refs;
  const all = head === null ? capabilities : `${capabilities} symref=HEAD:${head}`;
  return Buffer.concat([
    pkt(`${first.objectId} ${first.name}\0${all}\n`),
    ...others.map(({ objectId, name }) => pkt(`${objectId} ${name}\n`)),
    flush,
  ]);
}
