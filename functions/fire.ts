import { queueDoor } from '../shared/door/queue-door.ts';
import { FireMessage, queueNames } from '../shared/model/messages.ts';
import { fire } from '../shared/services/fire.ts';

queueDoor('fire', queueNames.fire, FireMessage, fire);
