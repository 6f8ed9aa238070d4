import { urlErrors, urlWarnings } from './url-refusals.ts';

/** Codes of a whole answer: one per status and cause. */
export const answerErrors = {
  InvalidRequest: { status: 400, title: 'The request has mistakes.' },
  AuthNotConfigured: { status: 503, title: 'This deployment does not know who may call it.' },
  WebhookUnauthorized: { status: 401, title: 'The delivery does not show the password of its webhook.' },
  NotFound: { status: 404, title: 'There is nothing at this address.' },
  MethodNotAllowed: { status: 405, title: 'The address exists, but not for this method.' },
  TriggerNotFound: { status: 404, title: 'There is no such trigger in this scope.' },
  ConnectorNotFound: { status: 404, title: 'There is no such connector in this scope.' },
  SecretNotFound: { status: 404, title: 'There is no such secret in this scope.' },
  IdentityNotFound: { status: 404, title: 'There is no such identity in this account.' },
  FiringNotFound: { status: 404, title: 'The trigger has no such firing.' },
  StatusNotFound: { status: 404, title: 'The connector has no such status.' },
  VerificationNotFound: { status: 404, title: 'The connector has no such verification.' },
  ApiAccessRequired: { status: 409, title: 'The connector has no API access, which this needs.' },
  WebhookNotFound: { status: 404, title: 'There is no such webhook in this scope.' },
  AlreadyExists: { status: 409, title: 'The identifier is taken.' },
  ChangedMeanwhile: { status: 409, title: 'Another call changed the same thing first.' },
  PublicUrlRequired: { status: 409, title: 'Azure DevOps cannot reach this service.' },
  ConnectorBeingDeleted: { status: 409, title: 'The connector is being deleted.' },
  ConnectorInUse: { status: 409, title: 'Triggers still use the connector.' },
  SecretInUse: { status: 409, title: 'The secret is still used.' },
  SecretSharedByOthers: { status: 409, title: 'Other connectors use the secret that the call would replace.' },
  SecretKindFixed: { status: 409, title: 'A secret keeps the kind it was created with.' },
  WebhookRetired: { status: 410, title: 'The webhook is not used any more.' },
  PreconditionFailed: { status: 412, title: 'The condition of the call (If-Match, If-None-Match) is not met.' },
  BodyTooLarge: { status: 413, title: 'The body is larger than is accepted.' },
  ContentTypeNotSupported: { status: 415, title: 'The content type is not one of those accepted.' },
  InternalError: { status: 500, title: 'The service made a mistake.' },
  StorageUnavailable: { status: 503, title: 'The storage of the service does not answer.' },
  SecretStoreUnavailable: { status: 503, title: 'The vault of the service does not answer.' },
  GaveUp: { status: 503, title: 'The call took too long and was undone.' },
} as const satisfies Record<string, { status: number; title: string }>;

