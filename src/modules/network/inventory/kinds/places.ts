import type { RecordKind } from '../record-kind.ts';
import { atLocation, choice, field, note, reference, text, words } from './fields.ts';

/** Offices, towers and other places. */
export const location: RecordKind = {
  ...{ key: 'location', table: 'location', path: 'lokasi', seat: 'own', filter: 'jenis', identity: ['name'] },
  label: words('Lokasi', 'Location'),
  labels: words('Lokasi', 'Locations'),
  about: words('Kantor, menara, dan pusat data yang memakai TIK.', 'Offices, towers and data centres that use ICT.'),
  title: { column: 'name', cast: 'text' },
  fields: [
    field(['nama', 'name'], ['Nama', 'Name'], text(), { isRequired: true }),
    field(
      ['unit', 'unit_id'],
      ['Unit kerja', 'Unit'],
      { kind: 'unit' },
      {
        isRequired: true,
        isListed: true,
        hint: words(
          'Nama atau alamat situs unit, misalnya “waled”.',
          'Name or site address of the unit, such as “waled”.',
        ),
      },
    ),
    field(
      ['jenis', 'kind'],
      ['Jenis', 'Kind'],
      choice(
        ['office', 'Kantor', 'Office'],
        ['data-center', 'Pusat data', 'Data centre'],
        ['tower', 'Menara', 'Tower'],
        ['public-place', 'Tempat umum', 'Public place'],
        ['other', 'Lainnya', 'Other'],
      ),
      { usual: 'office', isListed: true },
    ),
    field(['induk', 'parent_id'], ['Bagian dari lokasi', 'Part of location'], reference('location'), {
      hint: words('Diisi bila gedung berada dalam suatu kompleks.', 'For a building within a campus.'),
    }),
    field(['alamat', 'address'], ['Alamat', 'Address'], text(400), { usual: '' }),
    field(
      ['lintang', 'latitude'],
      ['Lintang', 'Latitude'],
      { kind: 'decimal', min: -90, max: 90 },
      {
        hint: words('Derajat, misalnya -6,7320.', 'Degrees, for example -6.7320.'),
      },
    ),
    field(['bujur', 'longitude'], ['Bujur', 'Longitude'], { kind: 'decimal', min: -180, max: 180 }),
    field(['lan', 'has_lan'], ['Ada jaringan lokal (LAN)', 'Has a local network (LAN)'], { kind: 'yes-no' }),
    note,
  ],
  children: [
    { kind: 'link', column: 'a_location_id' },
    { kind: 'link', column: 'z_location_id' },
    { kind: 'device', column: 'location_id' },
    { kind: 'prefix', column: 'location_id' },
    { kind: 'wireless', column: 'location_id' },
    { kind: 'application', column: 'location_id' },
    { kind: 'power', column: 'location_id' },
    { kind: 'room', column: 'location_id' },
    { kind: 'responsible', column: 'location_id' },
    { kind: 'location', column: 'parent_id' },
  ],
};

/** Rooms and racks. */
export const room: RecordKind = {
  ...{ key: 'room', table: 'room', path: 'ruang', filter: 'jenis', identity: ['location_id', 'name'] },
  seat: { column: 'location_id', over: 'location' },
  label: words('Ruang atau rak', 'Room or rack'),
  labels: words('Ruang dan rak', 'Rooms and racks'),
  about: words('Ruang peladen, ruang kerja, dan rak tempat perangkat berada.', 'Rooms and racks where devices stand.'),
  title: { column: 'name', cast: 'text' },
  fields: [
    field(['nama', 'name'], ['Nama', 'Name'], text(), { isRequired: true }),
    atLocation,
    field(['jenis', 'kind'], ['Jenis', 'Kind'], choice(['room', 'Ruang', 'Room'], ['rack', 'Rak', 'Rack']), {
      usual: 'room',
      isListed: true,
    }),
    field(['ruang', 'parent_id'], ['Di dalam ruang', 'Inside room'], reference('room')),
    field(['tinggi', 'height_units'], ['Tinggi rak (U)', 'Height of the rack (U)'], {
      kind: 'integer',
      min: 1,
      max: 100,
    }),
    note,
  ],
  children: [
    { kind: 'device', column: 'room_id' },
    { kind: 'room', column: 'parent_id' },
  ],
};

/** What feeds the ICT of a place. */
export const power: RecordKind = {
  ...{ key: 'power', table: 'power', path: 'daya', filter: 'jenis', identity: ['location_id', 'name'], children: [] },
  seat: { column: 'location_id', over: 'location' },
  label: words('Sumber daya listrik', 'Power source'),
  labels: words('Daya listrik', 'Power'),
  about: words('PLN, UPS, genset, dan panel surya setiap lokasi.', 'Grid, UPS, generators and solar of each location.'),
  title: { column: 'name', cast: 'text' },
  fields: [
    field(['nama', 'name'], ['Nama', 'Name'], text(), { isRequired: true }),
    atLocation,
    field(
      ['jenis', 'kind'],
      ['Jenis', 'Kind'],
      choice(
        ['grid', 'PLN', 'Grid'],
        ['ups', 'UPS', 'UPS'],
        ['generator', 'Genset', 'Generator'],
        ['solar', 'Panel surya', 'Solar'],
      ),
      { usual: 'grid', isListed: true },
    ),
    field(
      ['va', 'capacity_va'],
      ['Daya (VA)', 'Capacity (VA)'],
      { kind: 'integer', min: 1, max: 100_000_000 },
      { isListed: true },
    ),
    field(['menit', 'runtime_minutes'], ['Tahan berapa menit', 'Runtime in minutes'], {
      kind: 'integer',
      min: 0,
      max: 100_000,
    }),
    note,
  ],
};

