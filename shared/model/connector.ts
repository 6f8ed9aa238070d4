import { z } from 'zod';
import { identityTypes, isIdentityType } from './entra-identity.ts';
import { fieldRule } from './field-rule.ts';
import { identifierFault, identifierPattern, nameFault, namePattern } from './identifier.ts';
import { valueAt } from './json-pointer.ts';
import { tokenShape } from './token-shape.ts';

/** Harness's connector definition for `type: AzureRepo`, as stored: only fields that have a meaning, nulls left out. */

const identifier = z
  .string()
  .superRefine(fieldRule('IdentifierInvalid', 'The identifier', identifierFault))
  .meta({ pattern: identifierPattern.source });
const text = z.string();

const UsernameToken = z.object({
  type: z.literal('UsernameToken'),
  spec: z.object({
    username: text.superRefine(fieldRule('UsernameInvalid', 'The user name', usernameFault)).optional(),
    usernameRef: text.optional(),
    tokenRef: text,
  }),
});

/** Additive to Harness: the token is got from Microsoft Entra each time, as an identity that an administrator granted. */
const OfIdentity = z.object({
  type: z.enum(identityTypes),
  spec: z.object({ identityRef: identifier.meta({ description: 'An identity of the account.' }) }),
});

const Authentication = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Http'), spec: z.discriminatedUnion('type', [UsernameToken, OfIdentity]) }),
  z.object({ type: z.literal('Ssh'), spec: z.object({ sshKeyRef: text }) }),
]);

const ApiAccess = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Token'), spec: z.object({ tokenRef: text }) }),
  z.object({
    type: z.literal('Identity'),
    spec: z.object({ identityRef: identifier.optional() }).optional(),
  }),
]);

export const ConnectorSpec = z
  .object({
    url: text.meta({ description: 'Of the project or the repository, in any form that Azure DevOps shows it.' }),
    type: z.enum(['Project', 'Repo']).meta({ description: 'What the URL is of.' }),
    validationRepo: text.optional().meta({ description: 'The Test Repository: with a Project, what git is tried on.' }),
    authentication: Authentication,
    apiAccess: ApiAccess.optional(),
    delegateSelectors: z.array(text).optional(),
    executeOnDelegate: z.boolean().optional(),
    ignoreTestConnection: z.boolean().optional(),
  })
  .meta({ id: 'ConnectorSpec' });
export type ConnectorSpec = z.infer<typeof ConnectorSpec>;

export const ConnectorDefinition = z
  .object({
    name: text.superRefine(fieldRule('NameInvalid', 'The name', nameFault)).meta({ pattern: namePattern.source }),
    identifier,
    description: text.optional(),
    orgIdentifier: identifier.optional(),
    projectIdentifier: identifier.optional(),
    tags: z.record(text, text).optional(),
    type: z.literal('AzureRepo'),
    spec: ConnectorSpec,
  })
  .meta({ id: 'ConnectorDefinition' });
export type ConnectorDefinition = z.infer<typeof ConnectorDefinition>;

export type SecretKindNeeded = 'EncryptedText' | 'SSHKey';

/** One place of a definition that names a secret. `pointer` is into the definition, `need` the kind it must have. */
export type SecretUse = { reference: string; pointer: string; need: SecretKindNeeded };

/**
 * Every secret that a definition names; reads what is well-formed and passes over the rest. References left over from
 * the other way of authentication have no effect, as in Harness.
 */
export function secretUses(definition: unknown): SecretUse[] {
  const found: SecretUse[] = [];
  const look = (pointer: string, need: SecretKindNeeded) => {
    const reference = valueAt(definition, pointer);
    if (typeof reference === 'string') found.push({ reference, pointer, need });
  };
  const type = valueAt(definition, '/spec/authentication/type');
  if (type !== 'Ssh' && !isIdentityType(valueAt(definition, '/spec/authentication/spec/type'))) {
    look('/spec/authentication/spec/spec/usernameRef', 'EncryptedText');
    look('/spec/authentication/spec/spec/tokenRef', 'EncryptedText');
  }
  if (type !== 'Http') look('/spec/authentication/spec/sshKeyRef', 'SSHKey');
  if (valueAt(definition, '/spec/apiAccess/type') !== 'Identity')
    look('/spec/apiAccess/spec/tokenRef', 'EncryptedText');
  return found;
}

/** Absent and null mean true, as in Harness. */
export function runsOnDelegate(spec: ConnectorSpec): boolean {
  return (spec.executeOnDelegate ?? true) && (spec.delegateSelectors ?? []).length > 0;
}

/** Basic authentication ends the user name at the first colon (RFC 7617, 2). */
function usernameFault(username: string): string | null {
  if (username.includes(':')) return 'cannot contain a colon';
  if (tokenShape.test(username)) return 'cannot be a personal access token, which belongs into the secret of tokenRef';
  if (/\p{Cc}/u.test(username)) return 'contains a control character or a line break';
  return username.length > 256 ? 'cannot be more than 256 characters long' : null;
}
