import type { RecordKind } from '../record-kind.ts';
import { choice, field, note, reference, text, words } from './fields.ts';

/** Ranges of addresses. */
export const prefix: RecordKind = {
  ...{ key: 'prefix', table: 'prefix', path: 'prefiks', filter: 'status', identity: ['prefix'], children: [] },
  seat: { column: 'location_id', over: 'location' },
  label: words('Prefiks', 'Prefix'),
  labels: words('Prefiks', 'Prefixes'),
  about: words(
    'Rentang alamat IPv4 dan IPv6, dan di mana dipakai.',
    'Ranges of IPv4 and IPv6 addresses, and where they are used.',
  ),
  title: { column: 'prefix', cast: 'cidr' },
  fields: [
    field(
      ['prefiks', 'prefix'],
      ['Prefiks', 'Prefix'],
      { kind: 'network' },
      {
        isRequired: true,
        hint: words('Misalnya 10.1.4.0/24 atau 2001:db8:4::/48.', 'For example 10.1.4.0/24 or 2001:db8:4::/48.'),
      },
    ),
    field(['lokasi', 'location_id'], ['Lokasi', 'Location'], reference('location'), { isListed: true }),
    field(
      ['status', 'status'],
      ['Status', 'Status'],
      choice(
        ['active', 'Dipakai', 'In use'],
        ['container', 'Wadah', 'Container'],
        ['reserved', 'Dicadangkan', 'Reserved'],
        ['retired', 'Tidak dipakai lagi', 'Retired'],
      ),
      { usual: 'active', isListed: true },
    ),
    field(['guna', 'purpose'], ['Kegunaan', 'Purpose'], text(300), { usual: '', isListed: true }),
    field(['vlan', 'vlan'], ['VLAN', 'VLAN'], { kind: 'integer', min: 1, max: 4094 }, { isListed: true }),
    note,
  ],
};

/** Single addresses. */
export const address: RecordKind = {
  ...{ key: 'address', table: 'address', path: 'alamat', filter: 'status', identity: ['address'], children: [] },
  seat: { column: 'device_id', over: 'device' },
  label: words('Alamat IP', 'IP address'),
  labels: words('Alamat IP', 'IP addresses'),
  about: words('Alamat yang dipakai atau dicadangkan.', 'Addresses in use or held back.'),
  title: { column: 'address', cast: 'inet' },
  fields: [
    field(
      ['alamat', 'address'],
      ['Alamat', 'Address'],
      { kind: 'address' },
      {
        isRequired: true,
        hint: words(
          'Dengan panjang jaringannya, misalnya 10.1.4.1/24.',
          'With the length of its network, for example 10.1.4.1/24.',
        ),
      },
    ),
    field(['perangkat', 'device_id'], ['Perangkat', 'Device'], reference('device'), { isListed: true }),
    field(['port', 'interface_id'], ['Port', 'Interface'], reference('interface'), { isListed: true }),
    field(['dns', 'dns_name'], ['Nama DNS', 'DNS name'], text(253), { usual: '' }),
    field(
      ['status', 'status'],
      ['Status', 'Status'],
      choice(
        ['active', 'Dipakai', 'In use'],
        ['reserved', 'Dicadangkan', 'Reserved'],
        ['dhcp', 'DHCP', 'DHCP'],
        ['retired', 'Tidak dipakai lagi', 'Retired'],
      ),
      { usual: 'active', isListed: true },
    ),
    note,
  ],
};
