import type { IncomingMessage } from 'node:http';
import { readAddress } from './address.ts';
import { negotiateVersion } from './api-version.ts';
import { html, jsonType } from './exchange.ts';
import type { Answer, Exchange, SignedIn } from './exchange.ts';
import { headersOnceSignedIn } from './header-profile.ts';
import { misbehaviourAt } from './misbehaviour.ts';
import { organizationStopped, routeUnknown } from './refusals.ts';
import { findRoute } from './routes.ts';
import type { Route } from './route.ts';
import type { Sentinel } from './sentinel.ts';
import { signIn } from './sign-in.ts';

type Service = Pick<Exchange, 'world' | 'git' | 'pause'>;

/** From the front door inwards: misbehaviour, organization, sign-in, misbehaviour behind it, route, version, resource. */
export async function answerRequest(request: IncomingMessage, service: Service): Promise<Answer> {
  const address = readAddress(request, (name) => service.world.findOrganization(name)?.deployment === 'onPremises');
  if (address === null) return html(400, '<html><head><title>Bad Request</title></head></html>\n');
  const { route, names, door } = findRoute(request.method ?? 'GET', address.segments);
  const exchange: Exchange = { request, address, names, door, ...service };
  const sentinel = misbehaviourAt(exchange);
  if (sentinel?.place === 'front door') return sentinel.act(exchange, () => answerInside(exchange, route, null));
  return answerInside(exchange, route, sentinel);
}

async function answerInside(exchange: Exchange, route: Route | undefined, sentinel: Sentinel | null): Promise<Answer> {
  const organization = exchange.world.findOrganization(exchange.address.organization);
  const wrongForm = organization && (organization.deployment === 'onPremises') !== (exchange.address.form === 'server');
  if (!organization || wrongForm) return organizationUnknown();
  if (organization.state === 'stopped') return organizationStopped(organization.name);
  const wanted = route?.scope ?? null;
  const scope = typeof wanted === 'function' ? wanted(exchange.address) : wanted;
  const signedIn = signIn(exchange, organization, { scope, admitsAnonymous: route?.admitsAnonymous ?? false });
  if ('refusal' in signedIn) return signedIn.refusal;
  const { caller } = signedIn;
  const inside: SignedIn = { ...exchange, organization, caller };
  const proceed = () => answerRoute(inside, route);
  const answer = await (sentinel ? sentinel.act(inside, proceed) : proceed());
  return caller ? { ...answer, headers: { ...headersOnceSignedIn(caller), ...answer.headers } } : answer;
}

async function answerRoute(exchange: SignedIn, route: Route | undefined): Promise<Answer> {
  if (!route) return routeUnknown(exchange.address.path);
  const negotiated = route.row ? negotiateVersion(exchange, route.row) : null;
  if (negotiated && 'refusal' in negotiated) return negotiated.refusal;
  const outcome = await route.answer(exchange);
  if ('answer' in outcome) return outcome.answer;
  const type = negotiated ? `${jsonType}; api-version=${negotiated.version}` : jsonType;
  const next = typeof outcome.next === 'number' ? { 'x-ms-continuationtoken': String(outcome.next) } : {};
  return {
    status: outcome.status ?? 200,
    headers: { 'Content-Type': type, ...next },
    body: JSON.stringify(outcome.json),
  };
}

/** What Azure DevOps says here is on no record, save that it is not JSON. */
function organizationUnknown(): Answer {
  return html(
    404,
    '<!DOCTYPE html>\n<html><head><title>Azure DevOps Services | 404 - Not Found</title></head></html>\n',
  );
}
