import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import type { UnitPath } from '../../../../platform/identity/actor.ts';

/** Where recorded, discovered and paid for disagree. */
export const DIFFERENCES = [
  'paid-without-device',
  'paid-not-watched',
  'paid-after-end',
  'found-not-recorded',
  'recorded-not-seen',
  'recorded-twice',
] as const;

export type DifferenceKind = (typeof DIFFERENCES)[number];

/** One disagreement. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly id: string;
  readonly title: string;
  /** Where, or since when; empty when there is nothing to add. */
  readonly detail: string;
  readonly href: string;
}

/** What the comparison goes by. */
export interface Comparison {
  readonly within: readonly UnitPath[];
  readonly today: Temporal.PlainDate;
  /** A device counts as not seen when no discovery met it for so many days. */
  readonly unseenDays: number;
}

const MOST_OF_A_KIND = 200;

/** All disagreements within reach, at most 200 of each kind. One query. */
export async function listDifferences(tx: Tx, comparison: Comparison): Promise<readonly Difference[]> {
  const parts = DIFFERENCES.map(
    (kind) => sql`(select ${kind}::text as kind, found.id::text, found.title, found.detail, found.href
      from (${statements(comparison)[kind]}) found
      where exists (select from unnest(${[...comparison.within]}::text[]) scope where starts_with(found.unit_path, scope))
      order by found.title, found.id limit ${MOST_OF_A_KIND})`,
  );
  const { rows } = await sql<Difference>`${sql.join(parts, sql` union all `)}`.execute(tx);
  return rows;
}

/** Each answers id, title, detail, href and the place in the tree of units. */
function statements({ today, unseenDays }: Comparison): Readonly<Record<DifferenceKind, RawBuilder<unknown>>> {
  const day = sql`${today.toString()}::date`;
  const link = sql`link.id, link.name as title, place.name as detail, '/meja/jaringan/sambungan/' || link.id as href,
    place.unit_path from network.link join network.location place
    on place.government_id = link.government_id and place.id = link.a_location_id`;
  const paid = sql`link.status = 'active' and link.price_month_rupiah > 0`;
  return {
    'paid-without-device': sql`select ${link} where ${paid} and link.a_device_id is null`,
    'paid-not-watched': sql`select ${link} where ${paid} and not exists (
      select from network.target where target.government_id = link.government_id
        and (target.link_id = link.id or target.device_id = link.a_device_id))`,
    'paid-after-end': sql`select ${link} left join network.contract
      on contract.government_id = link.government_id and contract.id = link.contract_id
      where ${paid} and coalesce(link.ends_on, contract.ends_on) < ${day}`,
    'found-not-recorded': sql`select finding.id, host(finding.address) as title,
      coalesce(nullif(finding.facts ->> 'name', ''), finding.facts ->> 'mac', '') as detail,
      '/meja/jaringan/penemuan' as href, coalesce(place.unit_path, '/') as unit_path
      from network.finding
      left join lateral (select prefix.location_id from network.prefix where prefix.government_id = finding.government_id
        and prefix.prefix >>= finding.address and prefix.location_id is not null
        order by masklen(prefix.prefix) desc limit 1) around on true
      left join network.location place on place.government_id = finding.government_id and place.id = around.location_id
      where finding.state <> 'accepted' and not exists (select from network.device
        where device.government_id = finding.government_id and device.management_address = finding.address)
      and not exists (select from network.address where address.government_id = finding.government_id
        and host(address.address) = host(finding.address))`,
    'recorded-not-seen': sql`select device.id, device.name as title,
      coalesce(to_char(device.seen_at at time zone 'UTC', 'YYYY-MM-DD'), '') as detail,
      '/meja/jaringan/perangkat/' || device.id as href, place.unit_path
      from network.device
      join network.location place on place.government_id = device.government_id and place.id = device.location_id
      where device.status = 'active' and device.management_address is not null
        and (device.seen_at is null or device.seen_at < ${day} - ${unseenDays}::integer)
        and exists (select from network.discovery where discovery.government_id = device.government_id
          and discovery.state = 'done' and discovery.target >>= device.management_address)`,
    'recorded-twice': sql`select device.id, device.name as title, place.name as detail,
      '/meja/jaringan/perangkat/' || device.id as href, place.unit_path
      from network.device
      join network.location place on place.government_id = device.government_id and place.id = device.location_id
      where device.asset_tag <> '' and exists (select from network.device other
        where other.government_id = device.government_id and other.asset_tag = device.asset_tag and other.id <> device.id)`,
  };
}
