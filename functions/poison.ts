import { poisonDoor } from '../shared/door/queue-door.ts';
import { queueNames } from '../shared/model/messages.ts';
import { recordPoison } from '../shared/services/record-poison.ts';

poisonDoor('verify-connector-poison', queueNames.verify, recordPoison);
poisonDoor('finish-change-poison', queueNames.finishChange, recordPoison);
