import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../shared/config.ts';
import { apiLink, nextLink, operationHeaders, pageOf } from '../../../shared/door/links.ts';
import { inAccount, inProject } from '../model/definition.ts';

const config = readConfig({
  PUBLIC_URL: 'https://connectors.example/',
  AzureWebJobsStorage__blobServiceUri: 'https://b.example',
  AzureWebJobsStorage__queueServiceUri: 'https://q.example',
  AzureWebJobsStorage__tableServiceUri: 'https://t.example',
  KEY_VAULT_URL: 'https://v.example',
});

describe('a link', () => {
  test('is absolute where the service knows its address, and relative where it does not', () => {
    const query = new URLSearchParams({ accountIdentifier: 'acme' });
    expect(apiLink(config, 'connectors', query)).toBe(
      'https://connectors.example/api/v1/connectors?accountIdentifier=acme',
    );
    expect(apiLink({ ...config, publicUrl: '' }, 'connectors', query)).toBe(
      '/api/v1/connectors?accountIdentifier=acme',
    );
  });

  test('to the result of long work carries the scope', () => {
    expect(operationHeaders(config, inProject, 'a', '0123abcd-1')).toEqual({
      'Operation-Location':
        'https://connectors.example/api/v1/connectors/a/verifications/0123abcd-1?accountIdentifier=acme&orgIdentifier=retail&projectIdentifier=shop',
      'Retry-After': '1',
    });
  });

  test('to the next page leads there', () => {
    const { nextLink: link } = nextLink(config, 'connectors', inAccount, { pageSize: 2 }, 'shop$_1');
    const { searchParams } = new URL(link ?? '');
    expect(searchParams.get('accountIdentifier')).toBe('acme');
    expect(
      pageOf({ pageToken: searchParams.get('pageToken'), pageSize: Number(searchParams.get('pageSize')) }),
    ).toEqual({
      limit: 2,
      after: 'shop$_1',
    });
  });

  test('is not there on the last page', () => {
    expect(nextLink(config, 'connectors', inAccount, { pageSize: 2 }, null)).toEqual({});
  });
});
