import type { KindKey } from '../record-kind.ts';

/**
 * A column of NetBox: its heading, our field, and how its values are written here. `netbox` writes them back.
 * Source: the import forms of NetBox 4 (netbox/dcim, ipam and circuits, forms/bulk_import.py); older headings are read too.
 */
export interface NetboxColumn {
  readonly headings: readonly [string, ...string[]];
  /** The name of our field; null: NetBox asks for it, we have nothing of the kind. */
  readonly field: string | null;
  /** NetBox's value and ours, as our field reads it. */
  readonly values?: readonly (readonly [netbox: string, ours: string])[];
  /** Turns NetBox's value into ours and back where a list does not do. */
  readonly unit?: 'kbps';
  /** Written when we have nothing. */
  readonly usual?: string;
  /** Read, not written: NetBox shows the column or once had it, and refuses files that hold it now. */
  readonly isReadOnly?: true;
  /** A name in lower case with hyphens, made from this field. */
  readonly slugOf?: string;
}

/** A kind of record as NetBox takes it in. */
export interface NetboxTable {
  readonly kind: KindKey;
  readonly columns: readonly NetboxColumn[];
}

const DESCRIPTION: NetboxColumn = { headings: ['comments'], field: 'catatan' };
const STATUS = [
  ['active', 'active'],
  ['planned', 'planned'],
  ['staged', 'planned'],
  ['failed', 'broken'],
  ['offline', 'broken'],
  ['inventory', 'stored'],
  ['decommissioning', 'retired'],
] as const;

/** The tables of NetBox that fit kinds of ours. */
export const netboxTables: readonly NetboxTable[] = [
  {
    kind: 'location',
    columns: [
      { headings: ['name'], field: 'nama' },
      { headings: ['slug'], field: null, slugOf: 'nama' },
      { headings: ['status'], field: null, usual: 'active' },
      { headings: ['tenant'], field: 'unit' },
      { headings: ['physical_address'], field: 'alamat' },
      { headings: ['latitude'], field: 'lintang' },
      { headings: ['longitude'], field: 'bujur' },
      DESCRIPTION,
    ],
  },
  {
    kind: 'device',
    columns: [
      { headings: ['name'], field: 'nama' },
      { headings: ['role', 'device_role'], field: 'peran' },
      { headings: ['manufacturer'], field: 'merek' },
      { headings: ['device_type', 'model_name'], field: 'model' },
      { headings: ['serial'], field: 'seri' },
      { headings: ['asset_tag'], field: 'aset' },
      { headings: ['status'], field: 'status', values: STATUS },
      { headings: ['site'], field: 'lokasi' },
      { headings: ['rack', 'rack_name'], field: 'ruang' },
      DESCRIPTION,
    ],
  },
  {
    kind: 'interface',
    columns: [
      { headings: ['device'], field: 'perangkat' },
      { headings: ['name'], field: 'nama' },
      {
        headings: ['type'],
        field: 'jenis',
        values: [
          ['1000base-t', 'copper'],
          ['100base-tx', 'copper'],
          ['10gbase-t', 'copper'],
          ['1000base-x-sfp', 'fiber'],
          ['10gbase-x-sfpp', 'fiber'],
          ['ieee802.11ac', 'radio'],
          ['ieee802.11n', 'radio'],
          ['ieee802.11ax', 'radio'],
          ['virtual', 'virtual'],
          ['bridge', 'virtual'],
          ['lag', 'virtual'],
          ['other', 'other'],
        ],
      },
      {
        headings: ['enabled'],
        field: 'aktif',
        values: [
          ['true', 'ya'],
          ['false', 'tidak'],
        ],
      },
      { headings: ['speed'], field: 'mbps', unit: 'kbps' },
      { headings: ['mac_address'], field: 'mac', isReadOnly: true },
      { headings: ['description'], field: 'catatan' },
    ],
  },
  {
    kind: 'address',
    columns: [
      { headings: ['address'], field: 'alamat' },
      {
        headings: ['status'],
        field: 'status',
        values: [
          ['active', 'active'],
          ['reserved', 'reserved'],
          ['dhcp', 'dhcp'],
          ['slaac', 'dhcp'],
          ['deprecated', 'retired'],
        ],
      },
      { headings: ['device'], field: 'perangkat' },
      { headings: ['interface'], field: 'port' },
      { headings: ['dns_name'], field: 'dns' },
      DESCRIPTION,
    ],
  },
  {
    kind: 'prefix',
    columns: [
      { headings: ['prefix'], field: 'prefiks' },
      {
        headings: ['status'],
        field: 'status',
        values: [
          ['active', 'active'],
          ['container', 'container'],
          ['reserved', 'reserved'],
          ['deprecated', 'retired'],
        ],
      },
      { headings: ['vlan', 'vlan_vid'], field: 'vlan' },
      { headings: ['site', 'scope'], field: 'lokasi', isReadOnly: true },
      { headings: ['description'], field: 'guna' },
      DESCRIPTION,
    ],
  },
  {
    kind: 'link',
    columns: [
      { headings: ['cid'], field: 'nomor' },
      { headings: ['provider'], field: 'penyedia' },
      { headings: ['type'], field: 'layanan' },
      {
        headings: ['status'],
        field: 'status',
        values: [
          ['active', 'active'],
          ['planned', 'planned'],
          ['provisioning', 'planned'],
          ['offline', 'stopped'],
          ['deprovisioning', 'stopped'],
          ['decommissioned', 'stopped'],
        ],
      },
      { headings: ['install_date'], field: 'mulai' },
      { headings: ['termination_date'], field: 'berakhir' },
      { headings: ['commit_rate'], field: 'unduh', unit: 'kbps' },
      { headings: ['termination_a', 'side_a'], field: 'ujung a', isReadOnly: true },
      { headings: ['termination_z', 'side_z'], field: 'ujung z', isReadOnly: true },
      DESCRIPTION,
    ],
  },
];

/** Whether NetBox has a table for a kind. */
export function netboxTableOf(kind: KindKey): NetboxTable | undefined {
  return netboxTables.find((table) => table.kind === kind);
}

/** NetBox's value as our field reads it; a value that we do not know stays, so that the row says what is wrong. */
export function fromNetbox(column: NetboxColumn, value: string): string {
  const plain = value.trim();
  if (column.unit === 'kbps' && /^\d+$/.test(plain)) return String(Number(plain) / 1000).replace('.', ',');
  return column.values?.find(([theirs]) => theirs === plain.toLowerCase())?.[1] ?? plain;
}

/** Our value as NetBox takes it in. */
export function toNetbox(column: NetboxColumn, ours: Readonly<Record<string, string>>): string {
  if (column.slugOf !== undefined) return slug(ours[column.slugOf] ?? '');
  const value = column.field === null ? '' : (ours[column.field] ?? '');
  if (value === '') return column.usual ?? '';
  if (column.unit === 'kbps') return String(Math.round(Number(value.replace(',', '.')) * 1000));
  const known = column.values?.find(([, mine]) => mine === value)?.[0];
  return known ?? (/^-?\d+,\d+$/.test(value) ? value.replace(',', '.') : value);
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 100);
}
