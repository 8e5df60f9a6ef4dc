import ipaddr from 'ipaddr.js';
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import { readAddress, readHost, readNetwork } from '../ip.ts';

/** The addresses of a target, or why it may not be asked. */
export type Target =
  | { readonly ok: true; readonly network: string; readonly addresses: readonly string[] }
  | { readonly ok: false; readonly fault: 'badTarget' | 'foreign' | 'forbidden' | 'tooLarge' };

/** Whether an address must never be asked, registered or not. */
export type Forbids = (address: string) => boolean;

const MOST_ADDRESSES = 1024;
const NEVER: readonly string[] = ['loopback', 'linkLocal', 'multicast', 'unspecified', 'broadcast', 'reserved'];

/** This machine itself, the local link, and what is no host at all. Source: RFC 6890. */
export function isForbidden(address: string): boolean {
  return NEVER.includes(ipaddr.process(address).range());
}

/**
 * The addresses that a target stands for: only within prefixes and devices that the government has recorded, so that no
 * one makes the server ask strangers. Of IPv6 prefixes only recorded addresses, for nobody can try them all.
 */
export async function readTarget(tx: Tx, text: string, forbids: Forbids = isForbidden): Promise<Target> {
  const network = networkOf(text.trim());
  if (network === undefined) return { ok: false, fault: 'badTarget' };
  const [host = '', bits = '0'] = network.split('/');
  if (forbids(host)) return { ok: false, fault: 'forbidden' };
  if (!(await isRecorded(tx, network))) return { ok: false, fault: 'foreign' };
  const isSixth = host.includes(':');
  if (!isSixth && 2 ** (32 - Number(bits)) > MOST_ADDRESSES) return { ok: false, fault: 'tooLarge' };
  const all = isSixth ? await recordedWithin(tx, network) : hostsOf(host, Number(bits));
  return { ok: true, network, addresses: all.filter((address) => !forbids(address)) };
}

function networkOf(text: string): string | undefined {
  if (text.includes('/')) {
    const read = readNetwork(text);
    return read.ok ? read.network : undefined;
  }
  return readHost(text) === undefined ? undefined : readAddress(text);
}

function hostsOf(first: string, bits: number): readonly string[] {
  const base = Buffer.from(ipaddr.IPv4.parse(first).toByteArray()).readUInt32BE();
  const size = 2 ** (32 - bits);
  const all = Array.from({ length: size }, (_, at) => base + at);
  const hosts = size > 2 ? all.slice(1, -1) : all;
  return hosts.map((number) => [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.'));
}

async function isRecorded(tx: Tx, network: string): Promise<boolean> {
  const { rows } = await sql`
    select from network.prefix where prefix >>= ${network}::cidr and status in ('active', 'container', 'reserved')
    union all
    select from network.device where management_address <<= ${network}::cidr and ${network}::cidr <<= management_address
    limit 1`.execute(tx);
  return rows.length > 0;
}

async function recordedWithin(tx: Tx, network: string): Promise<readonly string[]> {
  const { rows } = await sql<{ address: string }>`
    select host(address) as address from network.address where address <<= ${network}::cidr and status <> 'retired'
    union
    select host(management_address) from network.device where management_address <<= ${network}::cidr and status <> 'retired'
    limit ${MOST_ADDRESSES}`.execute(tx);
  return rows.map(({ address }) => address);
}
