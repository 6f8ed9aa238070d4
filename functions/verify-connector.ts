import { queueDoor } from '../shared/door/queue-door.ts';
import { queueNames, VerifyMessage } from '../shared/model/messages.ts';
import { verifyConnector } from '../shared/services/verify-connector.ts';

queueDoor('verify-connector', queueNames.verify, VerifyMessage, verifyConnector);
