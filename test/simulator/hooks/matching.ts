import type { HookEvent } from './event.ts';
import type { Subscription } from './subscription.ts';

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Whether the event is one that the subscription asks for. An input that is empty asks for everything. */
export function wants(subscription: Subscription, event: HookEvent): boolean {
  const { organization, eventType, publisherInputs } = subscription;
  if (organization.id !== event.organization.id || eventType !== event.eventType) return false;
  const { traits } = event;
  const refs = traits.refs?.flatMap((ref) => [ref, ref.replace('refs/heads/', '')]);
  const limits: [string, readonly (string | undefined)[] | undefined][] = [
    ['projectId', [event.project.id]],
    ['repository', [event.repository?.id]],
    ['branch', refs],
    ['pushedBy', [event.by.id]],
    ['pullrequestCreatedBy', [traits.author]],
    ['pullrequestReviewersContains', traits.reviewers],
    ['notificationType', [traits.notificationType]],
    ['mergeResult', [traits.mergeResult]],
  ];
  const path = publisherInputs['path'] ?? '';
  const within = (one: string) => same(one, path) || one.toLowerCase().startsWith(`${path.toLowerCase()}/`);
  return (
    (path === '' || (traits.paths ?? []).some(within)) &&
    limits.every(([input, values]) => {
      const wanted = publisherInputs[input] ?? '';
      return wanted === '' || (values ?? []).some((value) => value !== undefined && same(value, wanted));
    })
  );
}
