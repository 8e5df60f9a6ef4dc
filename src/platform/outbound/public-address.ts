import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address lies in the public internet: not this machine, a private network, a link, a carrier's own
 * range, a tunnel or a reserved block. An IPv4 address in IPv6 clothes counts as what it is.
 * Source: IANA special-purpose address registries (RFC 6890).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === 'unicast';
}
