import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import { type Actor, scopeOf } from '../../../platform/identity/actor.ts';
import { toInstant } from '../queries.ts';
import { PERMISSION } from '../workflow.ts';
import { type ContentRow, contentRows, toContentRow } from './content-queries.ts';
import { below } from './scope.ts';
import '../tables.ts';

/** A content that was given back, with the reason. */
export interface ReturnedContent extends ContentRow {
  readonly reason: string;
  readonly returnedAt: Temporal.Instant;
}

/** What waits for one person at the desk; each list is short, the longest waiting first. */
export interface ContentTasks {
  readonly returned: readonly ReturnedContent[];
  readonly toReview: readonly ContentRow[];
  readonly scheduled: readonly ContentRow[];
  readonly ownDrafts: readonly ContentRow[];
}

const SHOWN = 8;

/** What waits for the person; `scheduled` holds what is to appear before `until`. Four queries, whatever the number of sites. */
export async function listContentTasks(db: Db, actor: Actor, until: Temporal.Instant): Promise<ContentTasks> {
  return {
    returned: await listReturned(db, actor),
    toReview: await listToReview(db, actor),
    scheduled: await listScheduled(db, actor, until),
    ownDrafts: await listOwnDrafts(db, actor),
  };
}

async function listReturned(db: Db, actor: Actor): Promise<readonly ReturnedContent[]> {
  const rows = await contentRows(db)
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('sites.step as t')
          .select(['t.action', 't.reason', 't.happened_at'])
          .whereRef('t.government_id', '=', 'c.government_id')
          .whereRef('t.content_id', '=', 'c.id')
          .where('t.action', 'not in', ['save', 'restore'])
          .orderBy('t.happened_at', 'desc')
          .orderBy('t.id', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select(['last.reason', 'last.happened_at'])
    .where('c.state', '=', 'draft')
    .where('last.action', '=', 'return')
    .where(below('c.unit_path', scopeOf(actor, PERMISSION.write)))
    .where((eb) => eb.or([eb('c.created_by', '=', actor.personId), eb('v.author_id', '=', actor.personId)]))
    .orderBy('last.happened_at')
    .limit(SHOWN)
    .execute();
  return rows.map((row) => ({ ...toContentRow(row), reason: row.reason, returnedAt: toInstant(row.happened_at) }));
}

async function listToReview(db: Db, actor: Actor): Promise<readonly ContentRow[]> {
  const rows = await contentRows(db)
    .where('c.state', '=', 'review')
    .where(below('c.unit_path', scopeOf(actor, PERMISSION.review)))
    .orderBy('c.is_warning', 'desc')
    .orderBy('c.changed_at')
    .limit(SHOWN)
    .execute();
  return rows.map(toContentRow);
}

async function listScheduled(db: Db, actor: Actor, until: Temporal.Instant): Promise<readonly ContentRow[]> {
  const rows = await contentRows(db)
    .where('c.state', '=', 'scheduled')
    .where('c.publish_at', '<', sql<Date>`${until.toString()}::timestamptz`)
    .where(below('c.unit_path', scopeOf(actor, PERMISSION.write)))
    .orderBy('c.publish_at')
    .limit(SHOWN)
    .execute();
  return rows.map(toContentRow);
}

async function listOwnDrafts(db: Db, actor: Actor): Promise<readonly ContentRow[]> {
  const rows = await contentRows(db)
    .where('c.state', '=', 'draft')
    .where('c.created_by', '=', actor.personId)
    .where(below('c.unit_path', scopeOf(actor, PERMISSION.write)))
    .orderBy('c.changed_at', 'desc')
    .limit(SHOWN)
    .execute();
  return rows.map(toContentRow);
}
