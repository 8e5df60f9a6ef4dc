import { newId } from '../../../../platform/database/ids.ts';
import type { Unit } from '../../../organization/index.ts';
import type { FieldValue, KindKey, RecordValues } from '../record-kind.ts';
import type { WrittenRecord } from '../record-writes.ts';
import { DISTRIBUTION_PLACES, HUB_PLACE, middleOf, nearestPoint } from './sample-places.ts';

/** Made-up records by their kind, in the order in which they can be written. */
export type SampleRecords = ReadonlyMap<KindKey, readonly WrittenRecord[]>;

/** The units for which a network is made up. */
export interface SampleUnits {
  readonly root: Unit;
  readonly offices: readonly Unit[];
  readonly kecamatan: readonly Unit[];
}

/** What a made-up office buys: Mbps, medium, rupiah a month, provider. Two kecamatan are still on 2 Mbps. */
const OFFERS = [
  { mbps: 20, medium: 'fiber', price: 3_500_000, provider: 0 },
  { mbps: 10, medium: 'radio', price: 2_500_000, provider: 0 },
  { mbps: 50, medium: 'fiber', price: 6_000_000, provider: 0 },
  { mbps: 20, medium: 'fiber', price: 3_750_000, provider: 1 },
  { mbps: 5, medium: 'radio', price: 1_800_000, provider: 1 },
] as const;
const SATELLITE = { mbps: 2, medium: 'vsat', price: 4_500_000, provider: 2 } as const;
const PROVIDERS = ['PT Contoh Serat Nusantara', 'PT Contoh Radio Ciremai', 'PT Contoh Satelit'] as const;

/** The common columns of each kind, so that every row has them. */
const EMPTY: Partial<Record<KindKey, RecordValues>> = {
  location: { kind: 'office', parent_id: null, address: '', latitude: null, longitude: null, has_lan: null },
  device: {
    ...{ room_id: null, maker: 'Contoh', model: '', serial: '', asset_tag: '', status: 'active' },
    ...{ management_address: null, purchased_on: null, price_rupiah: null, warranty_until: null },
  },
  link: {
    ...{ provider_id: null, contract_id: null, a_device_id: null, z_location_id: null, z_device_id: null },
    ...{ service: 'wan', status: 'active', price_month_rupiah: null, sla_percent: null, penalty: null },
    ...{ starts_on: null, ends_on: null, watch_address: null },
  },
};

/** Builds records one after the other and remembers them by kind. */
class Plan {
  readonly records = new Map<KindKey, WrittenRecord[]>();

  add(kind: KindKey, values: Readonly<Record<string, FieldValue>>): string {
    const id = newId<KindKey>();
    const whole = { ...EMPTY[kind], note: 'Contoh, bukan keadaan sebenarnya.', ...values, is_sample: true };
    this.records.set(kind, [...(this.records.get(kind) ?? []), { id, values: whole }]);
    return id;
  }
}

/** A made-up network: a hub, four distribution routers, and an office with its circuit for every kecamatan. */
export function sampleRecords(units: SampleUnits, today: Temporal.PlainDate): SampleRecords {
  const plan = new Plan();
  const contracts = addContracts(plan, today);
  const hub = addHub(plan, units.root);
  const points = DISTRIBUTION_PLACES.map((place, at) => addPoint(plan, units, { place, at, hub }));
  units.kecamatan.forEach((unit, at) => {
    addKecamatan(plan, unit, { at, points, contracts });
  });
  units.offices.forEach((unit, at) => {
    addOffice(plan, unit, { at, hub });
  });
  return plan.records;
}

interface Site {
  readonly locationId: string;
  readonly routerId: string;
}

interface Contract {
  readonly providerId: string;
  readonly contractId: string;
}

