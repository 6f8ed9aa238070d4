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
         * @description Its secrets stay; those that nobody uses now are named. Triggers that refer to it have to go first, or are disabled with `force=true`. Of one that has webhooks the subscriptions are deleted first; those that could not be are named. Answers 202 while that is going on.
         *
         *     Needs `Connectors.Write`.
         */
        delete: operations["connectors-delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{identifier}/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a status on a commit or a pull request
         * @description Queued: the newest that is wanted under a genre and name is posted, and what was wanted before and is not posted yet is superseded.
         *
         *     Needs `Connectors.Write`.
         */
        post: operations["statuses-post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{identifier}/statuses/{status}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what became of a status
         * @description Needs `Connectors.Read`.
         */
        get: operations["statuses-get"];
        put?: never;
        post?: never;
        delete?: never;
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
    "/api/v1/connectors/{identifier}/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the webhooks of a connector, and how they stand
         * @description As seen at `lookedAt`. `Prefer: wait=N` waits until what was asked for is done.
         *
         *     Needs `Connectors.Read`.
         */
        get: operations["webhooks-get"];
        /**
         * Say what a connector wants to hear of
         * @description Has its subscriptions at Azure DevOps made, kept or repaired accordingly; the same again looks after them. Answers 202 while that is going on, and 200 when `Prefer: wait=N` was long enough.
         *
         *     Needs `Connectors.Write`.
         */
        put: operations["webhooks-put"];
        post?: never;
        /**
         * Take the webhooks of a connector away
         * @description Deletes its subscriptions at Azure DevOps, and names those that it could not. Triggers that need them have to go first, or are disabled with `force=true`.
         *
         *     Needs `Connectors.Write`.
         */
        delete: operations["webhooks-delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors/{identifier}/webhooks/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove the way back
         * @description Asks Azure DevOps for a test notification and waits for it to arrive here; `check` tells each leg with its time. Answers 202 while it is on its way, and 200 when `Prefer: wait=N` was long enough.
         *
         *     Needs `Connectors.Verify`.
         */
        post: operations["webhooks-check"];
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
    "/api/v1/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the identities of an account
         * @description Needs `Identities.Manage`.
         */
        get: operations["identities-list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/identities/{identifier}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Describe an identity
         * @description Needs `Identities.Manage`.
         */
        get: operations["identities-get"];
        /**
         * Grant an identity of Entra to connectors
         * @description Creates or replaces it. Connectors of the scopes in `allowed` may then act as it in the organizations in `allowed`. Those that may not any more fail from their next verification on.
         *
         *     Needs `Identities.Manage`.
         */
        put: operations["identities-put"];
        post?: never;
        /**
         * Take an identity away
         * @description Also from connectors that use it: they fail from their next verification on.
         *
         *     Needs `Identities.Manage`.
         */
        delete: operations["identities-delete"];
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
    "/api/v1/triggers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the triggers of a scope
         * @description Those of exactly this scope, by identifier.
         *
         *     Needs `Connectors.Read`.
         */
        get: operations["triggers-list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/triggers/{identifier}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a trigger
         * @description Needs `Connectors.Read`.
         */
        get: operations["triggers-get"];
        /**
         * Store a trigger
         * @description Takes the trigger of Harness for `AzureRepo`, with or without `trigger:` around it.
         *
         *     Needs `Connectors.Write`.
         */
        put: operations["triggers-put"];
        post?: never;
        /**
         * Delete a trigger
         * @description Needs `Connectors.Write`.
         */
        delete: operations["triggers-delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/triggers/{identifier}/firings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the firings of a trigger
         * @description By the time of their events, newest first, each with every try to deliver it.
         *
         *     Needs `Connectors.Read`.
         */
        get: operations["firings-list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/triggers/{identifier}/firings/{firing}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one firing
         * @description Needs `Connectors.Read`.
         */
        get: operations["firings-get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/triggers/{identifier}/firings/{firing}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Carry out a firing again
         * @description With the trigger as it is now. It goes to a receiver that was given up, too, and a success takes that back.
         *
         *     Needs `Connectors.Write`.
         */
        post: operations["firings-replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/triggers/evaluate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a trigger with a delivery
         * @description Says what the payload means and whether the trigger would fire, condition by condition. Stores nothing and calls nobody; the connector of a trigger that is sent along need not exist.
         *
         *     Needs `Connectors.Read`.
         */
        post: operations["triggers-evaluate"];
        delete?: never;
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
    "/api/v1/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take what Azure DevOps sends
         * @description For subscriptions of Azure DevOps, which show the password of their webhook as Basic credentials. Whatever the body is, it is answered 202 when it is kept; what became of it is in the list of deliveries.
         *
         *     Anybody may call it.
         */
        post: operations["webhook-receiver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what arrived at a webhook, and what became of it
         * @description Newest first. The scope is that of the connector.
         *
         *     Needs `Connectors.Read`.
         */
        get: operations["deliveries-list"];
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
        Reason: "CredentialNotRecognised" | "CredentialRefused" | "CredentialExpired" | "CredentialExpiredOrRevoked" | "ScopeMissing" | "GlobalToken" | "GlobalTokenBlocked" | "NotInOrganization" | "AnonymousIdentity" | "ConditionalAccess" | "PermissionMissing" | "EntraTokenRefused" | "IdentityNotGranted" | "IdentityRefused" | "CredentialUnusable" | "RepositoryMissingInUrl" | "ProjectMissingInUrl" | "SchemeMismatch" | "TfvcOverSsh" | "NoTestRepository" | "RepositoryNotFound" | "RepositoryDisabled" | "RepositoryInMaintenance" | "RepositoryRenamed" | "ProjectRenamed" | "ProjectNotFound" | "ProjectIsTfvc" | "TfvcPathNotFound" | "ProjectHasNoTfvc" | "AnswerMismatch" | "NotAzureDevOps" | "NotOffered" | "ItemNotFound" | "PolicyForbids" | "OrganizationStopped" | "HostNotAllowed" | "AddressNotAllowed" | "NameNotFound" | "NameLookupFailed" | "ConnectionRefused" | "NetworkUnreachable" | "ConnectionTimedOut" | "PrivateHostUnreachable" | "ConnectionReset" | "TimedOut" | "RateLimited" | "ServiceUnavailable" | "RedirectRefused" | "GitAnswerMalformed" | "AnswerTooLarge" | "UnexpectedAnswer" | "TlsNameMismatch" | "TlsNotTrusted" | "TlsExpired" | "TlsVersionTooOld" | "TlsNotSpoken" | "TlsFailed" | "ProxyUnreachable" | "ProxyAuthenticationRequired" | "ProxyRefused" | "ProxyCannotReach" | "ProxyOpensTls" | "HostKeyMismatch" | "HostKeyUnknown" | "SshKeyRefused" | "SshKeyExpired" | "SshKeyUnusable" | "SshSignatureRefused" | "SshPolicyForbids" | "SshAlgorithmsOutdated" | "SshPortFiltered" | "SshFailed" | "SubscriptionRefused" | "SubscriptionMissing" | "SubscriptionChanged" | "SubscriptionOnProbation" | "SubscriptionDisabled" | "DeliveriesMissing" | "TestNotDelivered" | "SecretMissing" | "SecretNotSet" | "SecretUnreadable" | "SecretStoreUnavailable" | "IdentityUnavailable" | "EntraUnavailable" | "StorageUnavailable" | "OrganizationPaused" | "NoEligibleDelegate" | "DependsOnFailedCheck" | "NotTested" | "GitProtocolRefused" | "ApiVersionRefused" | "InternalError" | "CommitNotFound" | "PullRequestNotFound" | "ApiAccessMissing" | "ConnectorDeleted" | "ReceiverRefused" | "ReceiverRedirects" | "ReceiverUnreachable" | "ReceiverGone" | "ReceiverNotAllowed" | "ReceiverDisabled" | "SigningSecretUnreadable" | "TriggerDeleted";
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
                } | {
                    /** @enum {string} */
                    type: "ServicePrincipal" | "ManagedIdentity" | "WorkloadIdentity";
                    spec: {
                        /** @description An identity of the account. */
                        identityRef: string;
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
            } | {
                /** @constant */
                type: "Identity";
                spec?: {
                    identityRef?: string;
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
        StatusRequest: {
            target: components["schemas"]["StatusTarget"];
            /** @description Left out: that of the connector, or its Test Repository. */
            repository?: string;
            /** @enum {string} */
            state: "notSet" | "pending" | "succeeded" | "failed" | "error" | "notApplicable" | "partiallySucceeded";
            genre?: string;
            name: string;
            description?: string;
            /**
             * Format: uri
             * @description Where more is to be read: http or https.
             */
            targetUrl?: string;
        };
        /** @description A commit, or a pull request as a whole or in one iteration. */
        StatusTarget: {
            commit: string;
        } | {
            pullRequest: number;
            iteration?: number;
        };
        WebhookWish: {
            /** @description Left out: push, pullRequest, comment and repository; of a connector for TFVC: checkIn. */
            events?: ("push" | "pullRequest" | "comment" | "repository" | "checkIn")[];
            /** @description Names, of a connector for a project. Left out: every repository of the project. */
            repositories?: string[];
            /** @description Names. Of pull requests and comments: the target branch. Left out: any. */
            branches?: string[];
            /**
             * @description `subscription`: Azure DevOps sends what happens, and has to reach PUBLIC_URL. `poll`: this service asks every `pollMinutes`, and nothing has to reach it.
             * @default subscription
             * @enum {string}
             */
            delivery?: "subscription" | "poll";
            /** @description Of `poll`: 5 unless given. */
            pollMinutes?: number;
        };
        IdentityRequest: {
            /** @constant */
            type: "ServicePrincipal";
            /**
             * Format: uuid
             * @description The tenant (directory) of the organization.
             */
            tenantId: string;
            /**
             * Format: uuid
             * @description The application (client) id.
             */
            clientId: string;
            /** @description A text secret of the account: `account.<identifier>`. */
            clientSecretRef: string;
            description?: string;
            allowed: components["schemas"]["IdentityGrant"];
        } | {
            /** @constant */
            type: "ManagedIdentity";
            /**
             * Format: uuid
             * @description Of a user-assigned one; absent: the system-assigned one.
             */
            clientId?: string;
            description?: string;
            allowed: components["schemas"]["IdentityGrant"];
        } | {
            /** @constant */
            type: "WorkloadIdentity";
            /**
             * Format: uuid
             * @description The tenant (directory) of the organization.
             */
            tenantId: string;
            /**
             * Format: uuid
             * @description The application (client) id.
             */
            clientId: string;
            description?: string;
            allowed: components["schemas"]["IdentityGrant"];
        };
        /** @description Both must fit. An empty list grants it to nobody. */
        IdentityGrant: {
            /** @description Whose connectors may use it. */
            scopes: components["schemas"]["GrantedScope"][];
            /** @description Organizations of Azure DevOps Services that its tokens are sent to. */
            organizations: string[];
        };
        /** @description A scope with all that lies inside it; `{}` is the whole account. */
        GrantedScope: {
            orgIdentifier?: string;
            projectIdentifier?: string;
        };
        /** @description YAML: any number of documents `connector: …`. JSON: an array of them, or an answer of Harness’s list calls as it is. At most 4 MB and 2,000 connectors. */
        ImportRequest: unknown;
        TriggerRequest: {
            trigger: components["schemas"]["TriggerDefinition"];
        } | components["schemas"]["TriggerDefinition"];
        TriggerDefinition: {
            name: string;
            identifier: string;
            /** @default true */
            enabled?: boolean;
            description?: string;
            tags?: {
                [key: string]: string;
            };
            orgIdentifier?: string;
            projectIdentifier?: string;
            pipelineIdentifier?: string;
            inputYaml?: string;
            source: {
                /** @constant */
                type: "Webhook";
                spec: {
                    /** @constant */
                    type: "AzureRepo";
                    spec: {
                        /** @constant */
                        type: "Push";
                        spec: {
                            connectorRef: string;
                            repoName?: string;
                            /** @default [] */
                            actions?: ("Create" | "Update" | "Delete")[];
                            payloadConditions?: components["schemas"]["TriggerCondition"][];
                            headerConditions?: components["schemas"]["TriggerCondition"][];
                            autoAbortPreviousExecutions?: boolean;
                        };
                    } | {
                        /** @constant */
                        type: "PullRequest";
                        spec: {
                            connectorRef: string;
                            repoName?: string;
                            /** @default [] */
                            actions?: ("Create" | "Update" | "Merge" | "Abandon" | "MergeAttempt")[];
                            payloadConditions?: components["schemas"]["TriggerCondition"][];
                            headerConditions?: components["schemas"]["TriggerCondition"][];
                            autoAbortPreviousExecutions?: boolean;
                        };
                    } | {
                        /** @constant */
                        type: "IssueComment";
                        spec: {
                            connectorRef: string;
                            repoName?: string;
                            /** @default [] */
                            actions?: ("Create" | "Edit" | "Delete")[];
                            payloadConditions?: components["schemas"]["TriggerCondition"][];
                            headerConditions?: components["schemas"]["TriggerCondition"][];
                            autoAbortPreviousExecutions?: boolean;
                        };
                    } | {
                        /** @constant */
                        type: "CheckIn";
                        spec: {
                            connectorRef: string;
                            repoName?: string;
                            /** @default [] */
                            actions?: "Create"[];
                            payloadConditions?: components["schemas"]["TriggerCondition"][];
                            headerConditions?: components["schemas"]["TriggerCondition"][];
                            autoAbortPreviousExecutions?: boolean;
                        };
                    };
                };
            };
            action?: components["schemas"]["TriggerAction"];
        };
        TriggerCondition: {
            key: string;
            /** @enum {string} */
            operator: "Equals" | "NotEquals" | "In" | "NotIn" | "Regex" | "StartsWith" | "EndsWith" | "Contains" | "DoesNotContain";
            value?: string | number | boolean;
        };
        TriggerAction: {
            /** @constant */
            type: "Webhook";
            spec: {
                /** Format: uri */
                url: string;
                /** @description A text secret, with which each delivery is signed. */
                secretRef: string;
            };
            status?: {
                genre?: string;
                name: string;
            };
        };
        EvaluationRequest: {
            /** @description Of the delivery; any case. */
            headers?: {
                [key: string]: string;
            } | null;
            /** @description The body of the delivery, as Azure DevOps sends it. */
            payload: unknown;
            /** @description A trigger, or the identifier of one that is stored. */
            trigger?: components["schemas"]["TriggerDefinition"] | {
                trigger: components["schemas"]["TriggerDefinition"];
            } | string;
            /** @description In place of `trigger`: the identifier of a stored one. */
            identifier?: string;
        };
        /** @description A notification of Azure DevOps service hooks, of any event. */
        ServiceHookNotification: {
            eventType?: string;
            resource?: unknown;
        } & {
            [key: string]: unknown;
        };
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
            /** @description Until when the newest verification waits; `lastAttempt` says for what. Null when none waits. */
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
        ProblemCode: "InvalidRequest" | "AuthNotConfigured" | "WebhookUnauthorized" | "NotFound" | "MethodNotAllowed" | "TriggerNotFound" | "ConnectorNotFound" | "SecretNotFound" | "IdentityNotFound" | "FiringNotFound" | "StatusNotFound" | "VerificationNotFound" | "ApiAccessRequired" | "WebhookNotFound" | "AlreadyExists" | "ChangedMeanwhile" | "PublicUrlRequired" | "ConnectorBeingDeleted" | "ConnectorInUse" | "SecretInUse" | "SecretSharedByOthers" | "SecretKindFixed" | "WebhookRetired" | "PreconditionFailed" | "BodyTooLarge" | "ContentTypeNotSupported" | "InternalError" | "StorageUnavailable" | "SecretStoreUnavailable" | "GaveUp";
        /** @description One mistake of a request. */
        Mistake: {
            /** @description JSON pointer (RFC 6901) into the body, or `?name` for a query parameter; "" is the whole body. */
            pointer: string;
            /** @enum {string} */
            code: "BodyMissing" | "BodyNotParsable" | "FieldMissing" | "FieldTypeInvalid" | "FieldValueInvalid" | "ParameterMissing" | "ParameterInvalid" | "IdentifierInvalid" | "IdentifierMismatch" | "ConnectorTypeNotSupported" | "DocumentRepeated" | "NameInvalid" | "ScopeInvalid" | "ScopeMismatch" | "UsernameAmbiguous" | "PasswordNotSupported" | "UsernameInvalid" | "SecretRefInvalid" | "SecretMissing" | "SecretBoundToAnotherDeployment" | "SecretKindMismatch" | "SecretNotReferenced" | "SecretValueInvalid" | "SecretExpired" | "SecretSharedByOthers" | "SecretKindFixed" | "IdentityMissing" | "IdentityNotGranted" | "IdentityTypeMismatch" | "IdentityForServicesOnly" | "ConnectorRefInvalid" | "ConnectorMissing" | "RepositoryMismatch" | "ConditionKeyUnknown" | "PatternInvalid" | "ConditionNotSupported" | "SshKeyInvalid" | "UrlEmpty" | "UrlTooLong" | "UrlCharacterNotAllowed" | "UrlContainsSpace" | "UrlEncodingMalformed" | "UrlSchemeNotSupported" | "UrlContainsCredential" | "UrlAuthorityMalformed" | "UrlHostNotAllowed" | "UrlSchemeNotServed" | "UrlPlainHttpNotAllowed" | "UrlPortNotAllowed" | "UrlSshUserWrong" | "UrlSshVersionMissing" | "UrlEmptySegment" | "UrlDotSegment" | "UrlDoubleEncoded" | "UrlNameInvalid" | "UrlNamesNothing" | "UrlPathNotRecognized" | "UrlIsTfvcPath" | "TestRepositoryInvalid";
            /** @description What was found. Never repeats a secret. */
            message: string;
            /** @description What to do about it. */
            hint: string;
        };
        DeletedConnector: {
            /** @description References, as the connector wrote them, to the secrets that no other connector uses. */
            unusedSecrets: string[];
            /** @description Of a connector that had webhooks. */
            webhooks?: components["schemas"]["RemovedWebhooks"];
        };
        RemovedWebhooks: {
            /** @enum {string} */
            status: "QUEUED" | "COMPLETED";
            /** @description Subscriptions that could not be deleted. What they send is answered 410, at which Azure DevOps disables them. */
            left: {
                subscriptionId: string;
                eventType: string;
                reason: string | null;
                message: string;
            }[];
        };
        CommitStatus: {
            id: string;
            /**
             * @description SUPERSEDED: something newer was wanted under the same genre and name before this was posted.
             * @enum {string}
             */
            status: "PENDING" | "POSTED" | "FAILED" | "SUPERSEDED";
            repository: string;
            target: components["schemas"]["StatusTarget"];
            genre: string | null;
            name: string;
            /** @enum {string} */
            state: "notSet" | "pending" | "succeeded" | "failed" | "error" | "notApplicable" | "partiallySucceeded";
            description: string | null;
            targetUrl: string | null;
            /** @description Counts the wishes under the same genre and name. */
            sequence: number;
            /** @description The id of the newer one. */
            supersededBy: string | null;
            /** @description By which Azure DevOps knows it, once it is posted. */
            statusId: number | null;
            /** @description Why the last try failed. */
            reason: components["schemas"]["Reason"] | null;
            message: string | null;
            hint: string | null;
            tries: number | null;
            /** @description It is not tried again before this time. */
            notBefore: string | null;
            createdAt: string | null;
            warnings: components["schemas"]["Warning"][];
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
            name: "platform" | "delegate" | "secrets" | "target" | "dns" | "tcp" | "hostKey" | "tls" | "git" | "items" | "identity" | "project" | "repository" | "readCode" | "readProjects" | "writeStatuses" | "manageHooks" | "webhook";
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
            /** @description Who can end the trouble; null when it passed. */
            actor: ("credential owner" | "connector owner" | "organization admin" | "service operator" | "nobody") | null;
            /** @description Whether trying again without a change can help. */
            retryable: boolean | null;
            /** @description Where the reason is explained, in the documents of this service. */
            docs: string | null;
            /** @description Facts for people and support. Never a secret. */
            evidence: {
                [key: string]: string | number | boolean | null;
            };
            durationMs: number;
        };
        Webhooks: {
            /** @description Of the connector. */
            uid: string;
            events: ("push" | "pullRequest" | "comment" | "repository" | "checkIn")[];
            repositories: string[];
            branches: string[];
            /** @enum {string} */
            delivery: "subscription" | "poll";
            pollMinutes: number | null;
            /** @description Counts the calls that asked for a reconcile. */
            revision: number;
            /** @enum {string} */
            status: "QUEUED" | "COMPLETED";
            /** @description PARTIAL: some subscriptions are as they should be. UNKNOWN: that could not be found out. */
            outcome: ("SUCCESS" | "PARTIAL" | "FAILURE" | "UNKNOWN") | null;
            reason: components["schemas"]["Reason"] | null;
            message: string;
            hint: string | null;
            notBefore: string | null;
            lookedAt: string | null;
            /** @description What keeps or kept events away; once repaired it stays until something is delivered. */
            trouble: {
                reason: components["schemas"]["Reason"];
                message: string;
                hint: string | null;
                /** Format: date-time */
                at: string;
                repairedAt: string | null;
            } | null;
            webhooks: components["schemas"]["Webhook"][];
            check: components["schemas"]["WebhookCheck"] | null;
        };
        Webhook: {
            /** @description The end of one subscription, and where its deliveries are listed. */
            webhookId: string;
            /** @description As Azure DevOps calls it; `polled` for what is asked for. */
            eventType: string;
            publisherInputs: {
                [key: string]: string;
            };
            subscriptionId: string | null;
            /** @enum {string} */
            state: "CREATING" | "ACTIVE" | "RETIRED";
            /** @description `enabled`, `onProbation`, `disabledByUser`, `disabledBySystem`, `disabledByInactiveIdentity`, as seen last. */
            subscriptionStatus: string | null;
            /** @description Who changed a subscription last that is not enabled. */
            changedBy: string | null;
            seenAt: string | null;
            trouble: {
                reason: string;
                message: string;
                hint: string | null;
            } | null;
            /** @description The last ones of a subscription that is not enabled. */
            notifications: components["schemas"]["SentNotification"][];
            /** Format: date-time */
            createdAt: string;
            retiredAt: string | null;
        };
        SentNotification: {
            id: number;
            status: string;
            result: string;
            createdDate: string | null;
            /** @description What it met with at this service, in the words of Azure DevOps. */
            response: string | null;
            attempts: number | null;
        };
        /** @description The way back, leg by leg, each with its time; null where it did not get. */
        WebhookCheck: {
            reason: components["schemas"]["Reason"] | null;
            message: string;
            hint: string | null;
            id: string;
            webhookId: string;
            /** @enum {string} */
            status: "QUEUED" | "RUNNING" | "COMPLETED";
            outcome: ("PASSED" | "FAILED" | "UNKNOWN") | null;
            /** Format: date-time */
            askedAt: string;
            found: string | null;
            sent: string | null;
            received: string | null;
            authenticated: string | null;
            queued: string | null;
            processed: string | null;
            notificationId: number | null;
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
            /** @description Where the value was first used, and may be used until it is given anew: `services` or `server:<host>`; `entra` for the secret of an identity, for good. */
            deployment: string | null;
            /** @description Organizations of Azure DevOps Services in which the value was accepted as a token. More than one: a global token, which is refused from 1 December 2026. */
            aliveIn: string[];
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
        IdentityPage: {
            value: components["schemas"]["Identity"][];
            /** @description Address of the next page, in the same scope; absent on the last page. */
            nextLink?: string;
        };
        /** @description An identity of Microsoft Entra, and who may use it with what. */
        Identity: {
            identifier: string;
            identity: components["schemas"]["IdentityRequest"];
            /** @description Counts definitions, starting at 1. */
            revision: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastModifiedAt: string;
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
            code: "InvalidRequest" | "AuthNotConfigured" | "WebhookUnauthorized" | "NotFound" | "MethodNotAllowed" | "TriggerNotFound" | "ConnectorNotFound" | "SecretNotFound" | "IdentityNotFound" | "FiringNotFound" | "StatusNotFound" | "VerificationNotFound" | "ApiAccessRequired" | "WebhookNotFound" | "AlreadyExists" | "ChangedMeanwhile" | "PublicUrlRequired" | "ConnectorBeingDeleted" | "ConnectorInUse" | "SecretInUse" | "SecretSharedByOthers" | "SecretKindFixed" | "WebhookRetired" | "PreconditionFailed" | "BodyTooLarge" | "ContentTypeNotSupported" | "InternalError" | "StorageUnavailable" | "SecretStoreUnavailable" | "GaveUp";
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
            /** @description Where the value was first used, and may be used until it is given anew: `services` or `server:<host>`; `entra` for the secret of an identity, for good. */
            deployment: string | null;
            /** @description Organizations of Azure DevOps Services in which the value was accepted as a token. More than one: a global token, which is refused from 1 December 2026. */
            aliveIn: string[];
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
            /** @description Where the value was first used, and may be used until it is given anew: `services` or `server:<host>`; `entra` for the secret of an identity, for good. */
            deployment: string | null;
            /** @description Organizations of Azure DevOps Services in which the value was accepted as a token. More than one: a global token, which is refused from 1 December 2026. */
            aliveIn: string[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastModifiedAt: string;
            warnings: components["schemas"]["Warning"][];
        };
        TriggerPage: {
            value: components["schemas"]["Trigger"][];
            /** @description Address of the next page, in the same scope; absent on the last page. */
            nextLink?: string;
        };
        Trigger: {
            trigger: components["schemas"]["TriggerDefinitionOutput"];
            /** @description New at each creation: a trigger of the same name is another one. */
            uid: string;
            /** @description Counts definitions, starting at 1. */
            revision: number;
            /** @description Why this service has set `enabled` to false; null unless it has. */
            disabled: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastModifiedAt: string;
            warnings: components["schemas"]["Warning"][];
        };
        TriggerAtWork: {
            trigger: components["schemas"]["TriggerDefinitionOutput"];
            /** @description New at each creation: a trigger of the same name is another one. */
            uid: string;
            /** @description Counts definitions, starting at 1. */
            revision: number;
            /** @description Why this service has set `enabled` to false; null unless it has. */
            disabled: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastModifiedAt: string;
            warnings: components["schemas"]["Warning"][];
            endpoint: components["schemas"]["TriggerEndpoint"];
        };
        /** @description How the receiver of the trigger has been since its last success. */
        TriggerEndpoint: {
            /**
             * @description DISABLED: nothing is sent any more, until a replay is answered with 2xx or the trigger changes.
             * @enum {string}
             */
            status: "HEALTHY" | "FAILING" | "DISABLED";
            failingSince: string | null;
            failures: number;
            reason: components["schemas"]["Reason"] | null;
            disabledAt: string | null;
        };
        FiringPage: {
            value: components["schemas"]["Firing"][];
            /** @description Address of the next page, in the same scope; absent on the last page. */
            nextLink?: string;
        };
        /** @description One trigger used on one event. */
        Firing: {
            /** @description The `webhook-id` that the receiver gets, the same at each try. */
            id: string;
            /**
             * @description QUEUED: waits for its first or next try. NOT_FIRED: what only Azure DevOps knew did not match. NO_ACTION: the trigger has none.
             * @enum {string}
             */
            state: "QUEUED" | "SENDING" | "DELIVERED" | "NO_ACTION" | "NOT_FIRED" | "FAILED";
            reason: components["schemas"]["Reason"] | null;
            message: string | null;
            /** @description By which the event came. */
            webhookId: string;
            /** @description A test notification of Azure DevOps. */
            test: boolean;
            /** @description Found by looking for what was missed. */
            recovered: boolean;
            /** @description The last twenty, oldest first. */
            attempts: components["schemas"]["FiringAttempt"][];
            /** @description It is not tried again before this time. */
            notBefore: string | null;
            /** Format: date-time */
            createdAt: string;
            completedAt: string | null;
            /** @description What has happened; of a very long one the beginning. */
            event: {
                /** @enum {string} */
                kind: "push" | "pullRequest" | "comment" | "repository" | "checkIn";
            } & {
                [key: string]: unknown;
            };
        };
        FiringAttempt: {
            /** Format: date-time */
            at: string;
            durationMs: number;
            /** @description Of the answer of the receiver; null when there was none. */
            status: number | null;
            /** @description Null when it was delivered. */
            reason: components["schemas"]["Reason"] | null;
            message: string;
        };
        Evaluation: {
            /** @description `needs-api`: it turns on something that the payload does not hold. */
            matched: boolean | "needs-api";
            /** @description A push of three refs is three events. At most 100; what is long in them is cut. */
            events: components["schemas"]["JudgedEvent"][];
            /** @description Events of the payload that were not judged, since there are more than 100. */
            leftOut: number;
            /** @description Why the payload says nothing; null when it says something. */
            ignored: string | null;
            warnings: components["schemas"]["Warning"][];
        };
        /** @description What the payload says has happened; further fields depend on its kind. */
        JudgedEvent: {
            /** @enum {string} */
            kind: "push" | "pullRequest" | "comment" | "repository" | "checkIn";
            createdAt: string | null;
            organization: string | null;
            repository: {
                id: string | null;
                name: string | null;
                projectId: string | null;
                projectName: string | null;
            };
            sender: {
                id: string | null;
                displayName: string | null;
                uniqueName: string | null;
            } | null;
            /** @description `needs-api`: it turns on something that the payload does not hold. */
            matched: boolean | "needs-api";
            why: string;
            conditions: components["schemas"]["JudgedCondition"][];
        } & {
            [key: string]: unknown;
        };
        JudgedCondition: {
            key: string;
            /** @enum {string} */
            operator: "Equals" | "NotEquals" | "In" | "NotIn" | "Regex" | "StartsWith" | "EndsWith" | "Contains" | "DoesNotContain";
            value: string;
            /** @description What the event has there. */
            actual: (string | string[]) | null;
            /** @description `needs-api`: it turns on something that the payload does not hold. */
            matched: boolean | "needs-api";
            why: string;
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
        DeliveryPage: {
            value: components["schemas"]["Delivery"][];
            /** @description Address of the next page, in the same scope; absent on the last page. */
            nextLink?: string;
        };
        Delivery: {
            id: string;
            /** @enum {string} */
            state: "RECEIVED" | "PROCESSED";
            /** Format: date-time */
            receivedAt: string;
            processedAt: string | null;
            /**
             * @description Sent by the subscription, or found by us: `recovered` after an outage, `polled` instead of it.
             * @enum {string}
             */
            origin: "subscription" | "recovered" | "polled";
            /** @description Nothing has happened: somebody tried the subscription. */
            test: boolean;
            subscriptionId: string | null;
            notificationId: number | null;
            eventType: string | null;
            /** @description Why nothing was made of it. */
            ignored: {
                /** @enum {string} */
                reason: "TooLarge" | "Encoded" | "NotJson" | "NoEventType" | "UnknownEventType" | "NoResource" | "NoRefUpdates" | "OldResourceVersion" | "Foreign" | "ConnectorGone" | "BodyLost";
                message: string;
            } | null;
            /** @description As many as there is room for. */
            events: components["schemas"]["EventSketch"][];
            eventCount: number;
            /** @description What triggers made of it, as many as there is room for. */
            firings: string[];
            firingCount: number;
            /** @description Triggers that did not fire, as many as there is room for. None of both: no trigger uses the connector. */
            notFired: {
                trigger: string;
                why: string;
            }[];
            notFiredCount: number;
            /** @description The verification that was started for it, since the repository is not what it was. */
            verification: string | null;
        };
        /** @description An event in a few words. A push of three refs is three events. */
        EventSketch: {
            /** @enum {string} */
            kind: "push" | "pullRequest" | "comment" | "repository" | "checkIn";
            action: string | null;
            repository: string | null;
            ref: string | null;
            commit: string | null;
            pullRequest: number | null;
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
                } | {
                    /** @enum {string} */
                    type: "ServicePrincipal" | "ManagedIdentity" | "WorkloadIdentity";
                    spec: {
                        /** @description An identity of the account. */
                        identityRef: string;
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
            } | {
                /** @constant */
                type: "Identity";
                spec?: {
                    identityRef?: string;
                };
            };
            delegateSelectors?: string[];
            executeOnDelegate?: boolean;
            ignoreTestConnection?: boolean;
        };
        TriggerDefinitionOutput: {
            name: string;
            identifier: string;
            /** @default true */
            enabled: boolean;
            description?: string;
            tags?: {
                [key: string]: string;
            };
            orgIdentifier?: string;
            projectIdentifier?: string;
            pipelineIdentifier?: string;
            inputYaml?: string;
            source: {
                /** @constant */
                type: "Webhook";
                spec: {
                    /** @constant */
                    type: "AzureRepo";
                    spec: {
                        /** @constant */
                        type: "Push";
                        spec: {
                            connectorRef: string;
                            repoName?: string;
                            /** @default [] */
                            actions: ("Create" | "Update" | "Delete")[];
                            /** @default [] */
                            payloadConditions: components["schemas"]["TriggerConditionOutput"][];
                            /** @default [] */
                            headerConditions: components["schemas"]["TriggerConditionOutput"][];
                            autoAbortPreviousExecutions?: boolean;
                        };
                    } | {
                        /** @constant */
                        type: "PullRequest";
                        spec: {
                            connectorRef: string;
                            repoName?: string;
                            /** @default [] */
                            actions: ("Create" | "Update" | "Merge" | "Abandon" | "MergeAttempt")[];
                            /** @default [] */
                            payloadConditions: components["schemas"]["TriggerConditionOutput"][];
                            /** @default [] */
                            headerConditions: components["schemas"]["TriggerConditionOutput"][];
                            autoAbortPreviousExecutions?: boolean;
                        };
                    } | {
                        /** @constant */
                        type: "IssueComment";
                        spec: {
                            connectorRef: string;
                            repoName?: string;
                            /** @default [] */
                            actions: ("Create" | "Edit" | "Delete")[];
                            /** @default [] */
                            payloadConditions: components["schemas"]["TriggerConditionOutput"][];
                            /** @default [] */
                            headerConditions: components["schemas"]["TriggerConditionOutput"][];
                            autoAbortPreviousExecutions?: boolean;
                        };
                    } | {
                        /** @constant */
                        type: "CheckIn";
                        spec: {
                            connectorRef: string;
                            repoName?: string;
                            /** @default [] */
                            actions: "Create"[];
                            /** @default [] */
                            payloadConditions: components["schemas"]["TriggerConditionOutput"][];
                            /** @default [] */
                            headerConditions: components["schemas"]["TriggerConditionOutput"][];
                            autoAbortPreviousExecutions?: boolean;
                        };
                    };
                };
            };
            action?: components["schemas"]["TriggerActionOutput"];
        };
        TriggerConditionOutput: {
            key: string;
            /** @enum {string} */
            operator: "Equals" | "NotEquals" | "In" | "NotIn" | "Regex" | "StartsWith" | "EndsWith" | "Contains" | "DoesNotContain";
            /** @default  */
            value: string;
        };
        TriggerActionOutput: {
            /** @constant */
            type: "Webhook";
            spec: {
                /** Format: uri */
                url: string;
                /** @description A text secret, with which each delivery is signed. */
                secretRef: string;
            };
            status?: {
                genre?: string;
                name: string;
            };
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
        /** @description Where the result will be. */
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
                /** @description `true`: triggers that need it are disabled, instead of the call refused. */
                force?: "true" | "false";
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
            /** @description Under way. */
            202: {
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
            /**
             * @description `ConnectorInUse`: Triggers still use the connector.
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
                        code: "ConnectorInUse" | "ChangedMeanwhile";
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
    "statuses-post": {
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
                "application/json": components["schemas"]["StatusRequest"];
                "application/yaml": components["schemas"]["StatusRequest"];
            };
        };
        responses: {
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
                    "application/json": components["schemas"]["CommitStatus"];
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
            /**
             * @description `ApiAccessRequired`: The connector has no API access, which this needs.
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
                        code: "ApiAccessRequired" | "ChangedMeanwhile";
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
    "statuses-get": {
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
                /**
                 * @description The `id` of a status.
                 * @example 6f2d1c0b9a8e7f6d5c4b3a2918070605-1
                 */
                status: string;
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
                    "application/json": components["schemas"]["CommitStatus"];
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
             *     `StatusNotFound`: The connector has no such status.
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
                        code: "ConnectorNotFound" | "StatusNotFound";
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
    "webhooks-get": {
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhooks"];
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
             *     `WebhookNotFound`: There is no such webhook in this scope.
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
                        code: "ConnectorNotFound" | "WebhookNotFound";
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
    "webhooks-put": {
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
        requestBody?: {
            content: {
                "application/json": components["schemas"]["WebhookWish"];
                "application/yaml": components["schemas"]["WebhookWish"];
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
                    "application/json": components["schemas"]["Webhooks"];
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
                    "application/json": components["schemas"]["Webhooks"];
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
             *     `WebhookNotFound`: There is no such webhook in this scope.
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
                        code: "ConnectorNotFound" | "WebhookNotFound";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `ApiAccessRequired`: The connector has no API access, which this needs.
             *
             *     `PublicUrlRequired`: Azure DevOps cannot reach this service.
             *
             *     `ConnectorBeingDeleted`: The connector is being deleted.
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
                        code: "ApiAccessRequired" | "PublicUrlRequired" | "ConnectorBeingDeleted" | "ChangedMeanwhile";
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
    "webhooks-delete": {
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
                /** @description `true`: triggers that need it are disabled, instead of the call refused. */
                force?: "true" | "false";
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemovedWebhooks"];
                };
            };
            /** @description Under way. */
            202: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemovedWebhooks"];
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
             *     `WebhookNotFound`: There is no such webhook in this scope.
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
                        code: "ConnectorNotFound" | "WebhookNotFound";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `ConnectorInUse`: Triggers still use the connector.
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
                        code: "ConnectorInUse" | "ChangedMeanwhile";
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
    "webhooks-check": {
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
                    "application/json": components["schemas"]["Webhooks"];
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
                    "application/json": components["schemas"]["Webhooks"];
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
             *     `WebhookNotFound`: There is no such webhook in this scope.
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
                        code: "ConnectorNotFound" | "WebhookNotFound";
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
    "identities-list": {
        parameters: {
            query: {
                /**
                 * @description The account. Whatever belongs to another one is invisible.
                 * @example acme
                 */
                accountIdentifier: components["parameters"]["accountIdentifier"];
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
                    "application/json": components["schemas"]["IdentityPage"];
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
    "identities-get": {
        parameters: {
            query: {
                /**
                 * @description The account. Whatever belongs to another one is invisible.
                 * @example acme
                 */
                accountIdentifier: components["parameters"]["accountIdentifier"];
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
                    "application/json": components["schemas"]["Identity"];
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
            /** @description `IdentityNotFound`: There is no such identity in this account. */
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
                        code: "IdentityNotFound";
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
    "identities-put": {
        parameters: {
            query: {
                /**
                 * @description The account. Whatever belongs to another one is invisible.
                 * @example acme
                 */
                accountIdentifier: components["parameters"]["accountIdentifier"];
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdentityRequest"];
                "application/yaml": components["schemas"]["IdentityRequest"];
            };
        };
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
                    "application/json": components["schemas"]["Identity"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Identity"];
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
    "identities-delete": {
        parameters: {
            query: {
                /**
                 * @description The account. Whatever belongs to another one is invisible.
                 * @example acme
                 */
                accountIdentifier: components["parameters"]["accountIdentifier"];
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
            /** @description `IdentityNotFound`: There is no such identity in this account. */
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
                        code: "IdentityNotFound";
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
             * @description `SecretInUse`: The secret is still used.
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
    "triggers-list": {
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
                    "application/json": components["schemas"]["TriggerPage"];
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
    "triggers-get": {
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
                    "application/json": components["schemas"]["TriggerAtWork"];
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
            /** @description `TriggerNotFound`: There is no such trigger in this scope. */
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
                        code: "TriggerNotFound";
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
    "triggers-put": {
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["TriggerRequest"];
                "application/yaml": components["schemas"]["TriggerRequest"];
            };
        };
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
                    "application/json": components["schemas"]["Trigger"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trigger"];
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
    "triggers-delete": {
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
            /** @description `TriggerNotFound`: There is no such trigger in this scope. */
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
                        code: "TriggerNotFound";
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
    "firings-list": {
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
                    "application/json": components["schemas"]["FiringPage"];
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
            /** @description `TriggerNotFound`: There is no such trigger in this scope. */
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
                        code: "TriggerNotFound";
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
    "firings-get": {
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
                /**
                 * @description The `id` of a firing.
                 * @example 2gosi8ir4cg-6f2d1c0b9a8e7f6d5c4b3a2918070605
                 */
                firing: string;
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
                    "application/json": components["schemas"]["Firing"];
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
             * @description `TriggerNotFound`: There is no such trigger in this scope.
             *
             *     `FiringNotFound`: The trigger has no such firing.
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
                        code: "TriggerNotFound" | "FiringNotFound";
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
    "firings-replay": {
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
                /**
                 * @description The `id` of a firing.
                 * @example 2gosi8ir4cg-6f2d1c0b9a8e7f6d5c4b3a2918070605
                 */
                firing: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
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
                    "application/json": components["schemas"]["Firing"];
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
             * @description `TriggerNotFound`: There is no such trigger in this scope.
             *
             *     `FiringNotFound`: The trigger has no such firing.
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
                        code: "TriggerNotFound" | "FiringNotFound";
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
    "triggers-evaluate": {
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
                "application/json": components["schemas"]["EvaluationRequest"];
                "application/yaml": components["schemas"]["EvaluationRequest"];
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
                    "application/json": components["schemas"]["Evaluation"];
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
            /** @description `TriggerNotFound`: There is no such trigger in this scope. */
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
                        code: "TriggerNotFound";
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
    "webhook-receiver": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description Names the webhook; the last part of the address that Azure DevOps sends to.
                 * @example acme.0f8e2a310f8e2a310f8e2a310f8e2a31.Zr4uZr4uZr4uZr4uZr4uZr4uZr4uZr4u
                 */
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServiceHookNotification"];
                "application/yaml": components["schemas"]["ServiceHookNotification"];
            };
        };
        responses: {
            /** @description Under way. */
            202: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `WebhookUnauthorized`: The delivery does not show the password of its webhook. */
            401: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 401;
                        /** @enum {string} */
                        code: "WebhookUnauthorized";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `WebhookRetired`: The webhook is not used any more. */
            410: {
                headers: {
                    "Request-Id": components["headers"]["Request-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Error-Code": components["headers"]["Error-Code"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @constant */
                        status: 410;
                        /** @enum {string} */
                        code: "WebhookRetired";
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
            /** @description `StorageUnavailable`: The storage of the service does not answer. */
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
                        code: "StorageUnavailable";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    "deliveries-list": {
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
                 * @description Names the webhook; the last part of the address that Azure DevOps sends to.
                 * @example acme.0f8e2a310f8e2a310f8e2a310f8e2a31.Zr4uZr4uZr4uZr4uZr4uZr4uZr4uZr4u
                 */
                webhookId: string;
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
                    "application/json": components["schemas"]["DeliveryPage"];
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
            /** @description `WebhookNotFound`: There is no such webhook in this scope. */
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
                        code: "WebhookNotFound";
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
