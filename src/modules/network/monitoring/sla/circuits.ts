import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import type { UnitPath } from '../../../../platform/identity/actor.ts';
import { listWatchedLinks, type WatchedLink } from '../../inventory/watched.ts';
import type { TargetId } from '../core/target.ts';
import { listTimelines } from '../storage/history.ts';
import { listTargets, type WatchedTarget } from '../storage/targets.ts';
import { type Availability, availabilityOf, penaltyRupiah, type Span } from './sla.ts';

/** A circuit in a month: promise, record, and what is to be given back. */
export interface CircuitMonth {
  readonly link: WatchedLink;
  readonly target: WatchedTarget;
  readonly availability: Availability;
  /** Null when nothing was promised or nothing is known. */
  readonly isKept: boolean | null;
  readonly penaltyRupiah: number;
}

interface IncidentSpan extends Span {
  readonly targetId: TargetId | null;
  readonly cutOffIds: readonly TargetId[];
  readonly isForceMajeure: boolean;
}

interface WorkSpan extends Span {
  readonly targetIds: readonly TargetId[];
}

/** All circuits within reach that are watched; those with a promise first, then by name. Five queries, however many circuits. */
export async function listCircuitMonths(
  tx: Tx,
  within: readonly UnitPath[],
  period: Span,
): Promise<readonly CircuitMonth[]> {
  const links = new Map<string, WatchedLink>((await listWatchedLinks(tx)).map((link) => [link.id, link]));
  const targets = await listTargets(tx);
  const circuits = targets.flatMap((target) => {
    const link = links.get(target.linkId ?? '');
    return link && within.some((path) => target.unitPath.startsWith(path)) ? [{ target, link }] : [];
  });
  const span = { from: instant(period.fromMs), to: instant(period.toMs) };
  const ids = circuits.map(({ target }) => target.id);
  const facts: Facts = {
    ...{ links, period, targets: new Map(targets.map((target) => [target.id, target])) },
    timelines: await listTimelines(tx, ids, span),
    incidents: await listIncidentSpans(tx, period),
    works: await listWorkSpans(tx, period),
  };
  return circuits.map((circuit) => monthOf(circuit, facts)).sort(byPromise);
}

interface Facts {
  readonly links: ReadonlyMap<string, WatchedLink>;
  readonly targets: ReadonlyMap<TargetId, WatchedTarget>;
  readonly timelines: Awaited<ReturnType<typeof listTimelines>>;
  readonly incidents: readonly IncidentSpan[];
  readonly works: readonly WorkSpan[];
  readonly period: Span;
}

function monthOf({ target, link }: Pick<CircuitMonth, 'target' | 'link'>, facts: Facts): CircuitMonth {
  const { targets, links, incidents, works } = facts;
  const way = new Set([target.id, ...ancestorsOf(target.id, targets)]);
  const concerning = incidents.filter(
    ({ targetId, cutOffIds }) => targetId === target.id || cutOffIds.includes(target.id),
  );
  const contractOf = (id: TargetId | null) => links.get(targets.get(id ?? target.id)?.linkId ?? '')?.contractId ?? null;
  const availability = availabilityOf({
    period: facts.period,
    timeline: facts.timelines.get(target.id) ?? [],
    maintenance: works.filter(({ targetIds }) => targetIds.some((id) => way.has(id))),
    forceMajeure: concerning.filter(({ isForceMajeure }) => isForceMajeure),
    sameContract: concerning.filter(
      ({ targetId }) => targetId !== null && link.contractId !== null && contractOf(targetId) === link.contractId,
    ),
  });
  const { adjustedPercent } = availability;
  return {
    ...{ link, target, availability },
    isKept: link.slaPercent === null || adjustedPercent === null ? null : adjustedPercent >= link.slaPercent,
    penaltyRupiah: penaltyRupiah(adjustedPercent, link.penalty, link.priceMonthRupiah),
  };
}

/** Where something was promised, first; then by name. */
function byPromise(a: CircuitMonth, b: CircuitMonth): number {
  const rank = ({ link }: CircuitMonth) => (link.slaPercent === null ? 1 : 0);
  return rank(a) - rank(b) || (a.link.name < b.link.name ? -1 : 1);
}

/** Everything above, each once; loops were refused when the targets were added. */
function ancestorsOf(id: TargetId, targets: ReadonlyMap<TargetId, WatchedTarget>): ReadonlySet<TargetId> {
  const found = new Set<TargetId>(targets.get(id)?.parentGroups.flat());
  for (const above of found) for (const further of targets.get(above)?.parentGroups.flat() ?? []) found.add(further);
  return found;
}

async function listIncidentSpans(tx: Tx, { fromMs, toMs }: Span): Promise<readonly IncidentSpan[]> {
  const { rows } = await sql<IncidentSpan>`
    select target_id as "targetId", cut_off_ids as "cutOffIds", force_majeure <> '' as "isForceMajeure",
      (extract(epoch from began_at) * 1000)::float8 as "fromMs",
      coalesce((extract(epoch from ended_at) * 1000)::float8, ${toMs}::float8) as "toMs"
    from network.incident where began_at < ${instant(toMs).toString()}::timestamptz
      and coalesce(ended_at, 'infinity') > ${instant(fromMs).toString()}::timestamptz`.execute(tx);
  return rows;
}

async function listWorkSpans(tx: Tx, { fromMs, toMs }: Span): Promise<readonly WorkSpan[]> {
  const { rows } = await sql<WorkSpan>`
    select target_ids as "targetIds", (extract(epoch from from_at) * 1000)::float8 as "fromMs",
      (extract(epoch from to_at) * 1000)::float8 as "toMs"
    from network.maintenance where not is_cancelled and from_at < ${instant(toMs).toString()}::timestamptz
      and to_at > ${instant(fromMs).toString()}::timestamptz`.execute(tx);
  return rows;
}

function instant(ms: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(ms));
}
