import { createDocument } from 'zod-openapi';
import type { DoorDeclaration } from '../../shared/door/door.ts';
import { answerHeaders, commonHeaders } from './answer-headers.ts';
import { toOperation } from './operation.ts';
import { conditionalParameters } from './parameters.ts';

const description = `Stores connectors for Azure Repos, keeps their secrets, verifies them, and says which step failed, why, and what to do.

Bodies are JSON or YAML. Every refusal is \`application/problem+json\` with a \`code\` that never changes its meaning.
\`GET\` addresses take \`HEAD\` too. An address that does not exist answers 404 \`NotFound\`, a method that an address
does not take 405 \`MethodNotAllowed\` with \`Allow\`. Fields and codes may be added to answers; unknown ones are to be
passed over.`;

const tags: Record<string, string> = {
  connectors: 'Definitions, and whether they work.',
  secrets: 'Values go in and never come out.',
  identities: 'Whom connectors may act as in Microsoft Entra.',
  triggers: 'What is to happen when something happened in a repository.',
  firings: 'One firing is one trigger used on one event.',
  statuses: 'What commits and pull requests show.',
  verifications: 'One verification is one run of all checks.',
  webhooks: 'What Azure DevOps sends, and what became of it.',
  import: 'Many definitions in.',
  export: 'Many definitions out.',
  credentials: 'Whom the tokens in the secrets belong to.',
  health: 'Whether the service answers.',
  'openapi.json': 'The contract.',
};

/** The contract of the doors as OpenAPI 3.1. @throws Error when a door has a tag or a parameter that nobody describes */
export function toDocument(doors: readonly DoorDeclaration[], version: string) {
  const paths: Record<string, Record<string, ReturnType<typeof toOperation>>> = {};
  const used = new Set<string>();
  for (const door of doors) {
    const operation = toOperation(door);
    (paths[`/api/${door.route}`] ??= {})[door.method.toLowerCase()] = operation;
    for (const tag of operation.tags) used.add(tag);
  }
  return createDocument(
    {
      openapi: '3.1.1',
      info: {
        title: 'Azure Repos connector service',
        version,
        description,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/', description: 'The service that gave this document.' }],
      // Nobody can call a deployment that does not know its callers yet: AuthNotConfigured.
      security: [],
      tags: [...used].map((name) => ({ name, description: described(name) })),
      paths,
      components: {
        parameters: conditionalParameters,
        headers: { ...commonHeaders, ...answerHeaders },
      },
    },
    {
      override({ jsonSchema }) {
        // Hundreds of characters that say what the format says.
        if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
      },
    },
  );
}

function described(tag: string): string {
  const text = tags[tag];
  if (text === undefined) throw new Error(`infra/openapi/document.ts has no description of the tag ${tag}`);
  return text;
}
