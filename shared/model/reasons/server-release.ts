/**
 * The newest REST version that a server says it has, with the release that it stands for, as part of a sentence. Its
 * words come in any language, so the numbers decide: the lower one is its own, since it refused the other as too new.
 */
export function describeOffered(refusal: string): string {
  const versions = [...refusal.matchAll(/(?<![\d.])\d{1,2}\.\d(?!\.?\d)/g)].map(([version]) => version);
  const [lowest, other] = versions.toSorted((a, b) => Number(a) - Number(b));
  if (lowest === undefined || other === undefined) return 'it does not say which ones it has';
  const release = releases[lowest.split('.')[0] ?? ''];
  return `its newest is ${lowest}${release === undefined ? '' : `, that of ${release}`}`;
}

/** https://learn.microsoft.com/azure/devops/integrate/concepts/rest-api-versioning */
const releases: Partial<Record<string, string>> = {
  1: 'Team Foundation Server 2013',
  2: 'Team Foundation Server 2015',
  3: 'Team Foundation Server 2017',
  4: 'Team Foundation Server 2018',
  5: 'Azure DevOps Server 2019',
  6: 'Azure DevOps Server 2020',
  7: 'Azure DevOps Server 2022',
};