/** Codes of one mistake inside an answer with status 400. */
export const fieldErrors = {
  BodyMissing: 'The body is empty.',
  BodyNotParsable: 'The body is neither JSON nor YAML.',
  FieldMissing: 'A required field is missing.',
  FieldTypeInvalid: 'The value is of another type than the field.',
  FieldValueInvalid: 'The value is not one that the field takes.',
  ParameterMissing: 'A required query parameter is missing.',
  ParameterInvalid: 'The value is not one that the query parameter takes.',
  IdentifierInvalid: 'The identifier breaks the naming rule.',
  IdentifierMismatch: 'The identifier of the body is not the one of the address.',
  ConnectorTypeNotSupported: 'The document is a connector of another type.',
  DocumentRepeated: 'An earlier document of the import is about the same connector.',
  NameInvalid: 'The name breaks the naming rule.',
  ScopeInvalid: 'Account, organization and project do not make a scope.',
  ScopeMismatch: 'Query and body name different scopes.',
  UsernameAmbiguous: 'Exactly one of username and usernameRef must be given.',
  PasswordNotSupported: 'A password is given where a personal access token belongs.',
  UsernameInvalid: 'The user name cannot be sent to a server.',
  SecretRefInvalid: 'The reference to a secret is not well-formed or not allowed in this scope.',
  SecretMissing: 'The secret that is referred to does not exist.',
  SecretBoundToAnotherDeployment: 'The secret is kept for another deployment of Azure DevOps.',
  SecretKindMismatch: 'The secret is of another kind than the field needs.',
  SecretNotReferenced: 'A secret is given that the definition does not refer to.',
  SecretValueInvalid: 'The value cannot be a secret of this kind.',
  SecretExpired: 'The secret has already expired.',
  SecretSharedByOthers: 'Other connectors use the secret that the call would replace.',
  SecretKindFixed: 'A secret keeps the kind it was created with.',
  IdentityMissing: 'The identity that is referred to does not exist.',
  IdentityNotGranted: 'The identity is not granted to the connector.',
  IdentityTypeMismatch: 'The identity is of another type than the definition says.',
  IdentityForServicesOnly: 'An identity of Entra is used with a Server.',
  ConnectorRefInvalid: 'The reference to a connector is not well-formed or not allowed in this scope.',
  ConnectorMissing: 'The connector that is referred to does not exist.',
  RepositoryMismatch: 'The repository is not that of the connector.',
  ConditionKeyUnknown: 'The key of a condition is none.',
  PatternInvalid: 'The value of a condition is a pattern that cannot be used.',
  ConditionNotSupported: 'A condition is in a language that is not evaluated here.',
  SshKeyInvalid: 'The private key cannot be used with Azure Repos.',
  ...urlErrors,
} as const;

/** What is stored as given although something about it should be known. */
export const warnings = {
  UnknownField: 'A field is not known and has no effect.',
  AccountIgnored: 'The account of the body is not that of the query, which counts.',
  ProjectUrlNamesRepository: 'The URL type is Project, but the URL names a repository.',
  RepositoryMissingInUrl: 'The URL type is Repo, but the URL names no repository.',
  SchemeMismatch: 'The scheme of the URL does not go with the connection type.',
  NoTestRepository: 'Without a Test Repository git cannot be tried.',
  TestRepositoryIgnored: 'The URL names the repository; the Test Repository has no effect.',
  SelectorsWithoutDelegate: 'The connector does not run on delegates; its selectors have no effect.',
  ApiAccessWithoutToken: 'API access is asked for without a token and has no effect.',
  PrivateKeyInEncryptedText: 'The SSH key is kept as a text.',
  SecretValueTrimmed: 'White space or quotes around a value were taken away.',
  SecretLooksLikeUserName: 'A value looks like a user name where a token is expected.',
  ...urlWarnings,
} as const;

export type AnswerCode = keyof typeof answerErrors;
export type FieldCode = keyof typeof fieldErrors;
export type WarningCode = keyof typeof warnings;

/** One mistake of a caller: where (JSON pointer into the body, or `?name` for a query parameter), what, what to do. */
export type Problem = { pointer: string; code: FieldCode; message: string; hint: string };

export type Warning = { pointer: string; code: WarningCode; message: string; hint: string; corrected: string | null };

/** A refusal on purpose: what a door turns into problem+json. Its sentences are for the caller. */
export class Refusal extends Error {
  readonly code: AnswerCode;
  readonly hint: string;
  readonly problems: readonly Problem[];
  /** Seconds after which a repetition can succeed; null when it cannot without a change. */
  readonly retryAfterSeconds: number | null;

  constructor(
    code: AnswerCode,
    detail: string,
    hint: string,
    more: { problems?: readonly Problem[]; retryAfterSeconds?: number } = {},
  ) {
    super(detail);
    this.name = 'Refusal';
    this.code = code;
    this.hint = hint;
    this.problems = more.problems ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds ?? null;
  }
}

/** Every mistake at once. */
export function refuseAll(problems: readonly Problem[]): Refusal {
  const [first] = problems;
  const detail =
    problems.length === 1 && first !== undefined ? first.message : `The request has ${problems.length} mistakes.`;
  const hint =
    problems.length === 1 && first !== undefined ? first.hint : 'Each is in errors, with its place and what to do.';
  return new Refusal('InvalidRequest', detail, hint, { problems });
}
