import { getPersonalAccessTokenHandler, WebApi } from 'azure-devops-node-api';
import { VersionControlRecursionType } from 'azure-devops-node-api/interfaces/TfvcInterfaces.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from './ask.ts';
import { startSimulator } from './simulator.ts';
import type { Simulator } from './simulator.ts';
import { patFor } from './world/tokens.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

const items = (project: string, query: string) => ask(`${simulator.url}/fabrikam/${project}/_apis/tfvc/items?${query}`);

async function pathsOf(query: string): Promise<unknown> {
  const value = (await items('Legacy', query)).json()['value'] as { path: string }[];
  return value.map(({ path }) => path);
}

test('a folder, what is in it, and all that is below it', async () => {
  expect(await pathsOf('scopePath=$/legacy/main')).toEqual(['$/Legacy/Main']);
  expect(await pathsOf('scopePath=$/Legacy/Main&recursionLevel=oneLevel')).toEqual([
    '$/Legacy/Main',
    '$/Legacy/Main/src',
    '$/Legacy/Main/readme.txt',
  ]);
  expect(await pathsOf('scopePath=$/Legacy&recursionLevel=full')).toHaveLength(5);
  expect(await pathsOf('scopePath=$/Legacy/Main/readme.txt')).toEqual(['$/Legacy/Main/readme.txt']);
});

test.each([
  ['a path that is not there', 'Legacy', '$/Legacy/Nothing'],
  ['a path of another project', 'Legacy', '$/Both/Main'],
  ['a project without TFVC', 'Fiber', '$/Fiber'],
])('%s is told by the name of the exception', async (_, project, path) => {
  const reply = await items(project, `scopePath=${path}`);
  expect([reply.status, reply.json()['typeKey']]).toEqual([404, 'ItemNotFoundException']);
});

test('the official client reads items and changesets, on Services and on a Server', async () => {
  for (const collection of ['fabrikam', 'tfs/DefaultCollection', 'DefaultCollection']) {
    const handler = getPersonalAccessTokenHandler(patFor('alive'), false);
    const tfvc = await new WebApi(`${simulator.url}/${collection}`, handler).getTfvcApi();
    const found = await tfvc.getItems('Legacy', '$/Legacy', VersionControlRecursionType.OneLevel);
    expect(found.map(({ path, isFolder }) => [path, isFolder])).toEqual([
      ['$/Legacy', true],
      ['$/Legacy/Main', true],
    ]);
    const changesets = await tfvc.getChangesets('Legacy', undefined, undefined, 1, undefined, {
      itemPath: '$/Legacy/Main/src',
    });
    expect(changesets).toHaveLength(1);
    expect(changesets[0]).toMatchObject({ comment: `Changeset ${changesets[0]?.changesetId}` });
  }
});

test('the newest changeset of a path comes first, and an empty project has none', async () => {
  const { id } = simulator.world.checkIn('fabrikam/Legacy', ['Docs/plan.md']);
  const changesets = async (project: string, path: string) => {
    const query = `searchCriteria.itemPath=${path}&$top=1`;
    const reply = await ask(`${simulator.url}/fabrikam/${project}/_apis/tfvc/changesets?${query}`);
    return (reply.json()['value'] as { changesetId: number }[]).map(({ changesetId }) => changesetId);
  };
  expect(await changesets('Legacy', '$/Legacy')).toEqual([id]);
  expect(await changesets('Legacy', '$/Legacy/Docs')).toEqual([id]);
  expect(await changesets('Legacy', '$/Legacy/Main')).not.toEqual([id]);
  expect(await changesets('Archive', '$/Archive')).toEqual([]);
});
