import ipaddr from 'ipaddr.js';
import { COLUMNS, type ColumnName, type DeviceFacts, type RawFacts, SYSTEM } from './device-facts.ts';
import { makerOf } from './maker.ts';

/** 10 Tbps: what claims more does not exist. */
const FASTEST_MBPS = 10_000_000;
const MOST_PORTS = 1000;
const MOST_SEEN = 2000;

/** Reads what a device answered. Values that cannot be true are left out, and said. */
export function readFacts(raw: RawFacts): DeviceFacts {
  const doubts = new Set<string>(raw.cut.map((name) => `Tabel ${name} tidak berakhir; hanya permulaannya dibaca.`));
  const system = (oid: string) => wordsOf(raw.system.find((one) => one.oid === oid)?.value, 300);
  const neighbours = neighboursOf(raw);
  const ports = portsOf(raw, neighbours, doubts);
  return {
    ...{
      name: system(SYSTEM.name).slice(0, 160),
      description: system(SYSTEM.description),
      place: system(SYSTEM.place),
    },
    maker: makerOf(system(SYSTEM.objectId)),
    ...{ ports, addresses: addressesOf(raw, doubts), seen: seenOf(raw, doubts), doubts: [...doubts].slice(0, 20) },
  };
}

function portsOf(raw: RawFacts, neighbours: ReadonlyMap<number, string>, doubts: Set<string>): DeviceFacts['ports'] {
  const column = (name: ColumnName) => byIndex(raw, name);
  const [names, descriptions] = [column('ifName'), column('ifDescr')];
  const [types, macs, states] = [column('ifType'), column('ifPhysAddress'), column('ifAdminStatus')];
  const [slow, fast] = [column('ifSpeed'), column('ifHighSpeed')];
  const indexes = [...descriptions.keys()].filter((index) => isIndex(index, doubts));
  if (indexes.length > MOST_PORTS) doubts.add(`Lebih dari ${MOST_PORTS} port; sisanya tidak dibaca.`);
  const ports = indexes.slice(0, MOST_PORTS).map((index) => ({
    index,
    name: wordsOf(names.get(index), 160) || wordsOf(descriptions.get(index), 160) || `port ${index}`,
    mac: macOf(macs.get(index)),
    speedMbps: speedOf(fast.get(index), slow.get(index), doubts),
    isEnabled: numberOf(states.get(index)) !== 2,
    kind: kindOfPort(numberOf(types.get(index))),
    neighbour: neighbours.get(index) ?? '',
  }));
  return withOwnNames(ports, doubts);
}

function isIndex(index: number, doubts: Set<string>): boolean {
  const isReal = Number.isInteger(index) && index >= 1 && index <= 2_147_483_647;
  if (!isReal) doubts.add('Nomor port di luar batas.');
  return isReal;
}

/** Two ports of one name cannot be told apart: the second keeps its number. */
function withOwnNames(ports: DeviceFacts['ports'], doubts: Set<string>): DeviceFacts['ports'] {
  const seen = new Set<string>();
  return ports.map((port) => {
    const isTwice = seen.has(port.name.toLowerCase());
    if (isTwice) doubts.add(`Beberapa port bernama ${port.name}.`);
    const name = isTwice ? `${port.name.slice(0, 140)} (${port.index})` : port.name;
    seen.add(name.toLowerCase());
    return { ...port, name };
  });
}

/** ifHighSpeed is in Mbps, ifSpeed in bits per second and at its end at 4.3 Gbps. */
function speedOf(fast: unknown, slow: unknown, doubts: Set<string>): number | null {
  const mbps = numberOf(fast) || (numberOf(slow) ?? 0) / 1_000_000;
  if (mbps === 0) return null;
  const isReal = mbps > 0 && mbps <= FASTEST_MBPS;
  if (!isReal) doubts.add('Kecepatan port yang mustahil diabaikan.');
  return isReal ? Math.round(mbps * 1000) / 1000 : null;
}

/** IANAifType: 6 ethernet, 71 wireless, 24 loopback, 53 virtual, 131 tunnel, 135/136 VLAN, 161 aggregate, 209 bridge. */
function kindOfPort(type: number | null): DeviceFacts['ports'][number]['kind'] {
  if (type === 6) return 'copper';
  if (type === 71) return 'radio';
  return type !== null && [24, 53, 131, 135, 136, 161, 209].includes(type) ? 'virtual' : 'other';
}

