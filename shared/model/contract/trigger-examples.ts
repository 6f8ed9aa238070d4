/** Triggers as the documents show them. */
export const pushToMain = {
  trigger: {
    name: 'Push to main',
    identifier: 'push_to_main',
    source: {
      type: 'Webhook',
      spec: {
        type: 'AzureRepo',
        spec: {
          type: 'Push',
          spec: {
            connectorRef: 'account.web_shop',
            actions: ['Create', 'Update'],
            payloadConditions: [{ key: 'targetBranch', operator: 'In', value: 'main, release/.*' }],
          },
        },
      },
    },
  },
};

export const misspelt = {
  trigger: {
    ...pushToMain.trigger,
    source: {
      type: 'Webhook',
      spec: {
        type: 'AzureRepo',
        spec: {
          type: 'Push',
          spec: {
            connectorRef: 'account.web_shop',
            payloadConditions: [{ key: 'targetBranche', operator: 'Regex', value: '(?!main).*' }],
          },
        },
      },
    },
  },
};

export const evaluation = {
  trigger: pushToMain.trigger,
  headers: {},
  payload: {
    eventType: 'git.push',
    resource: {
      refUpdates: [
        {
          name: 'refs/heads/main',
          oldObjectId: 'aad331d8d3b131fa9ae03cf5e53965b51942618a',
          newObjectId: '33b55f7cb7e7e245323987634f960cf4a6e6bc74',
        },
      ],
      repository: { id: '278d5cd2-584d-4b63-824a-2ba458937249', name: 'web', project: { name: 'Fiber' } },
      pushId: 14,
    },
    createdDate: '2026-12-23T05:47:12.0015512Z',
  },
};
