import { parseConstraint, type Constraint } from './constraints.ts';

/** A parameter that the path does not give is null: an optional one, or an empty `{*rest}`. */
export type RouteValues = Record<string, string | null>;
export type RouteTemplate = {
  /** @param path decoded, with its leading slash */
  match(path: string): RouteValues | null;
};

type Parameter = {
  name: string;
  constraints: Constraint[];
  optional: boolean;
  catchAll: boolean;
  fallback: string | null;
};
type Part = string | Parameter;

/**
 * Reads an ASP.NET Core route template: `{p}`, `{p?}`, `{p=default}`, `{*rest}`, `{p:int:min(1)}`, literals that do not
 * look at case, several parameters in one segment. Throws a sentence when it is not one.
 * @see https://learn.microsoft.com/aspnet/core/fundamentals/routing#route-templates
 */
export function parseTemplate(template: string): RouteTemplate {
  const segments = splitOutsideBraces(template, '/').map((segment) => parseSegment(segment, template));
  const parameters = segments.flat().filter((part) => typeof part !== 'string');
  const expression = new RegExp(`^${toPattern(segments)}/?$`, 'i');

  return {
    match(path) {
      const groups = expression.exec(path);
      if (groups === null) return null;
      const values: RouteValues = {};
      for (const [index, { name, fallback, constraints }] of parameters.entries()) {
        const given = groups[index + 1] ?? '';
        values[name] = given === '' ? fallback : given;
        if (given !== '' && !constraints.every((allows) => allows(given))) return null;
      }
      return values;
    },
  };
}

/** What may be left out is nested from the end: only a tail of the path can be missing. */
function toPattern([first, ...rest]: Part[][]): string {
  if (first === undefined) return '';
  const pattern = `/${first.map(partPattern).join('')}${toPattern(rest)}`;
  return [first, ...rest].every(mayBeMissing) ? `(?:${pattern})?` : pattern;
}

function partPattern(part: Part): string {
  if (typeof part === 'string') return RegExp.escape(part);
  return part.catchAll ? '(.*)' : '([^/]+)';
}

function mayBeMissing([only, ...others]: Part[]): boolean {
  if (only === undefined || typeof only === 'string' || others.length > 0) return false;
  return only.optional || only.catchAll || only.fallback !== null;
}

function parseSegment(segment: string, template: string): Part[] {
  if (segment === '' && template !== '') throw new Error(`'${template}' has an empty segment.`);
  const parts: Part[] = [];
  let literal = '';
  for (let at = 0; at < segment.length;) {
    const here = segment.slice(at);
    if (here.startsWith('{{') || here.startsWith('}}')) {
      literal += segment[at];
      at += 2;
    } else if (here.startsWith('{')) {
      const end = closingBrace(segment, at);
      if (end === -1) throw new Error(`'${template}' has a brace that is not closed.`);
      if (literal !== '') parts.push(literal);
      literal = '';
      parts.push(parseParameter(segment.slice(at + 1, end)));
      at = end + 1;
    } else {
      literal += segment[at];
      at += 1;
    }
  }
  if (literal !== '') parts.push(literal);
  if (parts.length > 1 && parts.some((part) => typeof part !== 'string' && (part.optional || part.catchAll))) {
    throw new Error(`'${segment}' mixes a parameter that can be missing with other text.`);
  }
  return parts;
}

function parseParameter(text: string): Parameter {
  const catchAll = text.startsWith('*');
  const [declaration = '', fallback] = splitOutsideParentheses(text.replace(/^\*{1,2}/, ''), '=');
  const optional = declaration.endsWith('?');
  const [name = '', ...constraints] = splitOutsideParentheses(optional ? declaration.slice(0, -1) : declaration, ':');
  if (!/^[\w-]+$/.test(name)) throw new Error(`'{${text}}' is not a route parameter.`);
  return {
    name,
    constraints: constraints.map((constraint) => parseConstraint(unescapeBraces(constraint))),
    optional,
    catchAll,
    fallback: fallback ?? null,
  };
}

function unescapeBraces(text: string): string {
  return text.replaceAll('{{', '{').replaceAll('}}', '}');
}

/** The brace that closes the one at `start`; doubled braces inside are text (`regex(^\d{{3}}$)`). */
function closingBrace(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text.startsWith('{{', at) || text.startsWith('}}', at)) at += 1;
    else if (text[at] === '}') return at;
  }
  return -1;
}

function splitOutsideBraces(text: string, separator: string): string[] {
  const parts = [''];
  for (let at = 0; at < text.length;) {
    const isParameter = text[at] === '{' && text[at + 1] !== '{';
    const end = isParameter ? closingBrace(text, at) : at;
    const piece = text.slice(at, end === -1 ? text.length : end + 1);
    if (piece === separator) parts.push('');
    else parts[parts.length - 1] += piece;
    at += piece.length;
  }
  return parts;
}

/** At a `separator` that is not inside the parentheses of a constraint's argument. */
function splitOutsideParentheses(text: string, separator: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === separator && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts;
}
