import type { Answer, Door, Exchange, SignedIn } from './exchange.ts';

/** A name that makes the simulator misbehave where it is typed as a repository, project or organization. */
export type Sentinel = {
  name: string;
  doors: readonly Door[];
  /** Whether it strikes before anybody asks who calls, or in place of what a known caller would get. */
  place: 'front door' | 'signed in';
  /** What the client meets. */
  does: string;
  /** Where the fact comes from. */
  source: string;
  act(exchange: Exchange & Partial<Pick<SignedIn, 'caller'>>, proceed: () => Promise<Answer>): Answer | Promise<Answer>;
};

export const bothDoors: readonly Door[] = ['rest', 'git'];
