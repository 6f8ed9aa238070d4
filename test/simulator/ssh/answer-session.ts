import type { Git } from '../git/git.ts';
import { findRemote } from '../git/remote.ts';
import { organizationStoppedMessage } from '../refusals.ts';
import type { World } from '../world/world.ts';
import { readCommand } from './command.ts';
import * as refuse from './refusals.ts';
import { findSshSentinel } from './sentinels.ts';
import type { Session } from './session.ts';
import { uploadPack } from './upload-pack.ts';

type Service = { world: World; git: Git; reset: () => void };

/**
 * Everybody has logged in. Who may read is decided here: by the key, the organization that it is registered in, and what
 * its owner sees there.
 */
export async function answerSession(session: Session, { world, git, reset }: Service): Promise<void> {
  const wish = readCommand(session.command, session.user);
  if (wish.kind !== 'git') return session.refuse(refuse.shellRefused);
  const key = world.keyOf(session.fingerprint);
  const organization = wish.path === null ? undefined : world.findOrganization(wish.path.organization);
  if (wish.path === null || !key || !organization) return session.refuse(refuse.keyUnknown);
  const wrongForm = (organization.deployment === 'onPremises') !== (wish.path.form === 'server');
  const here = key.organizations.includes(organization.tokensOf) && organization.members.has(key.owner.account);
  if (wrongForm || !here) return session.refuse(refuse.keyUnknown);
  if (key.state === 'expired') return session.refuse(refuse.keyExpired);
  if (!organization.admitsSsh) return session.refuse(refuse.sshNotAllowed);
  if (organization.state === 'stopped') {
    return session.refuse(refuse.told(organizationStoppedMessage(organization.name)));
  }
  const place = findRemote({ world, organization, caller: key.owner, names: wish.path });
  if ('answer' in place) return session.refuse(refuse.told(String(place.answer.body)));
  if (wish.program === 'git-receive-pack') return session.refuse(refuse.pushRefused);
  const { repository } = place.found;
  const sentinel = findSshSentinel(repository.name);
  return sentinel ? sentinel.act(session, reset) : uploadPack(session, git, repository);
}
