import ipaddr from 'ipaddr.js';

/** A prefix that was read, or where one would begin. */
export type ReadNetwork =
  | { readonly ok: true; readonly network: string }
  | { readonly ok: false; readonly meant: string | null };

/** One address in its usual form, IPv4 in four parts; undefined when it is none, or has a zone. */
export function readHost(text: string): string | undefined {
  const isWritten = text.includes(':') ? ipaddr.IPv6.isValid(text) : ipaddr.IPv4.isValidFourPartDecimal(text);
  return isWritten && !text.includes('%') ? ipaddr.parse(text).toString() : undefined;
}

/** An address with the length of its network; without a length it is alone in its network. */
export function readAddress(text: string): string | undefined {
  const [host = '', length, ...rest] = text.split('/');
  const address = readHost(host.trim());
  if (address === undefined || rest.length > 0) return undefined;
  const most = address.includes(':') ? 128 : 32;
  const bits = length === undefined ? most : lengthOf(length, most);
  return bits === undefined ? undefined : `${address}/${bits}`;
}

/** A prefix, all of whose host bits must be zero. */
export function readNetwork(text: string): ReadNetwork {
  const address = text.includes('/') ? readAddress(text) : undefined;
  if (address === undefined) return { ok: false, meant: null };
  const network = address.includes(':')
    ? ipaddr.IPv6.networkAddressFromCIDR(address)
    : ipaddr.IPv4.networkAddressFromCIDR(address);
  const meant = `${network}/${address.split('/')[1]}`;
  return meant === address ? { ok: true, network: meant } : { ok: false, meant };
}

/** A MAC address as PostgreSQL writes it; undefined when it is none. */
export function readMac(text: string): string | undefined {
  const digits = text.toLowerCase().replaceAll(/[\s:.-]/g, '');
  return /^[0-9a-f]{12}$/.test(digits) ? digits.match(/../g)?.join(':') : undefined;
}

function lengthOf(text: string, most: number): number | undefined {
  const bits = /^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return bits <= most ? bits : undefined;
}
