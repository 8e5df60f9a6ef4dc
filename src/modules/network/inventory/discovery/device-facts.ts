import { z } from 'zod';

/** What a port tells of itself. */
const portSchema = z.object({
  index: z.number().int(),
  name: z.string(),
  mac: z.string().nullable(),
  speedMbps: z.number().nullable(),
  isEnabled: z.boolean(),
  kind: z.enum(['copper', 'fiber', 'radio', 'virtual', 'other']),
  /** Name and port of the device at the other end (LLDP); empty when it tells none. */
  neighbour: z.string(),
});

/** What a device told over SNMP, cleaned: nothing absurd is left in it. */
export const deviceFactsSchema = z.object({
  name: z.string(),
  description: z.string(),
  maker: z.string(),
  place: z.string(),
  ports: z.array(portSchema),
  /** Addresses of the device itself, with the length of their network and the port that bears them. */
  addresses: z.array(z.object({ address: z.string(), portIndex: z.number().int() })),
  /** Others that it has spoken with (ARP). */
  seen: z.array(z.object({ address: z.string(), mac: z.string() })),
  /** What was left out because it cannot be true, in words. */
  doubts: z.array(z.string()),
});

/** What a device told over SNMP. */
export type DeviceFacts = z.output<typeof deviceFactsSchema>;

/** One value of an answer: the object and what it holds. */
export interface RawValue {
  readonly oid: string;
  readonly value: unknown;
}

/** Rows of the tables that are read, as they came. */
export interface RawFacts {
  readonly system: readonly RawValue[];
  readonly columns: ReadonlyMap<ColumnName, readonly RawValue[]>;
  /** Tables that went on for ever and were cut off. */
  readonly cut: readonly ColumnName[];
}

/** The columns that are read. Source: RFC 2863 (ifTable, ifXTable), RFC 4293/1213 (addresses, ARP), IEEE 802.1AB (LLDP). */
export const COLUMNS = {
  ifDescr: '1.3.6.1.2.1.2.2.1.2',
  ifType: '1.3.6.1.2.1.2.2.1.3',
  ifSpeed: '1.3.6.1.2.1.2.2.1.5',
  ifPhysAddress: '1.3.6.1.2.1.2.2.1.6',
  ifAdminStatus: '1.3.6.1.2.1.2.2.1.7',
  ifName: '1.3.6.1.2.1.31.1.1.1.1',
  ifHighSpeed: '1.3.6.1.2.1.31.1.1.1.15',
  addressPort: '1.3.6.1.2.1.4.20.1.2',
  addressMask: '1.3.6.1.2.1.4.20.1.3',
  arp: '1.3.6.1.2.1.4.22.1.2',
  lldpPort: '1.0.8802.1.1.2.1.4.1.1.7',
  lldpName: '1.0.8802.1.1.2.1.4.1.1.9',
} as const;

export type ColumnName = keyof typeof COLUMNS;

/** sysDescr, sysObjectID, sysName, sysLocation (RFC 3418). */
export const SYSTEM = {
  description: '1.3.6.1.2.1.1.1.0',
  objectId: '1.3.6.1.2.1.1.2.0',
  name: '1.3.6.1.2.1.1.5.0',
  place: '1.3.6.1.2.1.1.6.0',
} as const;
