import type { PipelineLike } from '@azure/storage-queue';
import type { Outbound } from '../outbound.ts';

/**
 * Leads all requests of queue or blob clients through these policies. These SDKs make a client per queue, message and
 * blob over one pipeline, where `additionalPolicies` would be doubled.
 */
export function goThrough<Pipeline extends Pick<PipelineLike, 'factories'>>(
  pipeline: Pipeline,
  policies: Outbound['sdkPolicies'],
): Pipeline {
  for (const { policy } of policies) {
    pipeline.factories.push({
      create: (next) => ({
        sendRequest: (request) => policy.sendRequest(request, (changed) => next.sendRequest(changed)),
      }),
    });
  }
  return pipeline;
}
