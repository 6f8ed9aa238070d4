import { queueDoor } from '../shared/door/queue-door.ts';
import { ProcessWebhookMessage, queueNames } from '../shared/model/messages.ts';
import { processWebhook } from '../shared/services/process-webhook.ts';

queueDoor('process-webhook', queueNames.processWebhook, ProcessWebhookMessage, processWebhook);
