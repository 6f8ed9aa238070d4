import { door } from '../shared/door/door.ts';
import { afterOf, nextLink } from '../shared/door/links.ts';
import { readScope, WholeQuery } from '../shared/door/query.ts';
import { toYaml } from '../shared/door/yaml.ts';
import { Exported } from '../shared/model/contract/import.ts';
import { exportConnectors } from '../shared/services/export-connectors.ts';

door(
  {
    name: 'export-get',
    method: 'GET',
    route: 'v1/export',
    summary: 'Take the definitions along',
    description:
      'A YAML stream that an import takes: importing it here changes nothing. Values of secrets are not in it. More than 2,000 come in pages, the next of which is in `Link`.',
    needs: 'Connectors.Read',
    audit: { none: 'reading changes nothing' },
    query: WholeQuery,
    body: 'none',
    gives: ['Link'],
    mediaType: 'application/yaml',
    answers: { success: { 200: Exported }, refusals: [] },
  },
  async ({ query, context }) => {
    const scope = readScope(query);
    const { all, pageToken } = query;
    const { documents, next } = await exportConnectors(context, scope, { all, after: afterOf(pageToken) });
    const link = nextLink(context.config, 'export', scope, all ? { all: 'true' } : {}, next);
    return {
      status: 200,
      json: toYaml(documents),
      headers: link.nextLink === undefined ? {} : { Link: `<${link.nextLink}>; rel="next"` },
    };
  },
);
