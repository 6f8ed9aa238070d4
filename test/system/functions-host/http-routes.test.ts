import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostUnderTest, modes } from './remote.ts';
import { openHost, spawnHost, type TestHost } from './test-host.ts';

const functions = ['a-list', 'b-get', 'NoRoute', 'only-get', 'number', 'optional', 'defaulted', 'rest', 'switched-off'];

const notFound = { status: 404, body: '' };

describe.each(modes)('route of an HTTP function, %s', (mode) => {
  let host: TestHost;
  beforeAll(async () => {
    host = await openHost({ only: [...functions, 'x-in-error'], streams: mode === 'streams' });
  });
  afterAll(() => host.stop());

  async function called(path: string, init?: RequestInit): Promise<unknown> {
    const response = await host.call(path, init);
    return response.status === 200 ? response.json() : { status: response.status, body: await response.text() };
  }

  test('is the prefix and the function name when it gives none, without regard to case', async () => {
    const answer = { function: 'NoRoute', params: {} };
    expect(await called('/api/NoRoute')).toEqual(answer);
    expect(await called('/API/noroute')).toEqual(answer);
  });

  test('that no function has is 404 without a body', async () => {
    expect(await called('/api/nowhere')).toEqual(notFound);
    expect(await called('/nowhere')).toEqual(notFound);
  });

  test('first match in the order of function names wins, however specific another one is', async () => {
    expect(await called('/api/items/special')).toEqual({ function: 'a-list', params: { id: 'special' } });
  });

  test('a method that the function does not list is 404, not 405', async () => {
    expect(await called('/api/only/get')).toMatchObject({ function: 'only-get' });
    expect(await called('/api/only/get', { method: 'POST' })).toEqual(notFound);
    expect(await called('/api/only/get', { method: 'HEAD' })).toEqual(notFound);
    expect(await called('/api/only/get', { method: 'OPTIONS' })).toEqual(notFound);
  });

  test('GET and POST are the methods of a function that lists none', async () => {
    expect(await called('/api/NoRoute', { method: 'POST' })).toMatchObject({ function: 'NoRoute' });
    expect(await called('/api/NoRoute', { method: 'PUT' })).toEqual(notFound);
  });

  test('a constraint that fails makes it no match', async () => {
    expect(await called('/api/number/100')).toEqual({ function: 'number', params: { value: '100' } });
    expect(await called('/api/number/101')).toEqual(notFound);
    expect(await called('/api/number/many')).toEqual(notFound);
  });

  test('an optional parameter left out is empty text, or with streams absent', async () => {
    const absent = mode === 'streams' ? {} : { second: '' };
    expect(await called('/api/optional/1')).toEqual({ function: 'optional', params: { first: '1', ...absent } });
    expect(await called('/api/optional/1/2')).toMatchObject({ params: { first: '1', second: '2' } });
  });

  test('a default fills in for a parameter left out', async () => {
    expect(await called('/api/defaulted')).toMatchObject({ params: { size: '10' } });
    expect(await called('/api/defaulted/20')).toMatchObject({ params: { size: '20' } });
  });

  test('a catch-all takes the rest of the path', async () => {
    expect(await called('/api/rest/a/b/c')).toMatchObject({ params: { rest: 'a/b/c' } });
  });

  test('parameters are decoded, an encoded slash excepted', async () => {
    expect(await called('/api/items/a%20b%C3%A4')).toMatchObject({ params: { id: 'a bä' } });
    expect(await called('/api/items/a%2Fb')).toMatchObject({ params: { id: 'a%2Fb' } });
    expect(await called('/api/items/%E0%A4%A')).toMatchObject({ function: 'a-list' });
  });

  test('a path that begins with two slashes does not become a host', async () => {
    expect(await called('//example.com/api/items/1')).toEqual(notFound);
  });

  test('a disabled function is 404, except with the master key', async () => {
    expect(await called('/api/switched-off')).toEqual(notFound);
    const headers = { 'x-functions-key': 'fixture-master-key' };
    expect(await called('/api/switched-off', { headers })).toMatchObject({ function: 'switched-off' });
  });

  test('a function in error is named in the output and does not stop the others', async ({ skip }) => {
    skip(hostUnderTest !== null, 'reads the output of the host process');
    await host.process?.printed("The 'x-in-error' function is in error: 'nonsense' is not a route constraint.");
    expect(await called('/api/in-error/1')).toEqual(notFound);
    expect(await called('/api/NoRoute')).toMatchObject({ function: 'NoRoute' });
  });

  test('the prefix comes from host.json', async ({ skip }) => {
    skip(hostUnderTest !== null, 'starts a host with another host.json');
    const settings = { AzureFunctionsJobHost__extensions__http__routePrefix: '' };
    const other = spawnHost({ only: ['NoRoute'], settings });
    const url = await other.ready;
    expect((await fetch(`${url}/NoRoute`)).status).toBe(200);
    expect((await fetch(`${url}/api/NoRoute`)).status).toBe(404);
    other.kill('SIGTERM');
    await other.ended;
  });
});
