import { expect, test } from 'vitest';
import { authorize, type Role } from '../../../shared/door/caller.ts';
import { readConfig } from '../../../shared/config.ts';

const configured = (AUTH: string, AZURE_FUNCTIONS_ENVIRONMENT: string) =>
  readConfig({
    AUTH,
    AZURE_FUNCTIONS_ENVIRONMENT,
    AzureWebJobsStorage__blobServiceUri: 'https://b.example',
    AzureWebJobsStorage__queueServiceUri: 'https://q.example',
    AzureWebJobsStorage__tableServiceUri: 'https://t.example',
    KEY_VAULT_URL: 'https://v.example',
  });

const roles: Role[] = ['Connectors.Read', 'Connectors.Verify', 'Connectors.Write', 'Connectors.Admin'];

test('AUTH=off lets everybody in on a developer\u2019s machine', () => {
  for (const role of roles) expect(authorize(configured('off', 'Development'), role)).toEqual({ name: 'local' });
});

test.each([
  ['off', 'Production', 'AUTH=off counts only where AZURE_FUNCTIONS_ENVIRONMENT is Development.'],
  ['off', '', 'AUTH=off counts only where AZURE_FUNCTIONS_ENVIRONMENT is Development.'],
  ['off', 'development', 'AUTH=off counts only where AZURE_FUNCTIONS_ENVIRONMENT is Development.'],
  ['', 'Production', 'AUTH=entra is not set up in this deployment.'],
  ['keys', 'Development', 'AUTH=keys is not set up in this deployment.'],
])('AUTH=%s where the environment is %j lets nobody in', (auth, environment, message) => {
  for (const role of roles)
    expect(() => authorize(configured(auth, environment), role)).toThrow(
      expect.objectContaining({ code: 'AuthNotConfigured', message }) as Error,
    );
});

test('a door for everybody asks nobody', () => {
  expect(authorize(configured('entra', 'Production'), null)).toEqual({ name: 'anonymous' });
});
