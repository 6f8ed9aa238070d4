/** The settings of the fixture app. */
export const appSettings = {
  SEEN_QUEUE: 'fixture-seen',
  FAILING_QUEUE: 'fixture-failing',
  NULL_QUEUE: 'fixture-null',
  GATED_QUEUE: 'fixture-gated',
  SENT_QUEUE: 'fixture-sent',
  RETURN_QUEUE: 'fixture-return',
  FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '6000000',
  TICK_SCHEDULE: '* * * * * *',
  'AzureWebJobs.switched-off.Disabled': 'true',
} as const;

/** Keys of the host under test; `auth-function` has one of its own. */
export const hostKeys = {
  master: 'fixture-master-key',
  function: 'fixture-host-key',
  system: 'fixture-system-key',
  functions: { 'auth-function': 'fixture-function-key' },
} as const;