function addContracts(plan: Plan, today: Temporal.PlainDate): readonly Contract[] {
  return PROVIDERS.map((name, at) => {
    const contact = {
      contact_name: 'Layanan pelanggan (contoh)',
      phone: '0231 000000',
      email: '',
      support_hours: '24 jam',
    };
    const providerId = plan.add('provider', { name, ...contact });
    const endsOn = today.add({ days: at === 1 ? 55 : 400 });
    const contractId = plan.add('contract', {
      ...{ provider_id: providerId, number: `CONTOH/${at + 1}/${today.year}`, title: 'Sewa sambungan kecamatan' },
      ...{ starts_on: endsOn.subtract({ years: 2 }).toString(), ends_on: endsOn.toString(), amount_rupiah: null },
      sla_percent: at === 2 ? 97 : 99.5,
      penalty: [
        { belowPercent: at === 2 ? 97 : 99.5, penaltyPercent: 5 },
        { belowPercent: at === 2 ? 95 : 98, penaltyPercent: 10 },
      ],
    });
    return { providerId, contractId };
  });
}

function addHub(plan: Plan, root: Unit): Site {
  const place = { name: 'Kantor Bupati (contoh)', unit_id: root.id, unit_path: root.path, ...HUB_PLACE };
  const locationId = plan.add('location', { ...place, kind: 'data-center', has_lan: true });
  const routerId = addRouter(plan, locationId, { name: 'rt-pusat', address: '10.32.0.1' });
  const server = { location_id: locationId, name: 'srv-pusat-1', role: 'server', model: 'Contoh 2U' };
  const serverId = plan.add('device', { ...server, management_address: '10.32.0.5' });
  const wide = { a_location_id: locationId, a_device_id: routerId, medium: 'fiber', down_mbps: 500, up_mbps: 500 };
  plan.add('link', { ...wide, name: 'CONTOH-INET-1', service: 'internet', price_month_rupiah: 45_000_000 });
  for (const [prefix, purpose] of [
    ['10.32.0.0/16', 'WAN pemda'],
    ['2001:db8::/32', 'IPv6 pemda'],
  ] as const) {
    plan.add('prefix', { prefix, purpose, status: 'container', location_id: null, vlan: null });
  }
  plan.add('prefix', { prefix: '10.32.0.0/24', purpose: 'Pusat', status: 'active', location_id: locationId, vlan: 10 });
  for (const [name, importance] of [
    ['Kepegawaian (contoh)', 'high'],
    ['Persuratan (contoh)', 'normal'],
  ] as const) {
    const runs = { location_id: locationId, device_id: serverId, kind: 'application', web_address: '' };
    plan.add('application', { ...runs, name, importance });
  }
  const power = { location_id: locationId, capacity_va: 10_000 };
  plan.add('power', { ...power, name: 'UPS ruang peladen', kind: 'ups', runtime_minutes: 30 });
  plan.add('power', { ...power, name: 'Genset', kind: 'generator', runtime_minutes: 480 });
  return { locationId, routerId };
}

function addRouter(
  plan: Plan,
  locationId: string,
  { name, address }: { readonly name: string; readonly address: string },
) {
  const model = name.startsWith('rt-') ? 'Contoh R1' : 'Contoh S24';
  const role = name.startsWith('rt-') ? 'router' : 'switch';
  return plan.add('device', { location_id: locationId, name, role, model, management_address: address });
}

interface PointPlan {
  readonly place: (typeof DISTRIBUTION_PLACES)[number];
  readonly at: number;
  readonly hub: Site;
}

function addPoint(plan: Plan, { root, offices }: SampleUnits, { place, at, hub }: PointPlan): Site {
  const owner = offices.find(({ label }) => label === 'diskominfo') ?? root;
  const { name, latitude, longitude } = place;
  const locationId = plan.add('location', {
    ...{ name: `${name} (contoh)`, unit_id: owner.id, unit_path: owner.path, kind: 'tower', latitude, longitude },
  });
  const routerId = addRouter(plan, locationId, { name: `rt-distribusi-${at + 1}`, address: `10.32.0.${11 + at}` });
  plan.add('link', {
    ...{ name: `CONTOH-ANTARPUSAT-${at + 1}`, service: 'backhaul', medium: 'fiber', down_mbps: 1000, up_mbps: 1000 },
    ...{ a_location_id: locationId, a_device_id: routerId, z_location_id: hub.locationId, z_device_id: hub.routerId },
  });
  return { locationId, routerId };
}

