import type { RecordKind } from '../record-kind.ts';
import { choice, field, note, reference, text, words } from './fields.ts';

const sla = field(
  ['sla', 'sla_percent'],
  ['SLA (% per bulan)', 'SLA (% per month)'],
  { kind: 'decimal', min: 0.001, max: 100 },
  {
    isListed: true,
    hint: words('Ketersediaan yang dijanjikan, misalnya 99,5.', 'Promised availability, for example 99.5.'),
  },
);
const PENALTY_HINT = words(
  '“99,5:5; 98:10” berarti: di bawah 99,5% dipotong 5% dari harga sebulan, di bawah 98% dipotong 10%.',
  '“99,5:5; 98:10” means: below 99.5% 5% of the month’s price is given back, below 98% 10%.',
);

/** Who sells. */
export const provider: RecordKind = {
  ...{ key: 'provider', table: 'provider', path: 'penyedia', filter: null, identity: ['name'], seat: 'root' },
  label: words('Penyedia', 'Provider'),
  labels: words('Penyedia', 'Providers'),
  about: words('Perusahaan yang menjual sambungan dan layanan.', 'Companies that sell circuits and services.'),
  title: { column: 'name', cast: 'text' },
  fields: [
    field(['nama', 'name'], ['Nama', 'Name'], text(), { isRequired: true }),
    field(['narahubung', 'contact_name'], ['Narahubung', 'Contact'], text(), { usual: '', isListed: true }),
    field(
      ['telepon', 'phone'],
      ['Telepon gangguan', 'Phone for faults'],
      { kind: 'phone' },
      { usual: '', isListed: true },
    ),
    field(['surel', 'email'], ['Surel', 'Email'], { kind: 'email' }, { usual: '' }),
    field(['jam', 'support_hours'], ['Jam layanan', 'Support hours'], text(), { usual: '' }),
    note,
  ],
  children: [
    { kind: 'contract', column: 'provider_id' },
    { kind: 'link', column: 'provider_id' },
  ],
};

/** What was agreed. */
export const contract: RecordKind = {
  ...{ key: 'contract', table: 'contract', path: 'kontrak', filter: null, identity: ['number'], seat: 'root' },
  label: words('Kontrak', 'Contract'),
  labels: words('Kontrak', 'Contracts'),
  about: words(
    'Perjanjian dengan penyedia: masa, SLA, dan denda.',
    'Agreements with providers: term, SLA and penalty.',
  ),
  title: { column: 'number', cast: 'text' },
  fields: [
    field(['nomor', 'number'], ['Nomor', 'Number'], text(), { isRequired: true }),
    field(['penyedia', 'provider_id'], ['Penyedia', 'Provider'], reference('provider'), {
      isRequired: true,
      isListed: true,
    }),
    field(['judul', 'title'], ['Judul', 'Title'], text(300), { usual: '' }),
    field(['mulai', 'starts_on'], ['Mulai', 'Starts on'], { kind: 'date' }, { isRequired: true }),
    field(['berakhir', 'ends_on'], ['Berakhir', 'Ends on'], { kind: 'date' }, { isRequired: true, isListed: true }),
    field(['nilai', 'amount_rupiah'], ['Nilai (Rp)', 'Amount (Rp)'], { kind: 'rupiah' }, { isListed: true }),
    sla,
    field(
      ['denda', 'penalty'],
      ['Denda (restitusi)', 'Penalty'],
      { kind: 'penalty' },
      { hint: PENALTY_HINT, usual: '' },
    ),
    note,
  ],
  children: [{ kind: 'link', column: 'contract_id' }],
};