/** Staff to call. */
export const responsible: RecordKind = {
  ...{ key: 'responsible', table: 'responsible', path: 'petugas', filter: null, identity: ['location_id', 'name'] },
  ...{ seat: { column: 'location_id', over: 'location' }, children: [] },
  label: words('Petugas TIK', 'ICT staff'),
  labels: words('Petugas TIK', 'ICT staff'),
  about: words('Siapa yang dihubungi tentang TIK di setiap lokasi.', 'Whom to call about the ICT of each location.'),
  title: { column: 'name', cast: 'text' },
  fields: [
    field(['nama', 'name'], ['Nama', 'Name'], text(), { isRequired: true }),
    atLocation,
    field(['tugas', 'duty'], ['Tugas', 'Duty'], text(), { usual: '', isListed: true }),
    field(['telepon', 'phone'], ['Telepon', 'Phone'], { kind: 'phone' }, { usual: '', isListed: true }),
    field(['surel', 'email'], ['Surel', 'Email'], { kind: 'email' }, { usual: '' }),
    note,
  ],
};

/** Wireless networks. */
export const wireless: RecordKind = {
  ...{ key: 'wireless', table: 'wireless', path: 'nirkabel', filter: 'keamanan', identity: ['location_id', 'name'] },
  ...{ seat: { column: 'location_id', over: 'location' }, children: [] },
  label: words('Jaringan nirkabel', 'Wireless network'),
  labels: words('Nirkabel', 'Wireless'),
  about: words(
    'Nama Wi-Fi (SSID) setiap lokasi dan keamanannya.',
    'Wi-Fi names (SSID) of each location and their security.',
  ),
  title: { column: 'name', cast: 'text' },
  fields: [
    field(['nama', 'name'], ['Nama (SSID)', 'Name (SSID)'], text(64), { isRequired: true }),
    atLocation,
    field(['perangkat', 'device_id'], ['Perangkat', 'Device'], reference('device')),
    field(
      ['pita', 'band'],
      ['Pita', 'Band'],
      choice(
        ['2.4', '2,4 GHz', '2.4 GHz'],
        ['5', '5 GHz', '5 GHz'],
        ['6', '6 GHz', '6 GHz'],
        ['2.4+5', '2,4 + 5 GHz', '2.4 + 5 GHz'],
      ),
      { usual: '' },
    ),
    field(
      ['keamanan', 'security'],
      ['Keamanan', 'Security'],
      choice(
        ['wpa2', 'WPA2', 'WPA2'],
        ['wpa3', 'WPA3', 'WPA3'],
        ['portal', 'Halaman masuk', 'Captive portal'],
        ['wep', 'WEP (tidak aman)', 'WEP (unsafe)'],
        ['open', 'Terbuka', 'Open'],
      ),
      { usual: 'wpa2', isListed: true },
    ),
    field(
      ['umum', 'is_public'],
      ['Untuk warga', 'For the public'],
      { kind: 'yes-no' },
      { usual: false, isListed: true },
    ),
    note,
  ],
};

/** Applications and servers. */
export const application: RecordKind = {
  ...{ key: 'application', table: 'application', path: 'aplikasi', filter: 'jenis', identity: ['name'], children: [] },
  seat: { column: 'location_id', over: 'location' },
  label: words('Aplikasi atau peladen', 'Application or server'),
  labels: words('Aplikasi dan peladen', 'Applications and servers'),
  about: words(
    'Layanan digital yang terputus bila jaringannya mati.',
    'Digital services that are cut off when the network fails.',
  ),
  title: { column: 'name', cast: 'text' },
  fields: [
    field(['nama', 'name'], ['Nama', 'Name'], text(), { isRequired: true }),
    atLocation,
    field(
      ['jenis', 'kind'],
      ['Jenis', 'Kind'],
      choice(
        ['application', 'Aplikasi', 'Application'],
        ['website', 'Situs web', 'Website'],
        ['database', 'Basis data', 'Database'],
        ['virtual-server', 'Peladen virtual', 'Virtual server'],
      ),
      { usual: 'application', isListed: true },
    ),
    field(['perangkat', 'device_id'], ['Berjalan di perangkat', 'Runs on device'], reference('device')),
    field(['alamat web', 'web_address'], ['Alamat web', 'Web address'], { kind: 'web' }, { usual: '' }),
    field(
      ['penting', 'importance'],
      ['Kepentingan', 'Importance'],
      choice(['high', 'Tinggi', 'High'], ['normal', 'Biasa', 'Normal'], ['low', 'Rendah', 'Low']),
      { usual: 'normal', isListed: true },
    ),
    note,
  ],
};
