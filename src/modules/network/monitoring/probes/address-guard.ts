import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';
import type { Settings } from '../../../../platform/config/settings.ts';
import { AppError } from '../../../../platform/errors.ts';

/** Why a host is not asked. */
export type Refusal = 'own-machine' | 'own-service' | 'metadata' | 'link' | 'many' | 'no-host' | 'unknown-name';

/** The address that a host has now and that may be asked; or why none may. */
export type FoundAddress = { readonly address: string } | { readonly refused: Refusal };

/** Decides what may be asked over the network. */
export interface AddressGuard {
  /** An address is answered at once; a name after it was looked up, and then from memory for a minute. */
  find(host: string): FoundAddress | Promise<FoundAddress>;
}

/** What a guard works with; what is left out is that of this machine. */
export interface GuardOptions {
  /** Names or addresses of what this installation itself relies on: database, mail server. */
  readonly ownHosts: readonly string[];
  readonly nowMs?: () => number;
  /** All addresses of a name. @throws when there are none */
  readonly resolve?: (name: string) => Promise<readonly string[]>;
}

/** Services by which clouds tell a machine its secrets. Sources: the manuals of AWS, Alibaba, Azure and Oracle. */
const METADATA: ReadonlySet<string> = new Set([
  ...['169.254.169.254', 'fd00:ec2::254', '100.100.100.200', '168.63.129.16', '192.0.0.192'],
]);

/** Ranges (RFC 6890) that are no place of a device. Tunnels lead to addresses that cannot be judged. */
const REFUSED: Readonly<Record<string, Refusal>> = {
  ...{ loopback: 'own-machine', unspecified: 'own-machine', linkLocal: 'link', multicast: 'many', broadcast: 'many' },
  ...{ reserved: 'no-host', rfc6145: 'no-host', rfc6052: 'no-host', '6to4': 'no-host', teredo: 'no-host' },
  ...{ discard: 'no-host', benchmarking: 'no-host', amt: 'no-host', as112: 'no-host', orchid2: 'no-host' },
};

const NAME_KEPT_MS = 60_000;
const OWN_KEPT_MS = 300_000;
const MOST_NAMES = 20_000;

/** Null when an address is that of a device: in the internet or, as offices are, in a private range. */
export function refusalOf(address: string): Refusal | null {
  if (!ipaddr.isValid(address)) return 'no-host';
  const meant = ipaddr.process(address);
  return METADATA.has(meant.toString()) ? 'metadata' : (REFUSED[meant.range()] ?? null);
}

/** What this installation relies on, by its settings. */
export function ownHostsOf(settings: Settings): readonly string[] {
  const urls = [settings.DATABASE_URL, settings.DATABASE_MIGRATOR_URL, settings.SMTP_URL, settings.S3_URL];
  return urls.flatMap((url) => {
    if (url === undefined) return [];
    const { hostname, searchParams } = new URL(url);
    return [bare(hostname), ...searchParams.getAll('host')].filter((host) => host !== '' && !host.startsWith('/'));
  });
}

/**
 * Lets through devices of the internet and of private ranges; never this machine, what it relies on, the local link,
 * clouds' metadata, or addresses of many. A name is looked up here and only the address that was judged is asked, so
 * that a name which points elsewhere a moment later leads nowhere. When a name cannot be looked up for a while, the
 * address last judged is asked.
 */
export function createAddressGuard(options: GuardOptions): AddressGuard {
  const { nowMs = Date.now, resolve = resolveAll } = options;
  const names = new Map<string, { readonly found: FoundAddress; readonly untilMs: number }>();
  const own = ownAddresses({ ...options, nowMs, resolve });
  const judge = (addresses: readonly string[], ours: ReadonlySet<string>): FoundAddress => {
    const refused = addresses.map((one) => refusalOf(one) ?? (ours.has(plain(one)) ? 'own-service' : null));
    const reason = refused.find((one) => one !== null);
    const [address] = addresses;
    return reason ? { refused: reason } : address === undefined ? { refused: 'unknown-name' } : { address };
  };
  const lookUp = async (name: string): Promise<FoundAddress> => {
    const ours = await own();
    const addresses = await resolve(name).catch(() => null);
    const held = names.get(name)?.found;
    const found = addresses === null ? (held ?? { refused: 'unknown-name' as const }) : judge(addresses, ours);
    names.delete(name);
    names.set(name, { found, untilMs: nowMs() + NAME_KEPT_MS });
    const [oldest] = names.keys();
    if (names.size > MOST_NAMES && oldest !== undefined) names.delete(oldest);
    return found;
  };
  return {
    find(host) {
      const wanted = bare(host).toLowerCase();
      if (isIP(wanted) !== 0) {
        const ours = own();
        return ours instanceof Promise ? ours.then((known) => judge([wanted], known)) : judge([wanted], ours);
      }
      const held = names.get(wanted);
      return held && nowMs() < held.untilMs ? held.found : lookUp(wanted);
    },
  };
}

/** Lets everything through; for measurements on this machine. */
export const unguarded: AddressGuard = { find: (host) => ({ address: host }) };

/** @throws {AppError} `invalid`, in words for a person, when the host may not be watched */
export async function assertMayBeWatched(guard: AddressGuard, host: string): Promise<void> {
  const found = await guard.find(host);
  if ('address' in found) return;
  const { refused } = found;
  throw new AppError(
    'invalid',
    refused === 'unknown-name'
      ? `Nama ${host} tidak ditemukan di DNS.`
      : `${host} tidak boleh dipantau: ${REASONS[refused]}.`,
  );
}

const REASONS: Readonly<Record<Exclude<Refusal, 'unknown-name'>, string>> = {
  'own-machine': 'itu alamat mesin Pendopo sendiri',
  'own-service': 'itu server yang dipakai Pendopo sendiri (basis data, surel, berkas) atau mesinnya',
  metadata: 'itu alamat rahasia penyedia awan (metadata)',
  link: 'itu alamat sambungan setempat, yang berlaku hanya pada satu kabel',
  many: 'itu alamat banyak penerima, bukan satu perangkat',
  'no-host': 'itu bukan alamat sebuah perangkat',
};

/** At once while it is known, which it is for five minutes each time. */
function ownAddresses({ ownHosts, nowMs, resolve }: Required<GuardOptions>) {
  let known: ReadonlySet<string> | null = null;
  let untilMs = 0;
  const read = async (): Promise<ReadonlySet<string>> => {
    const found = await Promise.all(
      ownHosts.map((host) => (isIP(host) === 0 ? resolve(host.toLowerCase()).catch(() => []) : [host])),
    );
    const interfaces = Object.values(networkInterfaces()).flatMap((some) => (some ?? []).map(({ address }) => address));
    known = new Set([...found.flat(), ...interfaces].map(plain));
    return known;
  };
  return (): ReadonlySet<string> | Promise<ReadonlySet<string>> => {
    if (known && nowMs() < untilMs) return known;
    untilMs = nowMs() + OWN_KEPT_MS;
    const reading = read();
    return known ?? reading;
  };
}

async function resolveAll(name: string): Promise<readonly string[]> {
  return (await lookup(name, { all: true })).map(({ address }) => address);
}

/** One spelling of an address; anything else as it is. */
function plain(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : address;
}

function bare(host: string): string {
  return host.replace(/^\[|\]$/g, '');
}
