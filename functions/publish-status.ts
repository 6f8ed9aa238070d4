import { queueDoor } from '../shared/door/queue-door.ts';
import { PublishStatusMessage, queueNames } from '../shared/model/messages.ts';
import { publishStatus } from '../shared/services/publish-status.ts';

queueDoor('publish-status', queueNames.publishStatus, PublishStatusMessage, publishStatus);
