/*
 * What Azure DevOps lets things be called:
 * https://learn.microsoft.com/azure/devops/organizations/settings/naming-restrictions
 */

/** The sentence that says why Azure DevOps has no organization of this name; null when it can have one. */
export function checkOrganizationName(name: string): string | null {
  if (name === '') return 'An organization name cannot be empty.';
  if (name.length > 50) return 'An organization name cannot be longer than 50 characters.';
  if (!/^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?$/u.test(name))
    return 'An organization name consists of letters, digits and, between them, hyphens.';
  return null;
}

/** As `checkOrganizationName`, for a project. */
export function checkProjectName(name: string): string | null {
  return checkName(name, 'A project name') ?? checkReserved(name, 'A project', reservedForProjects);
}

/** As `checkOrganizationName`, for a Git repository. Reserved words bind projects only: a repository may be `web`. */
export function checkRepositoryName(name: string): string | null {
  return checkName(name, 'A repository name');
}

/** As `checkOrganizationName`, for a collection of an Azure DevOps Server. */
export function checkCollectionName(name: string): string | null {
  const what = 'A collection name';
  if (name.includes('..') || name.includes('…')) return `${what} cannot contain "..".`;
  return checkName(name, what) ?? checkReserved(name, 'A collection', reservedForCollections);
}

/** Whether Azure DevOps takes both for the same name: it compares without regard to case or Unicode composition. */
export function sameName(a: string, b: string): boolean {
  return a === b || foldedName(a) === foldedName(b);
}

/**
 * One spelling for all that are the same name. A character at a time and upwards, as .NET does it: unlike toLowerCase()
 * this makes the three Greek sigmas one and leaves alone what would become two characters (ß) or turn from another
 * script's into ASCII (the dotless ı).
 */
export function foldedName(name: string): string {
  return name.normalize('NFC').replaceAll(/\p{L}/gu, (letter) => {
    const upper = letter.toUpperCase();
    const foldsIntoAscii = letter > '\u007F' && upper <= '\u007F';
    return upper.length === letter.length && !foldsIntoAscii ? upper : letter;
  });
}

const windowsDevices = [
  'PRN NUL CON AUX COM1 COM2 COM3 COM4 COM5 COM6 COM7 COM8 COM9 COM10',
  'LPT1 LPT2 LPT3 LPT4 LPT5 LPT6 LPT7 LPT8 LPT9',
];
const reservedForCollections = upperCased(...windowsDevices, 'Web');
const reservedForProjects = upperCased(
  ...windowsDevices,
  'Web SERVER SignalR DefaultCollection bin web.config App_Browsers App_code App_Data App_GlobalResources',
  'App_LocalResources App_Themes App_WebResources',
);

function upperCased(...lines: string[]): ReadonlySet<string> {
  return new Set(lines.join(' ').toUpperCase().split(' '));
}

function checkReserved(name: string, what: string, words: ReadonlySet<string>): string | null {
  return words.has(name.toUpperCase()) ? `${what} cannot have this name, which is reserved.` : null;
}

function checkName(name: string, what: string): string | null {
  if (name === '') return `${what} cannot be empty.`;
  if (name.length > 64) return `${what} cannot be longer than 64 characters.`;
  if (/\p{Cc}/u.test(name)) return `${what} cannot contain a control character.`;
  if (/[\uD800-\uDFFF]/.test(name)) return `${what} cannot contain characters beyond U+FFFF, such as emoji.`;
  // Composed first: a decomposed ≠ has an equals sign in it.
  const forbidden = /[/:\\~&%;@'"?<>|#$*}{,+=[\]]/.exec(name.normalize('NFC'));
  if (forbidden !== null) return `${what} cannot contain ${forbidden[0]} (it is not allowed in names).`;
  if (name.startsWith('_')) return `${what} cannot start with an underscore.`;
  if (name.startsWith('.') || name.endsWith('.')) return `${what} cannot start or end with a period.`;
  if (name.trim() !== name) return `${what} cannot start or end with a space.`;
  return null;
}
