/** Who can end the trouble. */
export const actors = [
  'credential owner',
  'connector owner',
  'organization admin',
  'service operator',
  'nobody',
] as const;
export type Actor = (typeof actors)[number];

/**
 * One entry of the closed list of why a check did not pass. `message` says what was found, `hint` what the actor does
 * next; `{name}` in either is filled in by `explain`. `retry`: whether trying again without a change can help; a check
 * with such a reason is UNKNOWN, with any other FAILED.
 */
export type ReasonDefinition = { title: string; actor: Actor; retry: boolean; message: string; hint: string };
