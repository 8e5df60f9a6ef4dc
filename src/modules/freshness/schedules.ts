import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import type { PersonId } from '../../platform/identity/actor.ts';
import type { Schedule } from './item.ts';
import './tables.ts';

/** How a kind of content is renewed unless somebody decides otherwise. */
export interface KindDefault extends Schedule {
  /** False: it tells of one day, such as news; nobody renews it, and it is no item. */
  readonly isTracked: boolean;
  readonly citation: string;
  readonly isVerified: boolean;
  /** True when the government has decided it for itself. */
  readonly isLocal: boolean;
}

interface DefaultRow extends KindDefault {
  readonly kind: string;
}

/** The default of each kind in force on a day: the government's own before the national one. One query. */
export async function listDefaults(tx: Tx, today: Temporal.PlainDate): Promise<ReadonlyMap<string, KindDefault>> {
  const { rows } = await sql<DefaultRow>`
    select distinct on (kind) kind, is_tracked as "isTracked", cadence, grace_days as "graceDays", citation,
      is_verified as "isVerified", is_local as "isLocal"
    from (
      select kind, effective_from, is_tracked, cadence, grace_days, citation, is_verified, true as is_local
      from freshness.local_cadence
      union all
      select kind, effective_from, is_tracked, cadence, grace_days, citation, is_verified, false
      from freshness.default_cadence) as rule
    where effective_from <= ${today.toString()}::date
    order by kind, is_local desc, effective_from desc`.execute(tx);
  return new Map(rows.map(({ kind, ...rule }) => [kind, rule]));
}

/** A periodic heading of the law. */
export interface Heading {
  readonly id: string;
  readonly name: { readonly id: string; readonly en: string };
  readonly cadence: string;
  readonly citation: string;
  readonly isVerified: boolean;
}

/** The periodic headings in force on a day, in the order of the law. Source: UU 14/2008 Pasal 9. */
export async function listHeadings(tx: Tx, today: Temporal.PlainDate): Promise<readonly Heading[]> {
  const rows = await tx
    .selectFrom('freshness.heading')
    .select(['id', 'name_id', 'name_en', 'cadence', 'citation', 'is_verified'])
    .where('effective_from', '<=', today.toString())
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, name: { id: row.name_id, en: row.name_en }, cadence: row.cadence },
    ...{ citation: row.citation, isVerified: row.is_verified },
  }));
}

/** How the platform watches. */
export interface Practice {
  /** How many in a hundred confirmations are drawn for review. */
  readonly samplePercent: number;
  /** How many days before its due date an item appears in the queue. */
  readonly queueDays: number;
}

/** The practice in force on a day. */
export async function readPractice(tx: Tx, today: Temporal.PlainDate): Promise<Practice> {
  const row = await tx
    .selectFrom('freshness.practice')
    .select(['sample_percent', 'queue_days'])
    .where('effective_from', '<=', today.toString())
    .orderBy('effective_from', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return { samplePercent: row.sample_percent, queueDays: row.queue_days };
}

/** What a government decides for a kind of content. */
export interface LocalDefault extends Schedule {
  readonly kind: string;
  readonly isTracked: boolean;
  readonly citation: string;
}

/** Writes it as in force from a day; what was decided on the same day is replaced. */
export async function insertLocalDefault(
  tx: Tx,
  { kind, isTracked, cadence, graceDays, citation }: LocalDefault,
  { on, by }: { readonly on: Temporal.PlainDate; readonly by: PersonId },
): Promise<void> {
  const rule = {
    is_tracked: isTracked,
    cadence: isTracked ? cadence : null,
    grace_days: graceDays,
    citation,
    set_by: by,
  };
  await tx
    .insertInto('freshness.local_cadence')
    .values({ kind, effective_from: on.toString(), ...rule })
    .onConflict((conflict) => conflict.columns(['government_id', 'kind', 'effective_from']).doUpdateSet(rule))
    .execute();
}
