/** Why a URL or a Test Repository is refused. The sentence is the message, unless a place knows a more exact one. */
export const urlErrors = {
  UrlEmpty: 'The URL is empty.',
  UrlTooLong: 'The URL is longer than 2,048 characters.',
  UrlCharacterNotAllowed: 'The URL contains a backslash, a control character or half of a surrogate pair.',
  UrlContainsSpace: 'The URL contains a space.',
  UrlEncodingMalformed: 'The URL contains a percent sign that does not begin an encoded UTF-8 character.',
  UrlSchemeNotSupported: 'The URL starts neither with https:// nor with ssh:// nor with git@.',
  UrlContainsCredential: 'The URL carries a password or a token.',
  UrlAuthorityMalformed: 'What stands between the scheme and the path is not [user@]host[:port].',
  UrlHostNotAllowed: 'The host is neither Azure DevOps Services nor an allowed Azure DevOps Server.',
  UrlSchemeNotServed: 'The host does not serve git over this scheme.',
  UrlPlainHttpNotAllowed: 'The server may be reached over https only.',
  UrlPortNotAllowed: 'Azure DevOps does not answer on this port.',
  UrlSshUserWrong: 'The user of the SSH URL is not the one that this host expects.',
  UrlSshVersionMissing: 'The path of the SSH URL does not start with v3.',
  UrlEmptySegment: 'The path of the URL contains two slashes in a row.',
  UrlDotSegment: 'The path of the URL contains "." or "..".',
  UrlDoubleEncoded: 'A name in the URL is percent-encoded twice.',
  UrlNameInvalid: 'The URL contains a name that Azure DevOps does not allow.',
  UrlNamesNothing: 'The URL names no organization.',
  UrlPathNotRecognized: 'The path is not that of a project or a repository.',
  UrlIsTfvcPath: 'The text is a path inside TFVC, not a URL.',
  TestRepositoryInvalid: 'The Test Repository is not a repository of the project.',
} as const;

export type UrlErrorCode = keyof typeof urlErrors;

/** What is understood although it is not as Azure DevOps would write it. */
export const urlWarnings = {
  UrlQueryIgnored: 'The query of the URL is ignored.',
  UrlFragmentIgnored: 'The fragment of the URL is ignored.',
  UrlUserIgnored: 'The user name in the URL is ignored.',
  UrlViewIgnored: 'The view (_full or _optimized) in the URL is ignored.',
  UrlTeamIgnored: 'The team in the URL is ignored.',
  UrlPageIgnored: 'The URL is that of a page; what follows the project or repository is ignored.',
  UrlGitSegmentIgnored: 'The URL contains a _git that belongs to no repository; it is ignored.',
  UrlUsedAsHttps: 'Azure DevOps Services is reached over https, not http.',
  UrlFormRetired: 'The URL has a form that Azure DevOps no longer gives out; it is used in its present form.',
  UrlWithoutProject: 'The URL names an organization only, not a project.',
  UrlTfvcPathIgnored: 'The Test Repository is a Git repository; the TFVC path of the URL is ignored.',
  TestRepositoryIsUrl: 'The Test Repository is a URL and is read as the repository it names.',
} as const;

export type UrlWarningCode = keyof typeof urlWarnings;

export type UrlProblem = { code: UrlErrorCode; message: string; hint: string; corrected: string | null };
export type UrlWarning = { code: UrlWarningCode; message: string; hint: string; corrected: string | null };

/** A warning whose corrected URL is not known before the whole URL is read. */
export type Notice = Omit<UrlWarning, 'corrected'>;

export function notice(code: UrlWarningCode, hint: string): Notice {
  return { code, message: urlWarnings[code], hint };
}

/**
 * Ends the reading of a URL; never leaves the parser. Neither sentence repeats typed text, since any part of it may be
 * a secret in the wrong place. `candidates` are texts that the writer may have meant; the first that reads without
 * objection is shown, printed from what was read, so that nothing unread gets through.
 */
export class UrlRefusal extends Error {
  readonly code: UrlErrorCode;
  readonly hint: string;
  readonly candidates: readonly string[];

  constructor(code: UrlErrorCode, hint: string, more: { message?: string; candidates?: readonly string[] } = {}) {
    super(more.message ?? urlErrors[code]);
    this.name = 'UrlRefusal';
    this.code = code;
    this.hint = hint;
    this.candidates = more.candidates ?? [];
  }
}
