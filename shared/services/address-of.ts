import type { Context } from '../context.ts';
import type { ConnectorDefinition } from '../model/connector.ts';
import type { RepositoryAddress } from '../model/repository-address.ts';
import { readTarget } from '../model/target.ts';

/** Where a connector points; null when the hosts that this deployment allows have changed since it was stored. */
export function addressOf(context: Context, { spec }: ConnectorDefinition): RepositoryAddress | null {
  const { type, url, validationRepo, authentication } = spec;
  const { address } = readTarget(
    { url, type, authenticationType: authentication.type, ...(validationRepo === undefined ? {} : { validationRepo }) },
    context.config.allowedHosts,
  );
  return address;
}

/** The host in the URL of a definition, for people. */
export function hostOf(url: string): string {
  return /^[a-z]+:\/\/(?:[^@/]*@)?([^/:]+)/i.exec(url)?.[1] ?? 'the host';
}
