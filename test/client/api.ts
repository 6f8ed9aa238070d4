// Made by `npm run openapi`.

export interface paths {
    "/api/v1/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the connectors of a scope
         * @description Those of exactly this scope that the filter means, by identifier. A page may be short, or empty, while there is a `nextLink`.
         *
         *     Needs `Connectors.Read`.
         */
        get: operations["connectors-list"];
        put?: never;
        /**
         * Create a connector
         * @description Like `PUT`, for a connector that is not there yet. Without `identifier` it gets one made of its name: blanks become `_`, other characters than letters, digits, `_` and `$` are left out.
         *
         *     Needs `Connectors.Write`.
         */
        post: operations["connectors-post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{identifier}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a connector and its verdict
         * @description Needs `Connectors.Read`.
         */
        get: operations["connectors-get"];
        /**
         * Store a connector
         * @description Creates or replaces the definition, verifies it in the background and answers at once; with `Prefer: wait=N` the answer waits for the verdict. The same definition with the same values changes nothing.
         *
         *     Needs `Connectors.Write`.
         */
        put: operations["connectors-put"];
        post?: never;
        /**
         * Delete a connector
         * @description Its secrets stay; those that nobody uses now are named.
         *
         *     Needs `Connectors.Write`.
         */
        delete: operations["connectors-delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{identifier}/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the verifications of a connector
         * @description Newest first.
         *
         *     Needs `Connectors.Read`.
         */
        get: operations["verifications-list"];
        put?: never;
        /**
         * Verify a connector now
         * @description Answers 202 while it runs, and 200 when `Prefer: wait=N` was long enough for the result.
         *
         *     Needs `Connectors.Verify`.
         */
        post: operations["verifications-post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{identifier}/verifications/{verification}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one verification with all its checks
         * @description `Prefer: wait=N` waits until it is over.
         *
         *     Needs `Connectors.Read`.
         */
        get: operations["verifications-get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a definition without storing it
         * @description Every mistake and warning that storing would answer with. Nothing is written, and nobody outside is called.
         *
         *     Needs `Connectors.Read`.
         */
        post: operations["connectors-validate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/credentials": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List whom the tokens belong to
         * @description Each identity that verifications have met, its secrets, and the connectors that would fail without it. A page is computed from 500 connectors of the scope; an identity that is met on two pages appears on both.
         *
         *     Needs `Connectors.Read`.
         */
        get: operations["credentials-list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Take the definitions along
         * @description A YAML stream that an import takes: importing it here changes nothing. Values of secrets are not in it. More than 2,000 come in pages, the next of which is in `Link`.
         *
         *     Needs `Connectors.Read`.
         */
        get: operations["export-get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the service answers
         * @description Touches nothing else.
         *
         *     Anybody may call it.
         */
        get: operations["health-get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Store many connectors
         * @description Each is stored as if it had been put alone, with the organization and project that it names, or those of the query. One that is refused keeps no other from being stored. Secrets that do not exist become empty ones, to be filled with `PUT /api/v1/secrets/…`, which verifies every connector that waits for them.
         *
         *     Needs `Connectors.Write`.
         */
        post: operations["import-post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read this document
         * @description Anybody may call it.
         */
        get: operations["openapi-get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the secrets of a scope
         * @description Those of exactly this scope, by identifier.
         *
         *     Needs `Connectors.Read`.
         */
        get: operations["secrets-list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secrets/{identifier}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Describe a secret and who uses it
         * @description The value never comes out.
         *
         *     Needs `Connectors.Read`.
         */
        get: operations["secrets-get"];
        /**
         * Store a secret
         * @description A new value is verified with every connector that uses the secret. The same value again is not stored again.
         *
         *     Needs `Connectors.Write`.
         */
        put: operations["secrets-put"];
        post?: never;
        /**
         * Delete a secret that nobody uses
         * @description Needs `Connectors.Write`.
         */
        delete: operations["secrets-delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify many connectors, or a definition before it is saved
         * @description Without a body: queues a verification of each connector that the filter means, five a second; `nextLink` leads on after 1,000. With a body: verifies that definition, with the secrets sent along or those that are stored, and stores nothing on any connector; `Prefer: wait=N` waits for the result.
         *
         *     Needs `Connectors.Verify`.
         */
        post: operations["definition-verifications-post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verifications/{verification}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the verification of a definition that was not saved
         * @description `Prefer: wait=N` waits until it is over.
         *
         *     Needs `Connectors.Read`.
         */
        get: operations["definition-verifications-get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description Why a check did not pass. Each is explained in docs/reasons.md.
         * @enum {string}
         */
        Reason: "CredentialNotRecognised" | "CredentialRefused" | "CredentialExpired" | "CredentialExpiredOrRevoked" | "ScopeMissing" | "GlobalTokenBlocked" | "NotInOrganization" | "AnonymousIdentity" | "ConditionalAccess" | "PermissionMissing" | "CredentialUnusable" | "RepositoryMissingInUrl" | "SchemeMismatch" | "NoTestRepository" | "RepositoryNotFound" | "RepositoryDisabled" | "RepositoryInMaintenance" | "RepositoryRenamed" | "ProjectRenamed" | "ProjectNotFound" | "ProjectIsTfvc" | "AnswerMismatch" | "NotAzureDevOps" | "ItemNotFound" | "PolicyForbids" | "OrganizationStopped" | "HostNotAllowed" | "AddressNotAllowed" | "NameNotFound" | "NameLookupFailed" | "ConnectionRefused" | "NetworkUnreachable" | "ConnectionTimedOut" | "ConnectionReset" | "TlsNameMismatch" | "TlsNotTrusted" | "TlsExpired" | "TlsFailed" | "ProxyRefused" | "TimedOut" | "RateLimited" | "ServiceUnavailable" | "RedirectRefused" | "GitAnswerMalformed" | "AnswerTooLarge" | "UnexpectedAnswer" | "SecretMissing" | "SecretNotSet" | "SecretUnreadable" | "SecretStoreUnavailable" | "StorageUnavailable" | "OrganizationPaused" | "NoEligibleDelegate" | "DependsOnFailedCheck" | "NotSupportedYet" | "NotTested" | "GitProtocolRefused" | "ApiVersionRefused" | "InternalError";
        NewConnectorRequest: {
            connector: {
                name: string;
                identifier?: string;
                description?: string;
                orgIdentifier?: string;
                projectIdentifier?: string;
                tags?: {
                    [key: string]: string;
                };
                /** @constant */
                type: "AzureRepo";
                spec: components["schemas"]["ConnectorSpec"];
            };
            /** @description Values of secrets that the definition refers to, each under its reference as written there. One that does not exist is created, the same value again changes nothing, another value replaces it when no other connector uses it. */
            secrets?: {
                [key: string]: components["schemas"]["SecretRequest"];
            };
        };
        ConnectorSpec: {
            /** @description Of the project or the repository, in any form that Azure DevOps shows it. */
            url: string;
            /**
             * @description What the URL is of.
             * @enum {string}
             */
            type: "Project" | "Repo";
            /** @description The Test Repository: with a Project, what git is tried on. */
            validationRepo?: string;
            authentication: {
                /** @constant */
                type: "Http";
                spec: {
                    /** @constant */
                    type: "UsernameToken";
                    spec: {
                        username?: string;
                        usernameRef?: string;
                        tokenRef: string;
                    };
                };
            } | {
                /** @constant */
                type: "Ssh";
                spec: {
                    sshKeyRef: string;
                };
            };
            apiAccess?: {
                /** @constant */
                type: "Token";
                spec: {
                    tokenRef: string;
                };
            };
            delegateSelectors?: string[];
            executeOnDelegate?: boolean;
            ignoreTestConnection?: boolean;
        };
        SecretRequest: components["schemas"]["EncryptedText"] | components["schemas"]["SSHKey"];
        EncryptedText: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "EncryptedText";
            value: string;
            expiresAt?: string | null;
        };
        SSHKey: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            kind: "SSHKey";
            privateKey: string;
            passphrase?: string;
            expiresAt?: string | null;
        };
        ConnectorRequest: {
            connector: components["schemas"]["ConnectorDefinition"];
            /** @description Values of secrets that the definition refers to, each under its reference as written there. One that does not exist is created, the same value again changes nothing, another value replaces it when no other connector uses it. */
            secrets?: {
                [key: string]: components["schemas"]["SecretRequest"];
            };
        };
        ConnectorDefinition: {
            name: string;
            identifier: string;
            description?: string;
            orgIdentifier?: string;
            projectIdentifier?: string;
            tags?: {
                [key: string]: string;
            };
            /** @constant */
            type: "AzureRepo";
            spec: components["schemas"]["ConnectorSpec"];
        };
        /** @description YAML: any number of documents `connector: …`. JSON: an array of them, or an answer of Harness’s list calls as it is. At most 4 MB and 2,000 connectors. */
        ImportRequest: unknown;
        ConnectorPage: {
            value: components["schemas"]["Connector"][];
            /** @description Address of the next page, in the same scope; absent on the last page. */
            nextLink?: string;
        };
        Connector: {
            connector: components["schemas"]["ConnectorDefinitionOutput"];
            /** @description New at each creation: a connector of the same name is another one. */
            uid: string;
            /** @description Counts definitions, starting at 1. */
            revision: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastModifiedAt: string;
            repository: components["schemas"]["Repository"] | null;
            warnings: components["schemas"]["Warning"][];
            status: components["schemas"]["ConnectorStatus"];
        };
        /** @description What the URL of a definition names, the same for every way to write it. */
        Repository: {
            /** @enum {string} */
            deployment: "services" | "server";
            /** @description The organization, or the collection on a Server. */
            organization: string;
            project: string | null;
            repository: string | null;
            /** @enum {string} */
            transport: "https" | "ssh";
            /** @enum {string} */
            kind: "repository" | "project" | "organization" | "tfvc";
            /** @description The URL for git; null when no repository is named. */
            gitUrl: string | null;
            /** @description To which `/_apis/…` is added. */
            apiUrl: string;
            /** @description The page for a browser. */
            webUrl: string;
        };
        /** @description Something that is stored as given although it should be known. */
        Warning: {
            /** @description JSON pointer (RFC 6901) into the body. */
            pointer: string;
            /** @enum {string} */
            code: "UnknownField" | "AccountIgnored" | "ProjectUrlNamesRepository" | "RepositoryMissingInUrl" | "SchemeMismatch" | "NoTestRepository" | "TestRepositoryIgnored" | "SelectorsWithoutDelegate" | "ApiAccessWithoutToken" | "PrivateKeyInEncryptedText" | "SecretValueTrimmed" | "SecretLooksLikeUserName" | "UrlQueryIgnored" | "UrlFragmentIgnored" | "UrlUserIgnored" | "UrlViewIgnored" | "UrlTeamIgnored" | "UrlPageIgnored" | "UrlGitSegmentIgnored" | "UrlUsedAsHttps" | "UrlFormRetired" | "UrlWithoutProject" | "UrlTfvcPathIgnored" | "TestRepositoryIsUrl";
            message: string;
            hint: string;
            /** @description What the value was taken for; null when it was not changed. */
            corrected: string | null;
        };
        ConnectorStatus: {
            /**
             * @description PENDING: no verification of this revision has completed yet.
             * @enum {string}
             */
            status: "SUCCESS" | "FAILURE" | "PARTIAL" | "UNKNOWN" | "PENDING";
            /** @description Why it is not SUCCESS; see docs/reasons.md. */
            reason: components["schemas"]["Reason"] | null;
            message: string;
            hint: string | null;
            errorSummary: string | null;
            errors: components["schemas"]["StatusError"][];
            testedAt: string | null;
            lastConnectedAt: string | null;
            /** @description The revision that the verdict was earned with. */
            observedRevision: number | null;
            delegateId: string | null;
            verificationId: string | null;
            nextCheckAt: string | null;
            lastAttempt: components["schemas"]["LastAttempt"] | null;
        };
        /** @description A check that did not pass. */
        StatusError: {
            check: string;
            reason: components["schemas"]["Reason"];
            message: string;
            hint: string | null;
        };
        /** @description The newest verification, also when it did not change the verdict. */
        LastAttempt: {
            /** @enum {string} */
            outcome: "SUCCESS" | "FAILURE" | "PARTIAL" | "UNKNOWN";
            reason: components["schemas"]["Reason"] | null;
            message: string;
            /** Format: date-time */
            at: string;
            verificationId: string;
        };
        /** @description A refusal, as application/problem+json (RFC 9457). */
        Problem: {
            /** @description The same for every answer with this code. */
            title: string;
            /** @description The HTTP status. */
            status: number;
            code: components["schemas"]["ProblemCode"];
            /** @description What was found, for people. */
            detail: string;
            /** @description What to do about it, for people. */
            hint: string;
            /** @description Finds the call in the log of the service; also in `Request-Id`. */
            requestId: string;
            /** @description Every mistake at once, when there are any to point at. */
            errors?: components["schemas"]["Mistake"][];
        };
        /**
         * @description What an answer is refused for. Each is explained in docs/errors.md; its meaning never changes.
         * @enum {string}
         */
        ProblemCode: "InvalidRequest" | "AuthNotConfigured" | "NotFound" | "MethodNotAllowed" | "ConnectorNotFound" | "SecretNotFound" | "VerificationNotFound" | "AlreadyExists" | "ChangedMeanwhile" | "SecretInUse" | "SecretSharedByOthers" | "SecretKindFixed" | "PreconditionFailed" | "BodyTooLarge" | "ContentTypeNotSupported" | "InternalError" | "StorageUnavailable" | "SecretStoreUnavailable" | "GaveUp";
        /** @description One mistake of a request. */
        Mistake: {
            /** @description JSON pointer (RFC 6901) into the body, or `?name` for a query parameter; "" is the whole body. */
            pointer: string;
            /** @enum {string} */
            code: "BodyMissing" | "BodyNotParsable" | "FieldMissing" | "FieldTypeInvalid" | "FieldValueInvalid" | "ParameterMissing" | "ParameterInvalid" | "IdentifierInvalid" | "IdentifierMismatch" | "ConnectorTypeNotSupported" | "DocumentRepeated" | "NameInvalid" | "ScopeInvalid" | "ScopeMismatch" | "UsernameAmbiguous" | "PasswordNotSupported" | "UsernameInvalid" | "SecretRefInvalid" | "SecretMissing" | "SecretBoundToAnotherDeployment" | "SecretKindMismatch" | "SecretNotReferenced" | "SecretValueInvalid" | "SecretExpired" | "SecretSharedByOthers" | "SecretKindFixed" | "SshKeyInvalid" | "UrlEmpty" | "UrlTooLong" | "UrlCharacterNotAllowed" | "UrlContainsSpace" | "UrlEncodingMalformed" | "UrlSchemeNotSupported" | "UrlContainsCredential" | "UrlAuthorityMalformed" | "UrlHostNotAllowed" | "UrlSchemeNotServed" | "UrlPlainHttpNotAllowed" | "UrlPortNotAllowed" | "UrlSshUserWrong" | "UrlSshVersionMissing" | "UrlEmptySegment" | "UrlDotSegment" | "UrlDoubleEncoded" | "UrlNameInvalid" | "UrlNamesNothing" | "UrlPathNotRecognized" | "UrlIsTfvcPath" | "TestRepositoryInvalid";
            /** @description What was found. Never repeats a secret. */
            message: string;
            /** @description What to do about it. */
            hint: string;
        };
        DeletedConnector: {
            /** @description References, as the connector wrote them, to the secrets that no other connector uses. */
            unusedSecrets: string[];
        };
        VerificationPage: {
            value: components["schemas"]["Verification"][];
            /** @description Address of the next page, in the same scope; absent on the last page. */
            nextLink?: string;
        };
        Verification: {
            id: string;
            /** @enum {string} */
            status: "QUEUED" | "RUNNING" | "COMPLETED";
            /** @description Null until it completes. SUPERSEDED: a newer one had already answered. */
            outcome: ("SUCCESS" | "FAILURE" | "PARTIAL" | "UNKNOWN" | "SUPERSEDED") | null;
            reason: components["schemas"]["Reason"] | null;
            message: string;
            hint: string | null;
            /** @description The revision that was verified; null until it completes. */
            revision: number | null;
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            completedAt: string | null;
            /** @description A known wait: it is not tried again before this time. */
            notBefore: string | null;
            supersededBy: string | null;
            checks: components["schemas"]["Check"][];
        };
        /** @description One step of a verification. */
        Check: {
            /** @enum {string} */
            name: "platform" | "delegate" | "secrets" | "target" | "dns" | "tcp" | "hostKey" | "tls" | "git" | "items" | "identity" | "project" | "repository" | "readCode" | "readProjects" | "writeStatuses" | "manageHooks";
            /** @description Whether the verdict depends on it. */
            required: boolean;
            /** @enum {string} */
            outcome: "PASSED" | "WARNING" | "FAILED" | "SKIPPED" | "UNKNOWN";
            /** @description Null when it passed. */
            reason: components["schemas"]["Reason"] | null;
            /** @description What was found. */
            message: string;
            /** @description What the person who must act does next. */
            hint: string | null;
            /** @description Facts for people and support. Never a secret. */
            evidence: {
                [key: string]: string | number | boolean | null;
            };
            durationMs: number;
        };
        Validation: {
            /** @description Whether it would be stored. */
            valid: boolean;
            errors: components["schemas"]["Mistake"][];
            warnings: components["schemas"]["Warning"][];
            repository: components["schemas"]["Repository"] | null;
        };
        CredentialPage: {
            value: components["schemas"]["Credential"][];
            /** @description Address of the next page, in the same scope; absent on the last page. */
            nextLink?: string;
        };
        /** @description Somebody whom the verifications have met. */
        Credential: {
            identityId: string;
            displayName: string | null;
            /**
             * Format: date-time
             * @description When the first of its secrets expires; null when nobody said.
             */
            expiresAt: string | null;
            organizations: string[];
            secrets: components["schemas"]["Secret"][];
            /** @description Those that would fail without it: all that use one of its secrets, at most 1,000 for each. */
            connectors: components["schemas"]["SecretUser"][];
        };
        /** @description A secret without its value. */
        Secret: {
            identifier: string;
            /** @description Absent at account scope. */
            orgIdentifier?: string;
            /** @description Absent above project scope. */
            projectIdentifier?: string;
            /** @enum {string} */
            kind: "EncryptedText" | "SSHKey";
            /**
             * @description What the value is, whatever its kind.
             * @enum {string}
             */
            holds: "text" | "privateKey";
            /** @description False: an empty slot, referred to by connectors before its value is given. */
            isSet: boolean;
            /** @description Tells values apart: 8 hex digits, or the SHA256 of the public part of an SSH key. */
            fingerprint: string | null;
            /** @description Counts values; 0 for an empty slot. */
            revision: number;
            expiresAt: string | null;
            /** @description Where the value was first used, and may be used until it is given anew: `services` or `server:<host>`. */
            deployment: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastModifiedAt: string;
        };
        /** @description A connector that uses a secret. */
        SecretUser: {
            identifier: string;
            /** @description Absent at account scope. */
            orgIdentifier?: string;
            /** @description Absent above project scope. */
            projectIdentifier?: string;
        };
        /** @description One YAML document `connector: …` for each, by organization, project and identifier. */
        Export: string;
        Health: {
            /** @constant */
            status: "ok";
        };
        ImportAnswer: {
            dryRun: boolean;
            counts: {
                created: number;
                changed: number;
                unchanged: number;
                refused: number;
            };
            emptySecrets: components["schemas"]["EmptySecret"][];
            documents: components["schemas"]["ImportedDocument"][];
        };
        /** @description A secret that is referred to and has no value yet. */
        EmptySecret: {
            identifier: string;
            orgIdentifier?: string;
            projectIdentifier?: string;
            /** @enum {string} */
            kind: "EncryptedText" | "SSHKey";
            /** @description How many connectors wait for its value. */
            connectors: number;
        };
        ImportedDocument: {
            /** @description Its place in the import, starting at 0. */
            index: number;
            identifier: string | null;
            orgIdentifier?: string;
            projectIdentifier?: string;
            /** @enum {string} */
            result: "created" | "changed" | "unchanged" | "refused";
            error: components["schemas"]["ImportRefusal"] | null;
            warnings: components["schemas"]["Warning"][];
        };
        /** @description Why it was not stored, as a call of its own would have been told. */
        ImportRefusal: {
            /** @enum {string} */
            code: "InvalidRequest" | "AuthNotConfigured" | "NotFound" | "MethodNotAllowed" | "ConnectorNotFound" | "SecretNotFound" | "VerificationNotFound" | "AlreadyExists" | "ChangedMeanwhile" | "SecretInUse" | "SecretSharedByOthers" | "SecretKindFixed" | "PreconditionFailed" | "BodyTooLarge" | "ContentTypeNotSupported" | "InternalError" | "StorageUnavailable" | "SecretStoreUnavailable" | "GaveUp";
            detail: string;
            hint: string;
            errors: components["schemas"]["Mistake"][];
        };
        /** @description An OpenAPI 3.1 document. */
        OpenApi: {
            [key: string]: unknown;
        };
        SecretPage: {
            value: components["schemas"]["Secret"][];
            /** @description Address of the next page, in the same scope; absent on the last page. */
            nextLink?: string;
        };
        SecretWithUsers: {
            identifier: string;
            /** @description Absent at account scope. */
            orgIdentifier?: string;
            /** @description Absent above project scope. */
            projectIdentifier?: string;
            /** @enum {string} */
            kind: "EncryptedText" | "SSHKey";
            /**
             * @description What the value is, whatever its kind.
             * @enum {string}
             */
            holds: "text" | "privateKey";
            /** @description False: an empty slot, referred to by connectors before its value is given. */
            isSet: boolean;
            /** @description Tells values apart: 8 hex digits, or the SHA256 of the public part of an SSH key. */
            fingerprint: string | null;
            /** @description Counts values; 0 for an empty slot. */
            revision: number;
            expiresAt: string | null;
            /** @description Where the value was first used, and may be used until it is given anew: `services` or `server:<host>`. */
            deployment: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastModifiedAt: string;
            /** @description The first 100 of them. */
            users: components["schemas"]["SecretUser"][];
        };
        /** @description A secret as it was stored just now. */
        StoredSecret: {
            identifier: string;
            /** @description Absent at account scope. */
            orgIdentifier?: string;
            /** @description Absent above project scope. */
            projectIdentifier?: string;
            /** @enum {string} */
            kind: "EncryptedText" | "SSHKey";
            /**
             * @description What the value is, whatever its kind.
             * @enum {string}
             */
            holds: "text" | "privateKey";
            /** @description False: an empty slot, referred to by connectors before its value is given. */
            isSet: boolean;
            /** @description Tells values apart: 8 hex digits, or the SHA256 of the public part of an SSH key. */
            fingerprint: string | null;
            /** @description Counts values; 0 for an empty slot. */
            revision: number;
            expiresAt: string | null;
            /** @description Where the value was first used, and may be used until it is given anew: `services` or `server:<host>`. */
            deployment: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastModifiedAt: string;
            warnings: components["schemas"]["Warning"][];
        };
        /** @description The verification of a definition that is not saved, and what would be said about storing it. */
        TrialVerification: {
            id: string;
            /** @enum {string} */
            status: "QUEUED" | "RUNNING" | "COMPLETED";
            /** @description Null until it completes. SUPERSEDED: a newer one had already answered. */
            outcome: ("SUCCESS" | "FAILURE" | "PARTIAL" | "UNKNOWN" | "SUPERSEDED") | null;
            reason: components["schemas"]["Reason"] | null;
            message: string;
            hint: string | null;
            /** @description The revision that was verified; null until it completes. */
            revision: number | null;
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            completedAt: string | null;
            /** @description A known wait: it is not tried again before this time. */
            notBefore: string | null;
            supersededBy: string | null;
            checks: components["schemas"]["Check"][];
            warnings: components["schemas"]["Warning"][];
        };
        QueuedVerifications: {
            /** @description How many verifications were queued. */
            count: number;
            /** @description Until the last of them begins. */
            seconds: number;
            /** @description To be posted to next; absent when all are queued. */
            nextLink?: string;
        };
        ConnectorDefinitionOutput: {
            name: string;
            identifier: string;
            description?: string;
            orgIdentifier?: string;
            projectIdentifier?: string;
            tags?: {
                [key: string]: string;
            };
            /** @constant */
            type: "AzureRepo";
            spec: components["schemas"]["ConnectorSpecOutput"];
        };
        ConnectorSpecOutput: {
            /** @description Of the project or the repository, in any form that Azure DevOps shows it. */
            url: string;
            /**
             * @description What the URL is of.
             * @enum {string}
             */
            type: "Project" | "Repo";
            /** @description The Test Repository: with a Project, what git is tried on. */
            validationRepo?: string;
            authentication: {
                /** @constant */
                type: "Http";
                spec: {
                    /** @constant */
                    type: "UsernameToken";
                    spec: {
                        username?: string;
                        usernameRef?: string;
                        tokenRef: string;
                    };
                };
            } | {
                /** @constant */
                type: "Ssh";
                spec: {
                    sshKeyRef: string;
                };
            };
            apiAccess?: {
                /** @constant */
                type: "Token";
                spec: {
                    tokenRef: string;
                };
            };
            delegateSelectors?: string[];
            executeOnDelegate?: boolean;
            ignoreTestConnection?: boolean;
        };
    };
    responses: never;
    parameters: {
        /** @description 412 unless the ETag is this one; `*`: unless it exists. */
        "If-Match": string;
        /** @description `*`: 412 when it exists already. */
        "If-None-Match": string;
        /**
         * @description `wait=N`: answer with the result when it comes within N seconds, at most 25 (RFC 7240).
         * @example wait=20
         */
        Prefer: string;
        /**
         * @description The account. Whatever belongs to another one is invisible.
         * @example acme
         */
        accountIdentifier: string;
        /** @description The organization in Harness; absent at account scope. */
        orgIdentifier: string;
        /** @description The project in Harness, with its organization; absent above project scope. */
        projectIdentifier: string;
        /** @description Comes in `nextLink`. */
        pageToken: string;
    };
    requestBodies: never;
    headers: {
        /** @description Finds the call in the log of the service. */
        "Request-Id": string;
        /** @description Always `no-store`. */
        "Cache-Control": string;
        /** @description The `code` of a refusal. */
        "Error-Code": string;
        /** @description Names the definition, for `If-Match`; results do not change it. */
        ETag: string;
        /** @description The next page, as `<address>; rel="next"`. */
        Link: string;
        /** @description Where the result of the verification will be. */
        "Operation-Location": string;
        /** @description Seconds after which it is worth asking again. */
        "Retry-After": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "connectors-list": {
        parameters: {
            query: {
                /**
                 * @description The account. Whatever belongs to another one is invisible.
                 * @example acme
                 */
                accountIdentifier: components["parameters"]["accountIdentifier"];
                /** @description The organization in Harness; absent at account scope. */
                orgIdentifier?: components["parameters"]["orgIdentifier"];
                /** @description The project in Harness, with its organization; absent above project scope. */
                projectIdentifier?: components["parameters"]["projectIdentifier"];
                /** @description Comes in `nextLink`. */
                pageToken?: components["parameters"]["pageToken"];
                pageSize?: number;
                /** @description The verdict. */
                status?: "SUCCESS" | "FAILURE" | "PARTIAL" | "UNKNOWN" | "PENDING";
                /** @description Why it is not SUCCESS, or the reason of one of its errors. */
                reason?: components["schemas"]["Reason"];
                /** @description A tag: `key`, or `key:value`. */
                tag?: string;
                /** @description Part of name, identifier, description or URL, in any case. */
                search?: string;
                /** @description One of its secrets expires before this date or time. */
                expiresBefore?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorPage"];
                };
            };
            /** @description `InvalidRequest`: The request has mistakes. */
            400: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "InvalidRequest";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `InternalError`: The service made a mistake. */
            500: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "InternalError";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `AuthNotConfigured`: This deployment does not know who may call it.
             *
             *     `StorageUnavailable`: The storage of the service does not answer.
             *
             *     `SecretStoreUnavailable`: The vault of the service does not answer.
             */
            503: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "AuthNotConfigured" | "StorageUnavailable" | "SecretStoreUnavailable";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    "connectors-post": {
        parameters: {
            query: {
                /**
                 * @description The account. Whatever belongs to another one is invisible.
                 * @example acme
                 */
                accountIdentifier: components["parameters"]["accountIdentifier"];
                /** @description The organization in Harness; absent at account scope. */
                orgIdentifier?: components["parameters"]["orgIdentifier"];
                /** @description The project in Harness, with its organization; absent above project scope. */
                projectIdentifier?: components["parameters"]["projectIdentifier"];
            };
            header?: {
                /**
                 * @description `wait=N`: answer with the result when it comes within N seconds, at most 25 (RFC 7240).
                 * @example wait=20
                 */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewConnectorRequest"];
                "application/yaml": components["schemas"]["NewConnectorRequest"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    "Operation-Location": components["headers"]["Operation-Location"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connector"];
                };
            };
            /** @description `InvalidRequest`: The request has mistakes. */
            400: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "InvalidRequest";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `AlreadyExists`: The identifier is taken.
             *
             *     `ChangedMeanwhile`: Another call changed the same thing first.
             *
             *     `SecretSharedByOthers`: Other connectors use the secret that the call would replace.
             *
             *     `SecretKindFixed`: A secret keeps the kind it was created with.
             */
            409: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "AlreadyExists" | "ChangedMeanwhile" | "SecretSharedByOthers" | "SecretKindFixed";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `BodyTooLarge`: The body is larger than is accepted. */
            413: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 413;
                        /** @enum {string} */
                        code: "BodyTooLarge";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `ContentTypeNotSupported`: The content type is not one of those accepted. */
            415: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 415;
                        /** @enum {string} */
                        code: "ContentTypeNotSupported";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `InternalError`: The service made a mistake. */
            500: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "InternalError";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `GaveUp`: The call took too long and was undone.
             *
             *     `AuthNotConfigured`: This deployment does not know who may call it.
             *
             *     `StorageUnavailable`: The storage of the service does not answer.
             *
             *     `SecretStoreUnavailable`: The vault of the service does not answer.
             */
            503: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "GaveUp" | "AuthNotConfigured" | "StorageUnavailable" | "SecretStoreUnavailable";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    "connectors-get": {
        parameters: {
            query: {
                /**
                 * @description The account. Whatever belongs to another one is invisible.
                 * @example acme
                 */
                accountIdentifier: components["parameters"]["accountIdentifier"];
                /** @description The organization in Harness; absent at account scope. */
                orgIdentifier?: components["parameters"]["orgIdentifier"];
                /** @description The project in Harness, with its organization; absent above project scope. */
                projectIdentifier?: components["parameters"]["projectIdentifier"];
            };
            header?: never;
            path: {
                /**
                 * @description The identifier inside the scope.
                 * @example web_shop
                 */
                identifier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connector"];
                };
            };
            /** @description `InvalidRequest`: The request has mistakes. */
            400: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "InvalidRequest";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `ConnectorNotFound`: There is no such connector in this scope. */
            404: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "ConnectorNotFound";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `InternalError`: The service made a mistake. */
            500: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "InternalError";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `AuthNotConfigured`: This deployment does not know who may call it.
             *
             *     `StorageUnavailable`: The storage of the service does not answer.
             *
             *     `SecretStoreUnavailable`: The vault of the service does not answer.
             */
            503: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "AuthNotConfigured" | "StorageUnavailable" | "SecretStoreUnavailable";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    "connectors-put": {
        parameters: {
            query: {
                /**
                 * @description The account. Whatever belongs to another one is invisible.
                 * @example acme
                 */
                accountIdentifier: components["parameters"]["accountIdentifier"];
                /** @description The organization in Harness; absent at account scope. */
                orgIdentifier?: components["parameters"]["orgIdentifier"];
                /** @description The project in Harness, with its organization; absent above project scope. */
                projectIdentifier?: components["parameters"]["projectIdentifier"];
            };
            header?: {
                /** @description 412 unless the ETag is this one; `*`: unless it exists. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description `*`: 412 when it exists already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
                /**
                 * @description `wait=N`: answer with the result when it comes within N seconds, at most 25 (RFC 7240).
                 * @example wait=20
                 */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description The identifier inside the scope.
                 * @example web_shop
                 */
                identifier: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectorRequest"];
                "application/yaml": components["schemas"]["ConnectorRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    "Operation-Location": components["headers"]["Operation-Location"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connector"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    "Operation-Location": components["headers"]["Operation-Location"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connector"];
                };
            };
            /** @description `InvalidRequest`: The request has mistakes. */
            400: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "InvalidRequest";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `ChangedMeanwhile`: Another call changed the same thing first.
             *
             *     `SecretSharedByOthers`: Other connectors use the secret that the call would replace.
             *
             *     `SecretKindFixed`: A secret keeps the kind it was created with.
             */
            409: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "ChangedMeanwhile" | "SecretSharedByOthers" | "SecretKindFixed";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `PreconditionFailed`: The condition of the call (If-Match, If-None-Match) is not met. */
            412: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 412;
                        /** @enum {string} */
                        code: "PreconditionFailed";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `BodyTooLarge`: The body is larger than is accepted. */
            413: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 413;
                        /** @enum {string} */
                        code: "BodyTooLarge";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `ContentTypeNotSupported`: The content type is not one of those accepted. */
            415: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 415;
                        /** @enum {string} */
                        code: "ContentTypeNotSupported";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `InternalError`: The service made a mistake. */
            500: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "InternalError";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `GaveUp`: The call took too long and was undone.
             *
             *     `AuthNotConfigured`: This deployment does not know who may call it.
             *
             *     `StorageUnavailable`: The storage of the service does not answer.
             *
             *     `SecretStoreUnavailable`: The vault of the service does not answer.
             */
            503: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "GaveUp" | "AuthNotConfigured" | "StorageUnavailable" | "SecretStoreUnavailable";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    "connectors-delete": {
        parameters: {
            query: {
                /**
                 * @description The account. Whatever belongs to another one is invisible.
                 * @example acme
                 */
                accountIdentifier: components["parameters"]["accountIdentifier"];
                /** @description The organization in Harness; absent at account scope. */
                orgIdentifier?: components["parameters"]["orgIdentifier"];
                /** @description The project in Harness, with its organization; absent above project scope. */
                projectIdentifier?: components["parameters"]["projectIdentifier"];
            };
            header?: {
                /** @description 412 unless the ETag is this one; `*`: unless it exists. */
                "If-Match"?: components["parameters"]["If-Match"];
                /** @description `*`: 412 when it exists already. */
                "If-None-Match"?: components["parameters"]["If-None-Match"];
            };
            path: {
                /**
                 * @description The identifier inside the scope.
                 * @example web_shop
                 */
                identifier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedConnector"];
                };
            };
            /** @description `InvalidRequest`: The request has mistakes. */
            400: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "InvalidRequest";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `ConnectorNotFound`: There is no such connector in this scope. */
            404: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "ConnectorNotFound";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `ChangedMeanwhile`: Another call changed the same thing first. */
            409: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "ChangedMeanwhile";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `PreconditionFailed`: The condition of the call (If-Match, If-None-Match) is not met. */
            412: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 412;
                        /** @enum {string} */
                        code: "PreconditionFailed";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `InternalError`: The service made a mistake. */
            500: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "InternalError";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `AuthNotConfigured`: This deployment does not know who may call it.
             *
             *     `StorageUnavailable`: The storage of the service does not answer.
             *
             *     `SecretStoreUnavailable`: The vault of the service does not answer.
             */
            503: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "AuthNotConfigured" | "StorageUnavailable" | "SecretStoreUnavailable";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    "verifications-list": {
        parameters: {
            query: {
                /**
                 * @description The account. Whatever belongs to another one is invisible.
                 * @example acme
                 */
                accountIdentifier: components["parameters"]["accountIdentifier"];
                /** @description The organization in Harness; absent at account scope. */
                orgIdentifier?: components["parameters"]["orgIdentifier"];
                /** @description The project in Harness, with its organization; absent above project scope. */
                projectIdentifier?: components["parameters"]["projectIdentifier"];
                /** @description Comes in `nextLink`. */
                pageToken?: components["parameters"]["pageToken"];
                pageSize?: number;
            };
            header?: never;
            path: {
                /**
                 * @description The identifier inside the scope.
                 * @example web_shop
                 */
                identifier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationPage"];
                };
            };
            /** @description `InvalidRequest`: The request has mistakes. */
            400: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "InvalidRequest";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `ConnectorNotFound`: There is no such connector in this scope. */
            404: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "ConnectorNotFound";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `InternalError`: The service made a mistake. */
            500: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "InternalError";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `AuthNotConfigured`: This deployment does not know who may call it.
             *
             *     `StorageUnavailable`: The storage of the service does not answer.
             *
             *     `SecretStoreUnavailable`: The vault of the service does not answer.
             */
            503: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "AuthNotConfigured" | "StorageUnavailable" | "SecretStoreUnavailable";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    "verifications-post": {
        parameters: {
            query: {
                /**
                 * @description The account. Whatever belongs to another one is invisible.
                 * @example acme
                 */
                accountIdentifier: components["parameters"]["accountIdentifier"];
                /** @description The organization in Harness; absent at account scope. */
                orgIdentifier?: components["parameters"]["orgIdentifier"];
                /** @description The project in Harness, with its organization; absent above project scope. */
                projectIdentifier?: components["parameters"]["projectIdentifier"];
            };
            header?: {
                /**
                 * @description `wait=N`: answer with the result when it comes within N seconds, at most 25 (RFC 7240).
                 * @example wait=20
                 */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description The identifier inside the scope.
                 * @example web_shop
                 */
                identifier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Operation-Location": components["headers"]["Operation-Location"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            /** @description Under way. */
            202: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Operation-Location": components["headers"]["Operation-Location"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            /** @description `InvalidRequest`: The request has mistakes. */
            400: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "InvalidRequest";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `ConnectorNotFound`: There is no such connector in this scope. */
            404: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "ConnectorNotFound";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `ChangedMeanwhile`: Another call changed the same thing first. */
            409: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "ChangedMeanwhile";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `InternalError`: The service made a mistake. */
            500: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "InternalError";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `AuthNotConfigured`: This deployment does not know who may call it.
             *
             *     `StorageUnavailable`: The storage of the service does not answer.
             *
             *     `SecretStoreUnavailable`: The vault of the service does not answer.
             */
            503: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "AuthNotConfigured" | "StorageUnavailable" | "SecretStoreUnavailable";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    "verifications-get": {
        parameters: {
            query: {
                /**
                 * @description The account. Whatever belongs to another one is invisible.
                 * @example acme
                 */
                accountIdentifier: components["parameters"]["accountIdentifier"];
                /** @description The organization in Harness; absent at account scope. */
                orgIdentifier?: components["parameters"]["orgIdentifier"];
                /** @description The project in Harness, with its organization; absent above project scope. */
                projectIdentifier?: components["parameters"]["projectIdentifier"];
            };
            header?: {
                /**
                 * @description `wait=N`: answer with the result when it comes within N seconds, at most 25 (RFC 7240).
                 * @example wait=20
                 */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description The identifier inside the scope.
                 * @example web_shop
                 */
                identifier: string;
                /**
                 * @description The `id` of a verification.
                 * @example 0f8e2a31-1
                 */
                verification: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            /** @description `InvalidRequest`: The request has mistakes. */
            400: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "InvalidRequest";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `ConnectorNotFound`: There is no such connector in this scope.
             *
             *     `VerificationNotFound`: The connector has no such verification.
             */
            404: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "ConnectorNotFound" | "VerificationNotFound";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `InternalError`: The service made a mistake. */
            500: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "InternalError";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `AuthNotConfigured`: This deployment does not know who may call it.
             *
             *     `StorageUnavailable`: The storage of the service does not answer.
             *
             *     `SecretStoreUnavailable`: The vault of the service does not answer.
             */
            503: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "AuthNotConfigured" | "StorageUnavailable" | "SecretStoreUnavailable";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    "connectors-validate": {
        parameters: {
            query: {
                /**
                 * @description The account. Whatever belongs to another one is invisible.
                 * @example acme
                 */
                accountIdentifier: components["parameters"]["accountIdentifier"];
                /** @description The organization in Harness; absent at account scope. */
                orgIdentifier?: components["parameters"]["orgIdentifier"];
                /** @description The project in Harness, with its organization; absent above project scope. */
                projectIdentifier?: components["parameters"]["projectIdentifier"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectorRequest"];
                "application/yaml": components["schemas"]["ConnectorRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Validation"];
                };
            };
            /** @description `InvalidRequest`: The request has mistakes. */
            400: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "InvalidRequest";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `BodyTooLarge`: The body is larger than is accepted. */
            413: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 413;
                        /** @enum {string} */
                        code: "BodyTooLarge";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `ContentTypeNotSupported`: The content type is not one of those accepted. */
            415: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 415;
                        /** @enum {string} */
                        code: "ContentTypeNotSupported";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `InternalError`: The service made a mistake. */
            500: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "InternalError";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `AuthNotConfigured`: This deployment does not know who may call it.
             *
             *     `StorageUnavailable`: The storage of the service does not answer.
             *
             *     `SecretStoreUnavailable`: The vault of the service does not answer.
             */
            503: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "AuthNotConfigured" | "StorageUnavailable" | "SecretStoreUnavailable";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    "credentials-list": {
        parameters: {
            query: {
                /**
                 * @description The account. Whatever belongs to another one is invisible.
                 * @example acme
                 */
                accountIdentifier: components["parameters"]["accountIdentifier"];
                /** @description The organization in Harness; absent at account scope. */
                orgIdentifier?: components["parameters"]["orgIdentifier"];
                /** @description The project in Harness, with its organization; absent above project scope. */
                projectIdentifier?: components["parameters"]["projectIdentifier"];
                /** @description `true`: everything inside the scope too, for an account all there is. */
                all?: "true" | "false";
                /** @description Comes in `nextLink`. */
                pageToken?: components["parameters"]["pageToken"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CredentialPage"];
                };
            };
            /** @description `InvalidRequest`: The request has mistakes. */
            400: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "InvalidRequest";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `InternalError`: The service made a mistake. */
            500: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "InternalError";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `AuthNotConfigured`: This deployment does not know who may call it.
             *
             *     `StorageUnavailable`: The storage of the service does not answer.
             *
             *     `SecretStoreUnavailable`: The vault of the service does not answer.
             */
            503: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "AuthNotConfigured" | "StorageUnavailable" | "SecretStoreUnavailable";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    "export-get": {
        parameters: {
            query: {
                /**
                 * @description The account. Whatever belongs to another one is invisible.
                 * @example acme
                 */
                accountIdentifier: components["parameters"]["accountIdentifier"];
                /** @description The organization in Harness; absent at account scope. */
                orgIdentifier?: components["parameters"]["orgIdentifier"];
                /** @description The project in Harness, with its organization; absent above project scope. */
                projectIdentifier?: components["parameters"]["projectIdentifier"];
                /** @description `true`: everything inside the scope too, for an account all there is. */
                all?: "true" | "false";
                /** @description Comes in `nextLink`. */
                pageToken?: components["parameters"]["pageToken"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": components["schemas"]["Export"];
                };
            };
            /** @description `InvalidRequest`: The request has mistakes. */
            400: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "InvalidRequest";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `InternalError`: The service made a mistake. */
            500: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "InternalError";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `AuthNotConfigured`: This deployment does not know who may call it.
             *
             *     `StorageUnavailable`: The storage of the service does not answer.
             *
             *     `SecretStoreUnavailable`: The vault of the service does not answer.
             */
            503: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "AuthNotConfigured" | "StorageUnavailable" | "SecretStoreUnavailable";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    "health-get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `InternalError`: The service made a mistake. */
            500: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "InternalError";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    "import-post": {
        parameters: {
            query: {
                /**
                 * @description The account. Whatever belongs to another one is invisible.
                 * @example acme
                 */
                accountIdentifier: components["parameters"]["accountIdentifier"];
                /** @description The organization in Harness; absent at account scope. */
                orgIdentifier?: components["parameters"]["orgIdentifier"];
                /** @description The project in Harness, with its organization; absent above project scope. */
                projectIdentifier?: components["parameters"]["projectIdentifier"];
                /** @description `true`: says what would happen, and writes nothing. */
                dryRun?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportRequest"];
                "application/yaml": components["schemas"]["ImportRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
            /** @description `InvalidRequest`: The request has mistakes. */
            400: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "InvalidRequest";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `BodyTooLarge`: The body is larger than is accepted. */
            413: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 413;
                        /** @enum {string} */
                        code: "BodyTooLarge";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `ContentTypeNotSupported`: The content type is not one of those accepted. */
            415: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 415;
                        /** @enum {string} */
                        code: "ContentTypeNotSupported";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `InternalError`: The service made a mistake. */
            500: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "InternalError";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `AuthNotConfigured`: This deployment does not know who may call it.
             *
             *     `StorageUnavailable`: The storage of the service does not answer.
             *
             *     `SecretStoreUnavailable`: The vault of the service does not answer.
             */
            503: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "AuthNotConfigured" | "StorageUnavailable" | "SecretStoreUnavailable";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    "openapi-get": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApi"];
                };
            };
            /** @description `InternalError`: The service made a mistake. */
            500: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "InternalError";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    "secrets-list": {
        parameters: {
            query: {
                /**
                 * @description The account. Whatever belongs to another one is invisible.
                 * @example acme
                 */
                accountIdentifier: components["parameters"]["accountIdentifier"];
                /** @description The organization in Harness; absent at account scope. */
                orgIdentifier?: components["parameters"]["orgIdentifier"];
                /** @description The project in Harness, with its organization; absent above project scope. */
                projectIdentifier?: components["parameters"]["projectIdentifier"];
                /** @description Comes in `nextLink`. */
                pageToken?: components["parameters"]["pageToken"];
                pageSize?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretPage"];
                };
            };
            /** @description `InvalidRequest`: The request has mistakes. */
            400: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "InvalidRequest";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `InternalError`: The service made a mistake. */
            500: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "InternalError";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `AuthNotConfigured`: This deployment does not know who may call it.
             *
             *     `StorageUnavailable`: The storage of the service does not answer.
             *
             *     `SecretStoreUnavailable`: The vault of the service does not answer.
             */
            503: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "AuthNotConfigured" | "StorageUnavailable" | "SecretStoreUnavailable";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    "secrets-get": {
        parameters: {
            query: {
                /**
                 * @description The account. Whatever belongs to another one is invisible.
                 * @example acme
                 */
                accountIdentifier: components["parameters"]["accountIdentifier"];
                /** @description The organization in Harness; absent at account scope. */
                orgIdentifier?: components["parameters"]["orgIdentifier"];
                /** @description The project in Harness, with its organization; absent above project scope. */
                projectIdentifier?: components["parameters"]["projectIdentifier"];
            };
            header?: never;
            path: {
                /**
                 * @description The identifier inside the scope.
                 * @example web_shop
                 */
                identifier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretWithUsers"];
                };
            };
            /** @description `InvalidRequest`: The request has mistakes. */
            400: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "InvalidRequest";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `SecretNotFound`: There is no such secret in this scope. */
            404: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "SecretNotFound";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `InternalError`: The service made a mistake. */
            500: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "InternalError";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `AuthNotConfigured`: This deployment does not know who may call it.
             *
             *     `StorageUnavailable`: The storage of the service does not answer.
             *
             *     `SecretStoreUnavailable`: The vault of the service does not answer.
             */
            503: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "AuthNotConfigured" | "StorageUnavailable" | "SecretStoreUnavailable";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    "secrets-put": {
        parameters: {
            query: {
                /**
                 * @description The account. Whatever belongs to another one is invisible.
                 * @example acme
                 */
                accountIdentifier: components["parameters"]["accountIdentifier"];
                /** @description The organization in Harness; absent at account scope. */
                orgIdentifier?: components["parameters"]["orgIdentifier"];
                /** @description The project in Harness, with its organization; absent above project scope. */
                projectIdentifier?: components["parameters"]["projectIdentifier"];
            };
            header?: never;
            path: {
                /**
                 * @description The identifier inside the scope.
                 * @example web_shop
                 */
                identifier: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretRequest"];
                "application/yaml": components["schemas"]["SecretRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredSecret"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredSecret"];
                };
            };
            /** @description `InvalidRequest`: The request has mistakes. */
            400: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "InvalidRequest";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `ChangedMeanwhile`: Another call changed the same thing first.
             *
             *     `SecretKindFixed`: A secret keeps the kind it was created with.
             */
            409: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "ChangedMeanwhile" | "SecretKindFixed";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `BodyTooLarge`: The body is larger than is accepted. */
            413: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 413;
                        /** @enum {string} */
                        code: "BodyTooLarge";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `ContentTypeNotSupported`: The content type is not one of those accepted. */
            415: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 415;
                        /** @enum {string} */
                        code: "ContentTypeNotSupported";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `InternalError`: The service made a mistake. */
            500: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "InternalError";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `GaveUp`: The call took too long and was undone.
             *
             *     `AuthNotConfigured`: This deployment does not know who may call it.
             *
             *     `StorageUnavailable`: The storage of the service does not answer.
             *
             *     `SecretStoreUnavailable`: The vault of the service does not answer.
             */
            503: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "GaveUp" | "AuthNotConfigured" | "StorageUnavailable" | "SecretStoreUnavailable";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    "secrets-delete": {
        parameters: {
            query: {
                /**
                 * @description The account. Whatever belongs to another one is invisible.
                 * @example acme
                 */
                accountIdentifier: components["parameters"]["accountIdentifier"];
                /** @description The organization in Harness; absent at account scope. */
                orgIdentifier?: components["parameters"]["orgIdentifier"];
                /** @description The project in Harness, with its organization; absent above project scope. */
                projectIdentifier?: components["parameters"]["projectIdentifier"];
            };
            header?: never;
            path: {
                /**
                 * @description The identifier inside the scope.
                 * @example web_shop
                 */
                identifier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; no body. */
            204: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `InvalidRequest`: The request has mistakes. */
            400: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "InvalidRequest";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `SecretNotFound`: There is no such secret in this scope. */
            404: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "SecretNotFound";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `SecretInUse`: Connectors still use the secret.
             *
             *     `ChangedMeanwhile`: Another call changed the same thing first.
             */
            409: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "SecretInUse" | "ChangedMeanwhile";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `InternalError`: The service made a mistake. */
            500: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "InternalError";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `AuthNotConfigured`: This deployment does not know who may call it.
             *
             *     `StorageUnavailable`: The storage of the service does not answer.
             *
             *     `SecretStoreUnavailable`: The vault of the service does not answer.
             */
            503: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "AuthNotConfigured" | "StorageUnavailable" | "SecretStoreUnavailable";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    "definition-verifications-post": {
        parameters: {
            query: {
                /**
                 * @description The account. Whatever belongs to another one is invisible.
                 * @example acme
                 */
                accountIdentifier: components["parameters"]["accountIdentifier"];
                /** @description The organization in Harness; absent at account scope. */
                orgIdentifier?: components["parameters"]["orgIdentifier"];
                /** @description The project in Harness, with its organization; absent above project scope. */
                projectIdentifier?: components["parameters"]["projectIdentifier"];
                /** @description Comes in `nextLink`. */
                pageToken?: components["parameters"]["pageToken"];
                pageSize?: number;
                /** @description The verdict. */
                status?: "SUCCESS" | "FAILURE" | "PARTIAL" | "UNKNOWN" | "PENDING";
                /** @description Why it is not SUCCESS, or the reason of one of its errors. */
                reason?: components["schemas"]["Reason"];
                /** @description A tag: `key`, or `key:value`. */
                tag?: string;
                /** @description Part of name, identifier, description or URL, in any case. */
                search?: string;
                /** @description One of its secrets expires before this date or time. */
                expiresBefore?: string;
            };
            header?: {
                /**
                 * @description `wait=N`: answer with the result when it comes within N seconds, at most 25 (RFC 7240).
                 * @example wait=20
                 */
                Prefer?: components["parameters"]["Prefer"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ConnectorRequest"];
                "application/yaml": components["schemas"]["ConnectorRequest"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Operation-Location": components["headers"]["Operation-Location"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialVerification"];
                };
            };
            /** @description Under way. */
            202: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Operation-Location": components["headers"]["Operation-Location"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialVerification"] | components["schemas"]["QueuedVerifications"];
                };
            };
            /** @description `InvalidRequest`: The request has mistakes. */
            400: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "InvalidRequest";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `ChangedMeanwhile`: Another call changed the same thing first. */
            409: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 409;
                        /** @enum {string} */
                        code: "ChangedMeanwhile";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `BodyTooLarge`: The body is larger than is accepted. */
            413: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 413;
                        /** @enum {string} */
                        code: "BodyTooLarge";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `ContentTypeNotSupported`: The content type is not one of those accepted. */
            415: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 415;
                        /** @enum {string} */
                        code: "ContentTypeNotSupported";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `InternalError`: The service made a mistake. */
            500: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "InternalError";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `GaveUp`: The call took too long and was undone.
             *
             *     `AuthNotConfigured`: This deployment does not know who may call it.
             *
             *     `StorageUnavailable`: The storage of the service does not answer.
             *
             *     `SecretStoreUnavailable`: The vault of the service does not answer.
             */
            503: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "GaveUp" | "AuthNotConfigured" | "StorageUnavailable" | "SecretStoreUnavailable";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    "definition-verifications-get": {
        parameters: {
            query: {
                /**
                 * @description The account. Whatever belongs to another one is invisible.
                 * @example acme
                 */
                accountIdentifier: components["parameters"]["accountIdentifier"];
                /** @description The organization in Harness; absent at account scope. */
                orgIdentifier?: components["parameters"]["orgIdentifier"];
                /** @description The project in Harness, with its organization; absent above project scope. */
                projectIdentifier?: components["parameters"]["projectIdentifier"];
            };
            header?: {
                /**
                 * @description `wait=N`: answer with the result when it comes within N seconds, at most 25 (RFC 7240).
                 * @example wait=20
                 */
                Prefer?: components["parameters"]["Prefer"];
            };
            path: {
                /**
                 * @description The `id` of a verification.
                 * @example 0f8e2a31-1
                 */
                verification: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            /** @description `InvalidRequest`: The request has mistakes. */
            400: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 400;
                        /** @enum {string} */
                        code: "InvalidRequest";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `VerificationNotFound`: The connector has no such verification. */
            404: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 404;
                        /** @enum {string} */
                        code: "VerificationNotFound";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `InternalError`: The service made a mistake. */
            500: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 500;
                        /** @enum {string} */
                        code: "InternalError";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `AuthNotConfigured`: This deployment does not know who may call it.
             *
             *     `StorageUnavailable`: The storage of the service does not answer.
             *
             *     `SecretStoreUnavailable`: The vault of the service does not answer.
             */
            503: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 503;
                        /** @enum {string} */
                        code: "AuthNotConfigured" | "StorageUnavailable" | "SecretStoreUnavailable";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
}
