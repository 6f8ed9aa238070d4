import { queueDoor } from '../shared/door/queue-door.ts';
import { queueNames, ReconcileWebhooksMessage } from '../shared/model/messages.ts';
import { workOnWebhooks } from '../shared/services/work-on-webhooks.ts';

queueDoor('reconcile-webhooks', queueNames.reconcileWebhooks, ReconcileWebhooksMessage, workOnWebhooks);
