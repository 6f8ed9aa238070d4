import { serviceError } from './service-error.ts';
import type { Answer, SignedIn } from './exchange.ts';
import type { LocationRow } from './resources/location-rows.ts';

const common = 'Microsoft.VisualStudio.Services.WebApi';

type Negotiated = { version: string } | { refusal: Answer };

/**
 * Which version answers: the one in `api-version=` of the query or of Accept, else the newest that the resource has
 * released. What is above the released one must be asked for with `-preview`. Who writes must name one.
 */
export function negotiateVersion({ request, address, organization }: SignedIn, row: LocationRow): Negotiated {
  const inAccept = /api-version=([^;,\s]+)/i.exec(request.headers.accept ?? '')?.[1];
  const asked = address.query.get('api-version') ?? inAccept;
  const { latest } = organization.api;
  const released = row.released ? organization.api.released : '0.0';
  if (asked === undefined && request.method !== 'GET') return { refusal: notSpecified(String(request.method)) };
  if (asked === undefined) return { version: row.released ? released : `${latest}-preview.${row.resourceVersion}` };
  const parts = /^(\d+\.\d+)(-preview(?:\.(\d+))?)?$/.exec(asked);
  if (!parts) return { refusal: unreadable(asked) };
  const [, version = '', preview, resourceVersion = '0'] = parts;
  if (Number(version) > Number(latest) || Number(resourceVersion) > row.resourceVersion) {
    return { refusal: outOfRange(asked, latest) };
  }
  if (Number(version) > Number(released) && preview === undefined) return { refusal: previewNeeded(asked) };
  return { version: asked };
}

function previewNeeded(asked: string): Answer {
  const message = `The requested version "${asked}" of the resource is under preview. The -preview flag must be supplied in the api-version for such requests. For example: "${asked}-preview"`;
  return serviceError(400, common, 'VssInvalidPreviewVersionException', message);
}

function notSpecified(method: string): Answer {
  const message = `No api-version was supplied for the "${method}" request. The version must be supplied either as part of the Accept header (e.g. "application/json; api-version=1.0") or as a query parameter (e.g. "?api-version=1.0").`;
  return serviceError(400, common, 'VssVersionNotSpecifiedException', message);
}

function outOfRange(asked: string, latest: string): Answer {
  const message = `The requested REST API version of ${asked} is out of range for this server. The latest REST API version this server supports is ${latest}.`;
  return serviceError(400, common, 'VssVersionOutOfRangeException', message);
}

function unreadable(asked: string): Answer {
  const message = `The api-version "${asked}" is not in a form that this server reads.`;
  return serviceError(400, common, 'VssInvalidApiResourceVersionException', message);
}
