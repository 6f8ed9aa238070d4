// npm run demo: the main job, walked through in a world of its own, with a pretended Azure DevOps.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureCertificate } from '../infra/local/certificate.ts';
import { startWorld } from '../infra/local/world.ts';
import { startSimulator } from './simulator/simulator.ts';
import { patFor } from './simulator/world/tokens.ts';
import { builtApp } from './system/built-app.ts';
import { waitFor } from './system/wait-for.ts';

type Json = Record<string, unknown>;
type Check = { name: string; outcome: string; message: string; evidence: Record<string, string | number | boolean> };

const scope = 'accountIdentifier=acme';

const definition = {
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

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'connector-demo-'));
  const { certificateFile, keyFile } = await ensureCertificate(folder);
  const tls = { cert: await readFile(certificateFile, 'utf8'), key: await readFile(keyFile, 'utf8') };
  const simulator = await startSimulator({ tls });
  const world = await startWorld({
    appFolder: await builtApp(),
    settings: { AZURE_DEVOPS_URL: simulator.url, CA_CERTIFICATES: certificateFile },
  });
  try {
    await walkThrough(world.url);
  } finally {
    await world.close();
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function walkThrough(url: string): Promise<void> {
  const call = async (method: string, path: string, body?: object): Promise<Json> => {
    const response = await fetch(`${url}/api/v1/${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Prefer: 'wait=20' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Json;
    console.log(`   ${method} /api/v1/${path} -> ${response.status}`);
    return answer;
  };
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
  showVerdict(await settled(url, 'FAILURE'));

  heading('5. A new token repairs it.');
  await storeToken(patFor('alive'));
  showVerdict(await settled(url, 'SUCCESS'));

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
async function settled(url: string, expected: string): Promise<Json> {
  const path = `/api/v1/connectors/web_shop?${scope}`;
  return await waitFor(async () => {
    const connector = (await (await fetch(`${url}${path}`)).json()) as Json & { status: Json };
    return connector.status['status'] === expected ? connector : null;
  }, `the verdict ${expected}`);
}

function heading(text: string): void {
  console.log(`\n${text}`);
}

function showVerdict(answer: Json): void {
  const { status, reason, message, hint } = answer['status'] as Record<string, string | null>;
  console.log(`   ${status}${reason === null ? '' : ` (${reason})`}: ${message}`);
  if (hint !== null) console.log(`   -> ${hint}`);
}

function showCheck({ name, outcome, message, evidence }: Check): void {
  const shown = [
    'proof',
    'defaultBranch',
    'commit',
    'displayName',
    'projectName',
    'repositoryName',
    'address',
    'port',
    'protocol',
  ];
  const facts = shown.flatMap((fact) => (evidence[fact] === undefined ? [] : [`${fact} ${String(evidence[fact])}`]));
  console.log(`   ${name.padEnd(13)} ${outcome}  ${message}${facts.length === 0 ? '' : `  [${facts.join(', ')}]`}`);
}

await main();
