import ipaddr from 'ipaddr.js';

type Network = ReturnType<typeof ipaddr.parseCIDR>;

/** Which addresses a Server may have beyond public ones. `loopback`: whether `networks` may open loopback too. */
export type AddressRule = { networks: readonly Network[]; loopback: boolean };

// Not private by any RFC, so a list of private ranges lets it pass: https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
const wireServer = ipaddr.parse('168.63.129.16').toString();
const globalUnicast6 = ipaddr.parseCIDR('2000::/3');

/** Ranges that ALLOWED_NETWORKS can open. The others (link-local with the metadata service, multicast, tunnels) never. */
const openable: ReadonlySet<string> = new Set(['private', 'carrierGradeNat', 'uniqueLocal', 'reserved']);

/** @throws Error naming the entry that is no CIDR. */
export function parseNetworks(entries: readonly string[]): Network[] {
  return entries.map((entry) => {
    if (!ipaddr.isValidCIDR(entry)) throw new Error(`ALLOWED_NETWORKS: "${entry}" is not a network such as 10.0.0.0/8`);
    return ipaddr.parseCIDR(entry);
  });
}

/** Whether the address is one that the whole world can reach. */
export function isPublic(text: string): boolean {
  return addressAllowed(text, { networks: [], loopback: false });
}

/** Whether this service may connect to the address. An IPv4 address inside an IPv6 one is judged as what it is. */
export function addressAllowed(text: string, rule: AddressRule): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.toString() === wireServer) return false;
  const range = address.range();
  // Outside 2000::/3 there are forms that a router or a kernel turns into an IPv4 address, such as ::a9fe:a9fe.
  if (range === 'unicast') return address.kind() === 'ipv4' || address.match(globalUnicast6);
  if (!openable.has(range) && !(range === 'loopback' && rule.loopback)) return false;
  return rule.networks.some((network) => network[0].kind() === address.kind() && address.match(network));
}
