import { timerDoor } from '../shared/door/timer-door.ts';
import { scheduleWebhooks } from '../shared/services/schedule-webhooks.ts';

timerDoor('watch-webhooks', '0 * * * * *', scheduleWebhooks);
