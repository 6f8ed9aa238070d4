import type { Evidence } from '../verification.ts';
import { activityId, header, toServiceError, type WireAnswer } from './answer.ts';
import { excerpt } from './excerpt.ts';

/** Thirty names of headers, which Azure DevOps sends, have some 400 characters. */
const namesLimit = 500;

/** What is kept of every answer that came: its status and, where there is one, the id that Microsoft support asks for. */
export function evidenceOf(answer: WireAnswer, secrets: readonly string[] = []): Evidence {
  const id = activityId(answer);
  return { status: answer.status, ...(id === null ? {} : { activityId: excerpt(id, secrets) }) };
}

/** What is kept of a refusal: also the exception, its number, and whether we were known by then. */
export function evidenceOfRefusal(answer: WireAnswer, secrets: readonly string[] = []): Evidence {
  const { typeKey, code, text } = toServiceError(answer);
  // The one word of the sentence that is the same in every language: which permission of Git is missing.
  const permission = code === 'TF401027' ? /'([A-Za-z]+)'/.exec(text)?.[1] : undefined;
  return {
    ...evidenceOf(answer, secrets),
    ...(typeKey === null ? {} : { typeKey: excerpt(typeKey, secrets) }),
    ...(code === null ? {} : { code }),
    ...(permission === undefined ? {} : { permission }),
    ...(isSignedIn(answer) ? { signedIn: true } : {}),
  };
}

/** What is kept of an answer that no rule knows: enough to write the rule. Of headers only the names. */
export function evidenceOfUnknown(answer: WireAnswer, secrets: readonly string[] = []): Evidence {
  return {
    ...evidenceOfRefusal(answer, secrets),
    headers: excerpt(Object.keys(answer.headers).join(' '), secrets, namesLimit),
    excerpt: excerpt(toServiceError(answer).text, secrets),
  };
}

/**
 * Azure DevOps names the identity in this header as soon as it has one: on every recorded answer that came after
 * sign-in and scope were settled, and on no other.
 */
function isSignedIn(answer: WireAnswer): boolean {
  return header(answer, 'x-vss-userdata') !== '';
}
