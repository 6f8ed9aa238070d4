import type { Context } from '../context.ts';
import { explain } from '../model/reasons/reason.ts';
import { apiUrl, type RepositoryAddress } from '../model/repository-url.ts';
import type { Check, CheckName } from '../model/verification.ts';
import { fromSecretRow, type StoredSecret, toSecretRow } from '../storage/secrets.ts';
import type { Write } from '../storage/tables.ts';

/**
 * A personal access token that two organizations accept is a global one, and Azure DevOps refuses those from 1 December
 * 2026. Nothing in an answer tells a global token from another, so the row of a secret remembers where it was accepted.
 */

/** A check that passed with the value of a stored secret. */
export type Proof = { check: CheckName; secret: StoredSecret };

export type Proofs = { address: RepositoryAddress; proven: Proof[] };

/** Two tell a global token; the others are for the owner, who has to replace it in each. */
const mostRemembered = 20;

/** Which stored tokens a run has proven. Asked who it is, a token says more than by reading what may be public. */
export function proofsOf(
  checks: readonly Check[],
  { git, api }: { git: StoredSecret | null; api: StoredSecret | null },
  address: RepositoryAddress,
): Proofs {
  if (address.deployment !== 'services') return { address, proven: [] };
  const passed = (name: CheckName) => checks.some((check) => check.name === name && check.outcome === 'PASSED');
  const proof = (check: CheckName, secret: StoredSecret | null) =>
    secret !== null && passed(check) ? [{ check, secret }] : [];
  const sameSecret = git !== null && git.rowKey === api?.rowKey;
  return { address, proven: [...proof('identity', api), ...(sameSecret ? [] : proof('git', git))] };
}

/** The checks with a warning at each token that is alive elsewhere too. */
export function withGlobalTokens(checks: readonly Check[], { address, proven }: Proofs): Check[] {
  return checks.map((check) => {
    const secret = proven.find((proof) => proof.check === check.name)?.secret;
    const organizations = secret === undefined ? [] : aliveIn(secret, address);
    if (organizations.length < 2) return check;
    const blanks = { organizations: inWords(organizations), tokenPage: `${apiUrl(address)}/_usersSettings/tokens` };
    const said = `${check.message} ${explain('GlobalToken', blanks).message}`;
    const { hint } = explain('GlobalToken', blanks);
    return { ...check, outcome: 'WARNING', reason: 'GlobalToken', message: said, hint };
  });
}

/** What the secrets have to learn of a run: nothing, once they know. */
export function aliveWrites({ address, proven }: Proofs): Write[] {
  return proven.flatMap(({ secret }): Write[] => {
    const { rowKey, etag } = secret;
    const next = aliveIn(secret, address);
    if (next.length === secret.aliveIn.length) return [];
    return [{ op: 'replace', rowKey, etag, values: toSecretRow({ ...secret, aliveIn: next }) }];
  });
}

/** The proofs with their secrets as they are now; without those whose value is another by now. */
export async function readAgain(context: Context, account: string, { address, proven }: Proofs): Promise<Proofs> {
  const read = await Promise.all(
    proven.map(async ({ check, secret: { rowKey, vaultName } }): Promise<Proof[]> => {
      const row = await context.entities.read(account, rowKey);
      const secret = row === null ? null : fromSecretRow(row);
      return secret === null || secret.vaultName !== vaultName ? [] : [{ check, secret }];
    }),
  );
  return { address, proven: read.flat() };
}

function aliveIn({ aliveIn: known }: StoredSecret, { organization }: RepositoryAddress): string[] {
  const isKnown = known.some((name) => folded(name) === folded(organization));
  return isKnown || known.length >= mostRemembered ? known : [...known, organization];
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function inWords(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