function neighboursOf(raw: RawFacts): ReadonlyMap<number, string> {
  const port = (oid: string, name: ColumnName) => Number(suffixOf(oid, name)[1]);
  const ports = new Map(
    (raw.columns.get('lldpPort') ?? []).map((one) => [suffixOf(one.oid, 'lldpPort').join('.'), one]),
  );
  return new Map(
    (raw.columns.get('lldpName') ?? []).flatMap((one) => {
      const name = wordsOf(one.value, 140);
      const other = wordsOf(ports.get(suffixOf(one.oid, 'lldpName').join('.'))?.value, 100);
      return name === '' ? [] : [[port(one.oid, 'lldpName'), [name, other].filter(Boolean).join(' · ')] as const];
    }),
  );
}

function addressesOf(raw: RawFacts, doubts: Set<string>): DeviceFacts['addresses'] {
  const masks = new Map(
    (raw.columns.get('addressMask') ?? []).map((one) => [suffixOf(one.oid, 'addressMask').join('.'), one]),
  );
  return (raw.columns.get('addressPort') ?? []).slice(0, MOST_PORTS).flatMap((one) => {
    const host = suffixOf(one.oid, 'addressPort').join('.');
    const [portIndex, bits] = [numberOf(one.value), maskBits(masks.get(host)?.value)];
    const isReal = isOrdinary(host) && portIndex !== null && bits !== null;
    if (!isReal && !host.startsWith('127.')) doubts.add(`Alamat ${host.slice(0, 40)} diabaikan.`);
    return isReal ? [{ address: `${host}/${bits}`, portIndex }] : [];
  });
}

function maskBits(value: unknown): number | null {
  const text = wordsOf(value, 20);
  return ipaddr.IPv4.isValidFourPartDecimal(text) ? ipaddr.IPv4.parse(text).prefixLengthFromSubnetMask() : null;
}

/** The entries of the ARP table: port, then four numbers of the address. */
function seenOf(raw: RawFacts, doubts: Set<string>): DeviceFacts['seen'] {
  const rows = raw.columns.get('arp') ?? [];
  if (rows.length > MOST_SEEN) doubts.add('Tabel ARP terlalu panjang; sisanya tidak dibaca.');
  return rows.slice(0, MOST_SEEN).flatMap((one) => {
    const address = suffixOf(one.oid, 'arp').slice(1).join('.');
    const mac = macOf(one.value);
    return mac !== null && isOrdinary(address) ? [{ address, mac }] : [];
  });
}

/** A host's own address: no loopback, multicast, or the like. */
function isOrdinary(host: string): boolean {
  if (!ipaddr.IPv4.isValidFourPartDecimal(host)) return false;
  return ['unicast', 'private', 'carrierGradeNat'].includes(ipaddr.IPv4.parse(host).range());
}

function byIndex(raw: RawFacts, name: ColumnName): ReadonlyMap<number, unknown> {
  return new Map((raw.columns.get(name) ?? []).map((one) => [Number(suffixOf(one.oid, name)[0]), one.value]));
}

function suffixOf(oid: string, name: ColumnName): readonly string[] {
  return oid.startsWith(`${COLUMNS[name]}.`) ? oid.slice(COLUMNS[name].length + 1).split('.') : [];
}

/** Text of a device: one line, without control characters. */
function wordsOf(value: unknown, most: number): string {
  const text = Buffer.isBuffer(value) ? value.toString('utf8') : String(value ?? '');
  return text
    .replaceAll(/[\p{Cc}\ufffd\s]+/gu, ' ')
    .trim()
    .slice(0, most);
}

function numberOf(value: unknown): number | null {
  const number = Buffer.isBuffer(value) ? Number(`0x${value.toString('hex') || '0'}`) : Number(value ?? Number.NaN);
  return Number.isFinite(number) ? number : null;
}

/** Null when it is not six bytes, or all the same. */
function macOf(value: unknown): string | null {
  if (!Buffer.isBuffer(value) || value.length !== 6 || value.every((byte) => byte === value[0])) return null;
  return value.toString('hex').match(/../g)?.join(':') ?? null;
}
