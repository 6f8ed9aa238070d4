import { app } from '@azure/functions';
import { gate } from '../gates.ts';
import { record } from '../journal.ts';

const everySecond = '* * * * * *';
const everyNewYear = '0 0 0 1 1 *';

app.timer('tick', { schedule: '%TICK_SCHEDULE%', handler: (timer) => record('tick', timer) });
app.timer('tick-fails', {
  schedule: everySecond,
  handler: () => {
    record('tick-fails');
    throw new Error('always');
  },
});
app.timer('tick-slow', {
  schedule: everySecond,
  handler: async () => {
    record('tick-slow-begun');
    await gate('tick-slow').promise;
    record('tick-slow-ended');
  },
});
app.timer('yearly', { schedule: everyNewYear, handler: (timer) => record('yearly', timer) });
app.timer('unwatched', { schedule: everyNewYear, useMonitor: false, handler: (timer) => record('unwatched', timer) });
app.timer('at-start', {
  schedule: everyNewYear,
  runOnStartup: true,
  handler: (timer) => record('at-start', timer),
});
