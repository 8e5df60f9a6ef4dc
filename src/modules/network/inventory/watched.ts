import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import type { Id } from '../../../platform/database/ids.ts';
import type { UnitId, UnitPath } from '../../../platform/identity/actor.ts';
import { type PenaltyStep, penaltySchema } from './penalty.ts';

/** A place with ICT. */
export type LocationId = Id<'location'>;

/** A device of the inventory. */
export type DeviceId = Id<'device'>;

/** A circuit, or a link of our own. */
export type LinkId = Id<'link'>;

/** A place with ICT, as monitoring needs it. */
export interface WatchedLocation {
  readonly id: LocationId;
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly name: string;
  /** Degrees (WGS 84); both null when not recorded. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly isSample: boolean;
}

/** All places of the transaction's government, by name. One query. */
export async function listWatchedLocations(tx: Tx): Promise<readonly WatchedLocation[]> {
  const { rows } = await sql<WatchedLocation>`
    select id, unit_id as "unitId", unit_path as "unitPath", name, latitude, longitude, is_sample as "isSample"
    from network.location order by name, id`.execute(tx);
  return rows;
}

/** A device that can be reached over the network. */
export interface WatchedDevice {
  readonly id: DeviceId;
  readonly name: string;
  readonly role: string;
  readonly locationId: LocationId;
  /** One host, IPv4 or IPv6, without prefix length. */
  readonly managementAddress: string;
  readonly isSample: boolean;
}

/** All devices in use that have a management address, by name. One query. */
export async function listWatchedDevices(tx: Tx): Promise<readonly WatchedDevice[]> {
  const { rows } = await sql<WatchedDevice>`
    select id, name, role, location_id as "locationId", host(management_address) as "managementAddress",
      is_sample as "isSample"
    from network.device where management_address is not null and status in ('active', 'broken')
    order by name, id`.execute(tx);
  return rows;
}

/** A link with what its provider owes; terms that the link leaves open are those of its contract. */
export interface WatchedLink {
  readonly id: LinkId;
  readonly name: string;
  readonly service: 'wan' | 'internet' | 'backhaul';
  readonly medium: 'fiber' | 'radio' | 'copper' | 'vsat' | 'cellular' | 'other';
  /** The end that is served. */
  readonly aLocationId: LocationId;
  readonly aDeviceId: DeviceId | null;
  /** Null: the internet. */
  readonly zLocationId: LocationId | null;
  readonly zDeviceId: DeviceId | null;
  /** Answers over this link only; null when not recorded. */
  readonly watchAddress: string | null;
  readonly providerId: Id<'provider'> | null;
  readonly providerName: string | null;
  readonly contractId: Id<'contract'> | null;
  readonly contractNumber: string | null;
  readonly downMbps: number | null;
  readonly upMbps: number | null;
  readonly priceMonthRupiah: number | null;
  /** Promised availability in percent; null when nothing was promised. */
  readonly slaPercent: number | null;
  /** Empty when no penalty was agreed. */
  readonly penalty: readonly PenaltyStep[];
  /** First and last day of service; null when not recorded. */
  readonly startsOn: Temporal.PlainDate | null;
  readonly endsOn: Temporal.PlainDate | null;
  readonly isSample: boolean;
}

interface LinkRow extends Omit<WatchedLink, 'penalty' | 'startsOn' | 'endsOn'> {
  readonly penalty: unknown;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

/** All active links of the transaction's government, by name. One query. */
export async function listWatchedLinks(tx: Tx): Promise<readonly WatchedLink[]> {
  const { rows } = await sql<LinkRow>`
    select link.id, link.name, link.service, link.medium, a_location_id as "aLocationId", a_device_id as "aDeviceId",
      z_location_id as "zLocationId", z_device_id as "zDeviceId",
      host(link.watch_address) as "watchAddress", provider.id as "providerId",
      provider.name as "providerName", contract.id as "contractId", contract.number as "contractNumber",
      down_mbps::float8 as "downMbps", up_mbps::float8 as "upMbps", price_month_rupiah::float8 as "priceMonthRupiah",
      coalesce(link.sla_percent, contract.sla_percent)::float8 as "slaPercent",
      coalesce(link.penalty, contract.penalty, '[]') as penalty,
      to_char(coalesce(link.starts_on, contract.starts_on), 'YYYY-MM-DD') as "startsOn",
      to_char(coalesce(link.ends_on, contract.ends_on), 'YYYY-MM-DD') as "endsOn", link.is_sample as "isSample"
    from network.link
    left join network.contract on contract.government_id = link.government_id and contract.id = link.contract_id
    left join network.provider on provider.government_id = link.government_id
      and provider.id = coalesce(link.provider_id, contract.provider_id)
    where link.status = 'active' order by link.name, link.id`.execute(tx);
  return rows.map((row) => ({
    ...row,
    penalty: penaltySchema.parse(row.penalty),
    startsOn: row.startsOn === null ? null : Temporal.PlainDate.from(row.startsOn),
    endsOn: row.endsOn === null ? null : Temporal.PlainDate.from(row.endsOn),
  }));
}
