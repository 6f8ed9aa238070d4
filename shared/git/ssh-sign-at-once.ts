import type { Client, ParsedKey } from 'ssh2';

type Sign = (data: Buffer, give: (signature: Buffer) => void) => void;
type AskWithKey = (username: string, key: ParsedKey, algorithm: string, sign?: Sign) => void;

/**
 * Lets the client sign its first request. It would ask first whether the key may log in at all, which saves work for who
 * has many keys and costs a round trip for who has one; RFC 4252, 7 leaves the choice. The client has no option for it,
 * so its one method that sends such requests gets the signature that it would give in the second.
 */
export function signAtOnce(client: Client, key: ParsedKey): void {
  const protocol: unknown = Reflect.get(client, '_protocol');
  if (typeof protocol !== 'object' || protocol === null) return;
  const ask: unknown = Reflect.get(protocol, 'authPK');
  if (typeof ask !== 'function') return;
  const signed: AskWithKey = (username, asked, algorithm, sign) =>
    Reflect.apply(ask, protocol, [username, asked, algorithm, sign ?? signWith(key)]);
  Reflect.set(protocol, 'authPK', signed);
}

function signWith(key: ParsedKey): Sign {
  return (data, give) => {
    const signature = key.sign(data);
    if (signature instanceof Error) throw signature;
    give(signature);
  };
}
