import { poisonDoor } from '../shared/door/queue-door.ts';
import { queueNames } from '../shared/model/messages.ts';
import { recordFiringPoison, recordStatusPoison } from '../shared/services/give-up.ts';
import { recordPoison } from '../shared/services/record-poison.ts';

poisonDoor('verify-connector-poison', queueNames.verify, recordPoison);
poisonDoor('finish-change-poison', queueNames.finishChange, recordPoison);
poisonDoor('process-webhook-poison', queueNames.processWebhook, recordPoison);
poisonDoor('reconcile-webhooks-poison', queueNames.reconcileWebhooks, recordPoison);
poisonDoor('fire-poison', queueNames.fire, recordFiringPoison);
poisonDoor('publish-status-poison', queueNames.publishStatus, recordStatusPoison);
