import type { Context } from '../../../shared/context.ts';
import type { RunPointer } from '../../../shared/model/messages.ts';
import { unconditional } from '../../../shared/model/precondition.ts';
import type { Scope } from '../../../shared/model/scope.ts';
import { deleteConnector } from '../../../shared/services/connectors.ts';
import { putConnector } from '../../../shared/services/put-connector.ts';
import { putSecret } from '../../../shared/services/put-secret.ts';
import { deleteSecret } from '../../../shared/services/secrets.ts';
import { tryDefinition } from '../../../shared/services/try-definition.ts';
import { verifyNow } from '../../../shared/services/verifications.ts';
import { connectorKey, secretKey } from '../../../shared/storage/row-keys.ts';
import type { Random } from './random.ts';
import { account } from './world.ts';

/** What a good answer told the caller. */
export type Promised =
  | { kind: 'connector'; rowKey: string; uid: string; revision: number; url: string }
  | { kind: 'secret'; vaultName: string | null }
  | { kind: 'run'; pointer: RunPointer }
  | { kind: 'gone'; rowKey: string };

export type Call = { name: string; work: (context: Context) => Promise<Promised> };

/** How a call ended; one that died has no end. */
export type Ended = { actor: string; promised: Promised | null; refused: boolean };

type Place = { scope: Scope; identifier: string };

const inAccount: Scope = { account, org: null, project: null };
const a: Place = { scope: inAccount, identifier: 'a' };
const b: Place = { scope: inAccount, identifier: 'b' };
const c: Place = { scope: { ...inAccount, org: 'o' }, identifier: 'c' };

/** Which secrets the token and the user name of a definition are. */
const credentials = [{ token: 'p' }, { token: 'p' }, { token: 'q' }, { token: 'p', user: 'q' }] as const;

/** The `number`th call of a history; what it writes differs from what every other call writes, mostly. */
export function makeCall(random: Random, number: number): Call {
  const place = number === 0 ? a : random.pick([a, a, a, b, c]);
  const secret = random.chance(0.7) ? 'p' : 'q';
  const kind = number === 0 ? 0 : random.below(100);
  if (kind < 42) return putConnectorCall(random, number, place);
  if (kind < 64) return putSecretCall(secret, random.chance(0.1) ? 'same' : `secret${number}`);
  if (kind < 77) {
    const work = async (context: Context) => {
      await deleteSecret(context, inAccount, secret);
      return { kind: 'gone', rowKey: secretKey({ ...inAccount, identifier: secret }) } as const;
    };
    return { name: `${number} DELETE secret ${secret}`, work };
  }
  if (kind < 87) {
    const work = async (context: Context) => {
      await deleteConnector(context, place.scope, place.identifier, unconditional);
      return { kind: 'gone', rowKey: connectorKey({ ...place.scope, identifier: place.identifier }) } as const;
    };
    return { name: `${number} DELETE connector ${place.identifier}`, work };
  }
  if (kind >= 94) return tryDefinitionCall(random, number, place);
  const work = async (context: Context) => {
    return { kind: 'run', pointer: await verifyNow(context, place.scope, place.identifier) } as const;
  };
  return { name: `${number} verify ${place.identifier}`, work };
}

function putSecretCall(identifier: string, value: string): Call {
  return {
    name: `PUT secret ${identifier} = ${value}`,
    async work(context) {
      const { secret } = await putSecret(context, inAccount, identifier, { kind: 'EncryptedText', value });
      return { kind: 'secret', vaultName: secret.vaultName };
    },
  };
}

function tryDefinitionCall(random: Random, number: number, place: Place): Call {
  const { body, words } = makeBody(random, number, place.identifier);
  return {
    name: `${number} try ${place.identifier} ${words}`,
    async work(context) {
      return { kind: 'run', pointer: (await tryDefinition(context, place.scope, body)).run };
    },
  };
}

function putConnectorCall(random: Random, number: number, { scope, identifier }: Place): Call {
  const { body, words, url } = makeBody(random, number, identifier);
  const missing = random.chance(0.3) ? 'slot' : 'refused';
  return {
    name: `${number} PUT connector ${identifier} ${words} ${missing}`,
    async work(context) {
      const call = { scope, identifier, body, conditions: unconditional, missing } as const;
      const { rowKey, uid, revision } = (await putConnector(context, call)).connector;
      return { kind: 'connector', rowKey, uid, revision, url };
    },
  };
}

/** A body of PUT connector; `words` tell it in a trace. */
function makeBody(random: Random, number: number, identifier: string) {
  const { token, user } = { user: null, ...random.pick(credentials) };
  const url = `https://dev.azure.com/${random.pick(['fabrikam', 'fabrikam', 'contoso'])}/Fiber/_git/${random.chance(0.1) ? 'same' : `repository${number}`}`;
  const sent = [token, ...(user === null ? [] : [user])].filter(() => number === 0 || random.chance(0.7));
  const valueOf = (secret: string) => (random.chance(0.1) ? 'same' : `${secret}${number}`);
  const secrets = sent.map(
    (secret) => [`account.${secret}`, { kind: 'EncryptedText', value: valueOf(secret) }] as const,
  );
  const tested = number === 0 || random.chance(0.92);
  const names = user === null ? { username: 'anybody' } : { usernameRef: `account.${user}` };
  const connector = {
    name: identifier,
    identifier,
    type: 'AzureRepo',
    spec: {
      url,
      type: 'Repo',
      authentication: {
        type: 'Http',
        spec: { type: 'UsernameToken', spec: { ...names, tokenRef: `account.${token}` } },
      },
      ...(tested ? {} : { ignoreTestConnection: true }),
    },
  };
  const values = secrets.map(([reference, { value }]) => `${reference}=${value}`).join(' ');
  return {
    body: { connector, secrets: Object.fromEntries(secrets) },
    words: `${url.slice(-10)} ${token} ${user ?? '-'} ${values}${tested ? '' : ' untested'}`,
    url,
  };
}
