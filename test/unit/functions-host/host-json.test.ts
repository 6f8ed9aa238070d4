import { availableParallelism } from 'node:os';
import { describe, expect, test } from 'vitest';
import { parseHostJson } from '../../../infra/local/functions-host/host-json.ts';

const parse = (hostJson: unknown, env: Record<string, string> = {}) => parseHostJson(JSON.stringify(hostJson), env);

describe('host.json', () => {
  test('an empty one gives the defaults of Azure', () => {
    expect(parse({ version: '2.0' })).toEqual({
      routePrefix: 'api',
      functionTimeoutMs: 30 * 60_000,
      functions: [],
      logLevels: {},
      queues: {
        batchSize: 16,
        newBatchThreshold: 8 * availableParallelism(),
        maxDequeueCount: 5,
        visibilityTimeoutSeconds: 0,
        maxPollingIntervalMs: 60_000,
        messageEncoding: 'base64',
        leaseSeconds: 600,
      },
    });
  });

  test('queues are polled every two seconds at least where the environment is Development', () => {
    expect(parse({}, { AZURE_FUNCTIONS_ENVIRONMENT: 'Development' }).queues.maxPollingIntervalMs).toBe(2_000);
  });

  test('what it says is used', () => {
    const settings = parse({
      functionTimeout: '00:10:00',
      logging: { logLevel: { default: 'Warning', 'Function.verify': 'Debug' } },
      extensions: {
        http: { routePrefix: '/v1/' },
        queues: {
          batchSize: 8,
          newBatchThreshold: 4,
          maxDequeueCount: 2,
          visibilityTimeout: '00:00:30',
          maxPollingInterval: '00:00:02.5',
          messageEncoding: 'None',
        },
      },
    });
    expect(settings).toMatchObject({
      routePrefix: 'v1',
      functionTimeoutMs: 600_000,
      logLevels: { default: 'warning', 'Function.verify': 'debug' },
      queues: {
        batchSize: 8,
        newBatchThreshold: 4,
        maxDequeueCount: 2,
        visibilityTimeoutSeconds: 30,
        maxPollingIntervalMs: 2_500,
        messageEncoding: 'none',
      },
    });
  });

  test('functionTimeout -1 lets functions run for ever', () => {
    expect(parse({ functionTimeout: '-1' }).functionTimeoutMs).toBeNull();
  });

  test('AzureFunctionsJobHost__… settings override it', () => {
    const settings = parse(
      { extensions: { queues: { batchSize: 8 } } },
      {
        AzureFunctionsJobHost__extensions__queues__batchSize: '1',
        AzureFunctionsJobHost__extensions__http__routePrefix: '',
        AzureFunctionsJobHost__functions__1: 'second',
        AzureFunctionsJobHost__functions__0: 'first',
      },
    );
    expect(settings).toMatchObject({ routePrefix: '', functions: ['first', 'second'], queues: { batchSize: 1 } });
  });

  test('LOCAL_HOST_QUEUE_LEASE_SECONDS shortens the lease on a message', () => {
    expect(parse({}, { LOCAL_HOST_QUEUE_LEASE_SECONDS: '2' }).queues.leaseSeconds).toBe(2);
    expect(() => parse({}, { LOCAL_HOST_QUEUE_LEASE_SECONDS: 'soon' })).toThrow('LOCAL_HOST_QUEUE_LEASE_SECONDS');
  });

  test.each([
    ['batchSize over 32', { extensions: { queues: { batchSize: 33 } } }, 'batchSize'],
    ['polling without a pause', { extensions: { queues: { maxPollingInterval: '00:00:00' } } }, 'maxPollingInterval'],
    ['a duration that is none', { functionTimeout: '5 minutes' }, 'functionTimeout'],
    ['an unknown encoding', { extensions: { queues: { messageEncoding: 'utf7' } } }, 'messageEncoding'],
    ['an unknown log level', { logging: { logLevel: { default: 'Loud' } } }, 'logLevel'],
  ])('%s is refused with its place', (_, hostJson, place) => {
    expect(() => parse(hostJson)).toThrow(place);
  });

  test('text that is not JSON is refused by name', () => {
    expect(() => parseHostJson('{', {})).toThrow('host.json is not valid JSON');
  });
});
