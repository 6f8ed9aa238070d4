import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readBody } from '../../../shared/door/body.ts';
import { readQuery, readScope, ScopeQuery } from '../../../shared/door/query.ts';
import { readConnectorRequest } from '../../../shared/model/connector-request.ts';
import { ConnectorDefinition } from '../../../shared/model/connector.ts';
import { warnings } from '../../../shared/model/errors.ts';
import { identifierFault } from '../../../shared/model/identifier.ts';
import { readSecretRequest } from '../../../shared/model/secret-request.ts';
import { readTarget } from '../../../shared/model/target.ts';
import { urlWarnings } from '../../../shared/model/url-refusals.ts';
import { keys } from '../model/throw-away-keys.ts';

const page = readFileSync(new URL('../../../docs/definition.md', import.meta.url), 'utf8');

/** The texts of the examples in a language below a heading. */
function examples(heading: string, language: string): string[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  return [...section.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(([, text = '']) => text);
}

async function parse(text: string): Promise<unknown> {
  return await readBody({ headers: new Headers(), body: new Blob([text]).stream() }, 'definition');
}

describe('docs/definition.md', () => {
  test.each([
    ['Example over HTTP', 'json'],
    ['Example over SSH', 'yaml'],
  ])('%s has no mistake and earns no warning', async (heading, language) => {
    const [text = ''] = examples(heading, language);
    const body = await parse(text);
    const scope = readScope(readQuery(ScopeQuery, new URLSearchParams('accountIdentifier=acme')), body);
    const request = readConnectorRequest(body, scope, null);
    expect(request).toMatchObject({ problems: [], warnings: [] });
    const { url, type, validationRepo, authentication } = ConnectorDefinition.parse(request.definition).spec;
    const fields = { url, type, authenticationType: authentication.type };
    const target = readTarget(validationRepo === undefined ? fields : { ...fields, validationRepo }, []);
    expect(target).toMatchObject({ address: { repository: 'myrepo' }, problems: [], warnings: [] });
  });

  test('shows bodies of both kinds of secret that are accepted', async () => {
    const bodies = await Promise.all(examples('Secrets', 'json').map(parse));
    expect(bodies.map((body) => readSecretRequest(body).problems.length)).toEqual([0, 1]);
    const withKey = { ...Object(bodies[1]), privateKey: keys.openSshEncrypted } as unknown;
    expect(readSecretRequest(withKey)).toMatchObject({ problems: [], warnings: [] });
  });

  test('names every field of a definition, and no other', () => {
    const named = [...page.matchAll(/^\|[^|]*\|[^|]*\| (`.+?`) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name.split('.').at(-1)),
    );
    const known = new Set(
      Object.keys(ConnectorDefinition.shape).concat(Object.keys(ConnectorDefinition.shape.spec.shape)),
    );
    for (const name of ['username', 'usernameRef', 'tokenRef', 'sshKeyRef', 'identityRef']) known.add(name);
    for (const container of ['spec', 'authentication', 'apiAccess']) known.delete(container);
    expect(new Set(named)).toEqual(known);
  });

  test('lists every keyword that cannot be an identifier', () => {
    const [, list = ''] = /Not one of `([^`]+)`/.exec(page) ?? [];
    const keywords = list.split(/\s+/);
    expect(keywords).toHaveLength(28);
    expect(keywords.filter((keyword) => !identifierFault(keyword)?.includes('is a keyword'))).toEqual([]);
  });

  test('lists every warning that is not about the form of a URL', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \| [^|]+ \|$/gm)].map(([, code = '']) => code);
    expect(rows).toEqual(Object.keys(warnings).filter((code) => !Object.hasOwn(urlWarnings, code)));
  });
});