/** Circuits, and links of our own. */
export const link: RecordKind = {
  ...{ key: 'link', table: 'link', path: 'sambungan', filter: 'layanan', identity: ['name'], children: [] },
  seat: { column: 'a_location_id', over: 'location' },
  label: words('Sambungan', 'Link'),
  labels: words('Sambungan', 'Links'),
  about: words(
    'Sirkuit dari penyedia dan sambungan milik sendiri, dengan kedua ujungnya.',
    'Circuits of providers and own links, with both ends.',
  ),
  title: { column: 'name', cast: 'text' },
  fields: [
    field(['nomor', 'name'], ['Nomor sirkuit atau nama', 'Circuit number or name'], text(), { isRequired: true }),
    field(['ujung a', 'a_location_id'], ['Ujung A (yang dilayani)', 'End A (served)'], reference('location'), {
      isRequired: true,
      isListed: true,
    }),
    field(['perangkat a', 'a_device_id'], ['Perangkat di ujung A', 'Device at end A'], reference('device')),
    field(['ujung z', 'z_location_id'], ['Ujung Z', 'End Z'], reference('location'), {
      isListed: true,
      hint: words('Kosongkan untuk internet.', 'Leave empty for the internet.'),
    }),
    field(['perangkat z', 'z_device_id'], ['Perangkat di ujung Z', 'Device at end Z'], reference('device')),
    field(
      ['alamat pantau', 'watch_address'],
      ['Alamat pantau', 'Watch address'],
      { kind: 'host' },
      {
        hint: words(
          'Alamat yang hanya menjawab lewat sambungan ini, misalnya alamat WAN ruter kantor. Bila semua sambungan sebuah kantor memilikinya, setiap sambungan dipantau sendiri.',
          'An address that answers over this link only, such as the WAN address of the office router. When all links of an office have one, each link is watched by itself.',
        ),
      },
    ),
    field(
      ['layanan', 'service'],
      ['Layanan', 'Service'],
      choice(['wan', 'WAN', 'WAN'], ['internet', 'Internet', 'Internet'], ['backhaul', 'Antarpusat', 'Backhaul']),
      { usual: 'wan', isListed: true },
    ),
    field(
      ['media', 'medium'],
      ['Media', 'Medium'],
      choice(
        ['fiber', 'Serat optik', 'Fibre'],
        ['radio', 'Radio', 'Radio'],
        ['copper', 'Tembaga', 'Copper'],
        ['vsat', 'Satelit', 'Satellite'],
        ['cellular', 'Seluler', 'Cellular'],
        ['other', 'Lainnya', 'Other'],
      ),
      { usual: 'fiber' },
    ),
    field(
      ['status', 'status'],
      ['Status', 'Status'],
      choice(
        ['active', 'Dipakai', 'In use'],
        ['planned', 'Direncanakan', 'Planned'],
        ['stopped', 'Berhenti', 'Stopped'],
      ),
      { usual: 'active' },
    ),
    field(
      ['unduh', 'down_mbps'],
      ['Unduh (Mbps)', 'Down (Mbps)'],
      { kind: 'decimal', min: 0.001, max: 1_000_000 },
      { isListed: true },
    ),
    field(['unggah', 'up_mbps'], ['Unggah (Mbps)', 'Up (Mbps)'], { kind: 'decimal', min: 0.001, max: 1_000_000 }),
    field(['penyedia', 'provider_id'], ['Penyedia', 'Provider'], reference('provider'), { isListed: true }),
    field(['kontrak', 'contract_id'], ['Kontrak', 'Contract'], reference('contract')),
    field(['harga', 'price_month_rupiah'], ['Harga per bulan (Rp)', 'Price per month (Rp)'], { kind: 'rupiah' }),
    { ...sla, isListed: false, hint: words('Kosong: seperti di kontrak.', 'Empty: as in the contract.') },
    field(
      ['denda', 'penalty'],
      ['Denda (restitusi)', 'Penalty'],
      { kind: 'penalty' },
      {
        hint: words(`Kosong: seperti di kontrak. ${PENALTY_HINT.id}`, `Empty: as in the contract. ${PENALTY_HINT.en}`),
      },
    ),
    field(['mulai', 'starts_on'], ['Mulai', 'Starts on'], { kind: 'date' }),
    field(['berakhir', 'ends_on'], ['Berakhir', 'Ends on'], { kind: 'date' }),
    note,
  ],
};
