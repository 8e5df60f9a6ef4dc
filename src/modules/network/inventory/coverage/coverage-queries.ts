import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import type { PersonId, UnitId, UnitPath } from '../../../../platform/identity/actor.ts';
import { listUnits, type Unit } from '../../../organization/index.ts';
import {
  beside,
  type Coverage,
  type CoverageTarget,
  type CoveredKind,
  PROPOSED,
  type UnitNetwork,
} from './coverage.ts';

const UNITS_AT_ONCE = 500;

/** What units of a kind shall have: as decided, else as proposed. */
export async function getCoverageTarget(tx: Tx, kind: CoveredKind): Promise<CoverageTarget> {
  const { rows } = await sql<{ wantsLan: boolean; mbps: number }>`
    select wants_lan as "wantsLan", mbps::float8 as mbps from network.coverage_target where unit_kind = ${kind}`.execute(
    tx,
  );
  const [decided] = rows;
  return decided ? { ...decided, isDecided: true } : { wantsLan: true, mbps: PROPOSED[kind], isDecided: false };
}

/** Decides what units of a kind shall have. */
export async function saveCoverageTarget(
  tx: Tx,
  kind: CoveredKind,
  { wantsLan, mbps }: Omit<CoverageTarget, 'isDecided'>,
  by: PersonId,
): Promise<void> {
  await sql`insert into network.coverage_target (unit_kind, wants_lan, mbps, set_by) values (${kind}, ${wantsLan}, ${mbps}, ${by})
    on conflict (government_id, unit_kind) do update
    set wants_lan = excluded.wants_lan, mbps = excluded.mbps, set_by = excluded.set_by, set_at = now()`.execute(tx);
}

/** All active units of a kind within reach beside their target, by path. Two queries for each 500 units. */
export async function listCoverage(
  tx: Tx,
  kind: CoveredKind,
  within: readonly UnitPath[],
  target: CoverageTarget,
): Promise<readonly Coverage[]> {
  const found: Coverage[] = [];
  let cursor: string | undefined;
  do {
    const page = await listUnits(tx, { kind, within, isActive: true, cursor, limit: UNITS_AT_ONCE });
    const networks = await networksOf(tx, page.rows);
    for (const unit of page.rows) found.push(beside(unit, networks.get(unit.id) ?? nothingOf(unit.id), target));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return found;
}

/** Whether any location is recorded: before that, no office is said to have nothing. One query. */
export async function isInventoryBegun(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select from network.location limit 1`.execute(tx);
  return rows.length > 0;
}

function nothingOf(unitId: UnitId): UnitNetwork {
  return { unitId, hasLan: null, links: 0, mbps: 0, priceMonthRupiah: 0, isSample: false };
}

async function networksOf(tx: Tx, units: readonly Unit[]): Promise<ReadonlyMap<UnitId, UnitNetwork>> {
  if (units.length === 0) return new Map();
  const { rows } = await sql<UnitNetwork>`
    select place.unit_id as "unitId", bool_or(place.has_lan) as "hasLan", coalesce(sum(served.links), 0)::integer as links,
      coalesce(sum(served.mbps), 0)::float8 as mbps, coalesce(sum(served.price), 0)::float8 as "priceMonthRupiah",
      bool_or(place.is_sample) as "isSample"
    from network.location place
    left join lateral (
      select count(*) as links, sum(down_mbps) as mbps, sum(price_month_rupiah) as price from network.link
      where link.government_id = place.government_id and link.a_location_id = place.id
        and link.status = 'active' and link.service <> 'backhaul'
    ) served on true
    where place.unit_id = any (${units.map(({ id }) => id)}::uuid[])
    group by place.unit_id`.execute(tx);
  return new Map(rows.map((row) => [row.unitId, row]));
}

/** The median of what a Mbps costs in a month over all priced links in use; null when none has a price. */
export async function medianMbpsPrice(tx: Tx): Promise<number | null> {
  const { rows } = await sql<{ price: number | null }>`
    select percentile_cont(0.5) within group (order by price_month_rupiah / down_mbps)::float8 as price
    from network.link where status = 'active' and price_month_rupiah > 0 and down_mbps > 0`.execute(tx);
  return rows[0]?.price ?? null;
}

/** A contract that must be renewed, with what its links cost in a year. */
export interface Renewal {
  readonly id: string;
  readonly number: string;
  readonly provider: string;
  readonly endsOn: string;
  readonly links: number;
  readonly yearRupiah: number;
}

/** Contracts that end before a day, the soonest first; at most 100. */
export async function listRenewals(tx: Tx, before: Temporal.PlainDate): Promise<readonly Renewal[]> {
  const { rows } = await sql<Renewal>`
    select contract.id, contract.number, provider.name as provider, to_char(ends_on, 'YYYY-MM-DD') as "endsOn",
      served.links::integer as links, (coalesce(served.price, 0) * 12)::float8 as "yearRupiah"
    from network.contract
    join network.provider on provider.government_id = contract.government_id and provider.id = contract.provider_id
    cross join lateral (
      select count(*) as links, sum(price_month_rupiah) as price from network.link
      where link.government_id = contract.government_id and link.contract_id = contract.id and link.status = 'active'
    ) served
    where contract.ends_on < ${before.toString()}::date and served.links > 0
    order by contract.ends_on, contract.number limit 100`.execute(tx);
  return rows;
}
