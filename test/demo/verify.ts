import { patFor } from '../simulator/world/tokens.ts';
import { type Check, heading, type Json, showCheck, showVerdict } from './print.ts';
import { type Client, scope } from './service.ts';

export const definition = {
  connector: {
    name: 'Web shop',
    identifier: 'web_shop',
    type: 'AzureRepo',
    spec: {
      url: 'https://dev.azure.com/fabrikam/Fiber/_git/web',
      type: 'Repo',
      authentication: {
        type: 'Http',
        spec: { type: 'UsernameToken', spec: { username: 'ci', tokenRef: 'account.azure_pat' } },
      },
      apiAccess: { type: 'Token', spec: { tokenRef: 'account.azure_pat' } },
    },
  },
};

const troubles = [
  ['The token was not given the scope for webhooks', 'web', patFor('no-hooks-scope')],
  ['The token was cut short when it was pasted', 'web', patFor('alive').slice(0, -1)],
  ['The owner of the token left the organization', 'web', patFor('not-a-member')],
  ['The repository is disabled', 'disabled', patFor('alive')],
] as const;

/** The main job: a connector is stored, verified, broken and repaired. */
export async function verifyConnectors(service: Client): Promise<void> {
  const { call } = service;
  const storeToken = (value: string) => call('PUT', `secrets/azure_pat?${scope}`, { kind: 'EncryptedText', value });

  heading('1. A personal access token goes in. It never comes out again.');
  const secret = await storeToken(patFor('alive'));
  console.log(
    `   kind ${String(secret['kind'])}, fingerprint ${String(secret['fingerprint'])}, revision ${String(secret['revision'])}`,
  );

  heading('2. A connector that uses it is stored, and verified before the answer.');
  showVerdict(await call('PUT', `connectors/web_shop?${scope}`, definition));

  heading('3. What was proved:');
  const { value } = await call('GET', `connectors/web_shop/verifications?${scope}&pageSize=1`);
  const [run] = value as { checks: Check[] }[];
  for (const check of run?.checks ?? []) showCheck(check);

  heading('4. Its value is replaced by a token that has expired. Every connector that uses it is verified at once.');
  await storeToken(patFor('expired'));
  showVerdict(await settled(service, 'FAILURE'));

  heading('5. A new token repairs it.');
  await storeToken(patFor('alive'));
  showVerdict(await settled(service, 'SUCCESS'));

  heading('6. Other troubles, each found before anything is saved:');
  for (const [trouble, repository, token] of troubles) {
    console.log(`   ${trouble}.`);
    const tried = structuredClone(definition);
    tried.connector.spec.url = `https://dev.azure.com/fabrikam/Fiber/_git/${repository}`;
    const secrets = { 'account.azure_pat': { kind: 'EncryptedText', value: token } };
    const { outcome, ...told } = await call('POST', `verifications?${scope}`, { ...tried, secrets });
    showVerdict({ status: { ...told, status: outcome } });
  }

  heading('7. A mistake in a definition is named before anything is stored.');
  const wrong = structuredClone(definition);
  wrong.connector.spec.url = 'https://dev.azure.com/fabrikam/Fibre/web';
  wrong.connector.spec.apiAccess.spec.tokenRef = 'account.azure_pta';
  const { errors } = await call('PUT', `connectors/web_shop?${scope}`, wrong);
  for (const { pointer, code, message, hint } of errors as Record<string, string>[]) {
    console.log(`   ${pointer}  ${code}\n     ${message}\n     ${hint}`);
  }
}

/** The connector, as soon as the run that the new value of its secret started has changed its verdict. */
function settled({ until }: Client, expected: string): Promise<Json> {
  const wanted = (connector: Json) => ((connector['status'] as Json)['status'] === expected ? connector : null);
  return until(`connectors/web_shop?${scope}`, wanted, `the verdict ${expected}`);
}