interface KecamatanPlan {
  readonly at: number;
  readonly points: readonly Site[];
  readonly contracts: readonly Contract[];
}

function addKecamatan(plan: Plan, unit: Unit, { at, points, contracts }: KecamatanPlan): void {
  const place = middleOf(unit.areaCode);
  const name = `Kantor Kecamatan ${unit.shortName} (contoh)`;
  const locationId = plan.add('location', {
    name,
    unit_id: unit.id,
    unit_path: unit.path,
    ...place,
    has_lan: at % 9 !== 4,
  });
  const routerId = addRouter(plan, locationId, { name: `rt-${unit.label}`, address: `10.32.${at + 1}.1` });
  if (at % 9 !== 4) addRouter(plan, locationId, { name: `sw-${unit.label}`, address: `10.32.${at + 1}.2` });
  plan.add('prefix', {
    prefix: `10.32.${at + 1}.0/24`,
    location_id: locationId,
    status: 'active',
    purpose: 'LAN',
    vlan: null,
  });
  const wireless = { location_id: locationId, device_id: null, band: '2.4+5', security: 'wpa2', is_public: false };
  plan.add('wireless', { ...wireless, name: `Kec-${unit.shortName}`.slice(0, 64) });
  const offer = at % 20 === 13 ? SATELLITE : (OFFERS[at % OFFERS.length] ?? SATELLITE);
  const first = nearestPoint(place, at);
  addCircuit(plan, `CONTOH-WAN-${String(at + 1).padStart(2, '0')}`, {
    from: { locationId, routerId },
    to: points[first],
    offer,
    contracts,
  });
  if (at % 10 !== 0) return;
  const spare = { ...OFFERS[4], medium: 'cellular' };
  const other = points[(first + 1) % points.length];
  addCircuit(plan, `CONTOH-CADANGAN-${at + 1}`, { from: { locationId, routerId }, to: other, offer: spare, contracts });
}

interface CircuitPlan {
  readonly from: Site;
  readonly to: Site | undefined;
  readonly offer: { readonly mbps: number; readonly medium: string; readonly price: number; readonly provider: number };
  readonly contracts: readonly Contract[];
}

function addCircuit(plan: Plan, name: string, { from, to, offer, contracts }: CircuitPlan): void {
  const contract = contracts[offer.provider];
  plan.add('link', {
    ...{ name, medium: offer.medium, down_mbps: offer.mbps, up_mbps: offer.mbps, price_month_rupiah: offer.price },
    ...{ provider_id: contract?.providerId ?? null, contract_id: contract?.contractId ?? null },
    ...{ a_location_id: from.locationId, a_device_id: from.routerId },
    ...{ z_location_id: to?.locationId ?? null, z_device_id: to?.routerId ?? null },
  });
}

/** Three offices in four are on the hub's own fibre; the others have nothing yet, but one pays for a forgotten modem. */
function addOffice(plan: Plan, unit: Unit, { at, hub }: { readonly at: number; readonly hub: Site }): void {
  const name = `Kantor ${unit.shortName} (contoh)`;
  const isWired = at % 4 !== 3;
  const locationId = plan.add('location', { name, unit_id: unit.id, unit_path: unit.path, has_lan: isWired });
  if (at === 3) {
    const forgotten = { service: 'internet', medium: 'copper', down_mbps: 2, up_mbps: 1, price_month_rupiah: 350_000 };
    plan.add('link', { ...forgotten, name: 'CONTOH-INET-LAMA', a_location_id: locationId });
  }
  if (!isWired) return;
  plan.add('link', {
    ...{ name: `CONTOH-SERAT-${unit.label.toUpperCase()}`, medium: 'fiber', down_mbps: 100, up_mbps: 100 },
    ...{ a_location_id: locationId, z_location_id: hub.locationId, z_device_id: hub.routerId },
  });
}
