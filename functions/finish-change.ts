import { queueDoor } from '../shared/door/queue-door.ts';
import { FinishChangeMessage, queueNames } from '../shared/model/messages.ts';
import { finishSecretChange } from '../shared/services/finish-change.ts';

queueDoor('finish-change', queueNames.finishChange, FinishChangeMessage, finishSecretChange);
