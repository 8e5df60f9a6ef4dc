import type { RecordKind } from '../record-kind.ts';
import { atLocation, choice, field, note, reference, text, words } from './fields.ts';

/** Devices with their model and number. */
export const device: RecordKind = {
  ...{ key: 'device', table: 'device', path: 'perangkat', filter: 'peran', identity: ['name'] },
  seat: { column: 'location_id', over: 'location' },
  label: words('Perangkat', 'Device'),
  labels: words('Perangkat', 'Devices'),
  about: words(
    'Ruter, switch, titik akses, peladen, komputer, dan lainnya.',
    'Routers, switches, access points, servers, computers and others.',
  ),
  title: { column: 'name', cast: 'text' },
  fields: [
    field(['nama', 'name'], ['Nama', 'Name'], text(), { isRequired: true }),
    atLocation,
    field(['ruang', 'room_id'], ['Ruang atau rak', 'Room or rack'], reference('room')),
    field(
      ['peran', 'role'],
      ['Peran', 'Role'],
      choice(
        ['router', 'Ruter', 'Router'],
        ['switch', 'Switch', 'Switch'],
        ['access-point', 'Titik akses', 'Access point'],
        ['firewall', 'Firewall', 'Firewall'],
        ['modem', 'Modem', 'Modem'],
        ['radio', 'Radio', 'Radio'],
        ['server', 'Peladen', 'Server'],
        ['storage', 'Penyimpanan', 'Storage'],
        ['computer', 'Komputer', 'Computer'],
        ['printer', 'Pencetak', 'Printer'],
        ['camera', 'Kamera', 'Camera'],
        ['ups', 'UPS', 'UPS'],
        ['other', 'Lainnya', 'Other'],
      ),
      { isRequired: true, isListed: true },
    ),
    field(['merek', 'maker'], ['Merek', 'Maker'], text(), { usual: '' }),
    field(['model', 'model'], ['Model', 'Model'], text(), { usual: '', isListed: true }),
    field(['seri', 'serial'], ['Nomor seri', 'Serial number'], text(), { usual: '' }),
    field(['aset', 'asset_tag'], ['Nomor aset (KIB)', 'Asset number (KIB)'], text(), { usual: '' }),
    field(
      ['status', 'status'],
      ['Status', 'Status'],
      choice(
        ['active', 'Dipakai', 'In use'],
        ['planned', 'Direncanakan', 'Planned'],
        ['broken', 'Rusak', 'Broken'],
        ['stored', 'Disimpan', 'Stored'],
        ['retired', 'Dihapus', 'Retired'],
      ),
      { usual: 'active', isListed: true },
    ),
    field(
      ['alamat kelola', 'management_address'],
      ['Alamat kelola', 'Management address'],
      { kind: 'host' },
      {
        isListed: true,
        hint: words(
          'Satu alamat IP tanpa panjang prefiks, misalnya 10.1.0.1.',
          'One IP address without prefix length, such as 10.1.0.1.',
        ),
      },
    ),
    field(['dibeli', 'purchased_on'], ['Tanggal pembelian', 'Purchased on'], { kind: 'date' }),
    field(['harga', 'price_rupiah'], ['Harga (Rp)', 'Price (Rp)'], { kind: 'rupiah' }),
    field(['garansi', 'warranty_until'], ['Garansi sampai', 'Warranty until'], { kind: 'date' }),
    note,
  ],
  children: [
    { kind: 'interface', column: 'device_id' },
    { kind: 'address', column: 'device_id' },
    { kind: 'link', column: 'a_device_id' },
    { kind: 'link', column: 'z_device_id' },
    { kind: 'wireless', column: 'device_id' },
    { kind: 'application', column: 'device_id' },
  ],
};

/** Ports of devices. */
export const deviceInterface: RecordKind = {
  ...{ key: 'interface', table: 'interface', path: 'port', filter: 'jenis', identity: ['device_id', 'name'] },
  seat: { column: 'device_id', over: 'device' },
  label: words('Port', 'Interface'),
  labels: words('Port', 'Interfaces'),
  about: words('Port jaringan setiap perangkat.', 'Network ports of each device.'),
  title: { column: 'name', cast: 'text' },
  fields: [
    field(['nama', 'name'], ['Nama', 'Name'], text(), { isRequired: true }),
    field(['perangkat', 'device_id'], ['Perangkat', 'Device'], reference('device'), {
      isRequired: true,
      isListed: true,
    }),
    field(
      ['jenis', 'kind'],
      ['Jenis', 'Kind'],
      choice(
        ['copper', 'Tembaga', 'Copper'],
        ['fiber', 'Serat optik', 'Fibre'],
        ['radio', 'Radio', 'Radio'],
        ['virtual', 'Virtual', 'Virtual'],
        ['other', 'Lainnya', 'Other'],
      ),
      { usual: 'other', isListed: true },
    ),
    field(['mac', 'mac'], ['Alamat MAC', 'MAC address'], { kind: 'mac' }, { isListed: true }),
    field(
      ['mbps', 'speed_mbps'],
      ['Kecepatan (Mbps)', 'Speed (Mbps)'],
      { kind: 'decimal', min: 0, max: 10_000_000 },
      { isListed: true },
    ),
    field(['aktif', 'is_enabled'], ['Aktif', 'Enabled'], { kind: 'yes-no' }, { usual: true }),
    field(['indeks', 'snmp_index'], ['Indeks SNMP', 'SNMP index'], { kind: 'integer', min: 1, max: 2_147_483_647 }),
    field(['tetangga', 'neighbour'], ['Tersambung ke', 'Connected to'], text(300), { usual: '' }),
    note,
  ],
  children: [{ kind: 'address', column: 'interface_id' }],
};
