import type { Outcome, SignedIn } from '../exchange.ts';
import { anonymousId, guidOf } from '../world/guid.ts';
import type { Identity } from '../world/tokens.ts';

/** `GET _apis/connectionData`: who the caller is. It needs a token that is alive, and no scope. */
export function describeConnection({ address, organization, caller }: SignedIn): Outcome {
  const user = caller ? userOf(caller) : anonymousUser();
  const json = {
    authenticatedUser: user,
    authorizedUser: user,
    instanceId: organization.id,
    deploymentId: guidOf('deployment', organization.deployment),
    deploymentType: organization.deployment,
    locationServiceData: {
      serviceOwner: '00025394-6065-48ca-87d9-7f5672854ef7',
      defaultAccessMappingMoniker: 'PublicAccessMapping',
      lastChangeId: 4711,
      lastChangeId64: 4711,
    },
    webApplicationRelativeDirectory: address.virtualDirectory,
  };
  return { json };
}

function userOf(identity: Identity) {
  const isUser = identity.kind === 'user';
  const type = isUser
    ? 'Microsoft.IdentityModel.Claims.ClaimsIdentity'
    : 'Microsoft.VisualStudio.Services.Claims.AadServicePrincipal';
  return {
    id: identity.id,
    descriptor: `${type};${guidOf('tenant', identity.account)}\\${identity.account}`,
    subjectDescriptor: `${isUser ? 'aad' : 'aadsp'}.${Buffer.from(identity.id).toString('base64url')}`,
    providerDisplayName: identity.displayName,
    isActive: true,
    properties: { Account: { $type: 'System.String', $value: identity.account } },
  };
}

function anonymousUser() {
  return {
    id: anonymousId,
    descriptor: `System:PublicAccess;${anonymousId}`,
    subjectDescriptor: 's2s.anonymous',
    providerDisplayName: 'Anonymous',
    isActive: true,
    properties: { Account: { $type: 'System.String', $value: 'Anonymous' } },
  };
}
