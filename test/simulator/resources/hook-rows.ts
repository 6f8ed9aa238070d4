import type { LocationRow } from './location-rows.ts';

function row(id: string, resourceName: string, more = ''): LocationRow {
  return {
    id,
    area: 'hooks',
    resourceName,
    routeTemplate: `_apis/{area}/{resource}${more}`,
    resourceVersion: 1,
    released: true,
  };
}

export const subscriptionsRow = row('fc50d02a-849f-41fb-8af1-0a5216103269', 'subscriptions', '/{subscriptionId}');
export const testNotificationsRow = row('1139462c-7e27-4524-a997-31b9b73551fe', 'testNotifications');
