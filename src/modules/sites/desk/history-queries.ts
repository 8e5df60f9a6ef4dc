import type { Db } from '../../../platform/database/database.ts';
import type { PersonId } from '../../../platform/identity/actor.ts';
import type { ContentFacts, ContentId } from '../content.ts';
import { toInstant } from '../queries.ts';
import type { StepAction } from '../workflow.ts';
import '../tables.ts';

/** What was done to a content, by whom and why. */
export interface StepRow {
  readonly id: string;
  readonly action: StepAction;
  readonly version: number;
  /** Null when the system did it, as when a schedule came due. */
  readonly personId: PersonId | null;
  readonly reason: string;
  readonly happenedAt: Temporal.Instant;
}

/** A saved state of a content. */
export interface VersionRow {
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly sourceHtml: string;
  readonly facts: ContentFacts;
  readonly startsAt: Temporal.Instant | null;
  readonly endsAt: Temporal.Instant | null;
  readonly note: string;
  readonly authorId: PersonId;
  readonly createdAt: Temporal.Instant;
}

/** A version without its text, for a list. */
export type VersionHead = Pick<VersionRow, 'number' | 'title' | 'note' | 'authorId' | 'createdAt'>;

const SHOWN_STEPS = 30;
const SHOWN_VERSIONS = 50;

/** The last 30 steps of a content, the newest first. */
export async function listSteps(db: Db, contentId: ContentId): Promise<readonly StepRow[]> {
  const rows = await db
    .selectFrom('sites.step')
    .select(['id', 'action', 'version', 'person_id', 'reason', 'happened_at'])
    .where('content_id', '=', contentId)
    .orderBy('happened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(SHOWN_STEPS)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    action: row.action,
    version: row.version,
    personId: row.person_id as PersonId | null,
    reason: row.reason,
    happenedAt: toInstant(row.happened_at),
  }));
}

/** Up to 50 versions below `before`, the newest first; all of them when `before` is null. */
export async function listVersions(
  db: Db,
  contentId: ContentId,
  before: number | null,
): Promise<{ readonly versions: readonly VersionHead[]; readonly hasMore: boolean }> {
  const rows = await db
    .selectFrom('sites.version')
    .select(['number', 'title', 'note', 'author_id', 'created_at'])
    .where('content_id', '=', contentId)
    .$if(before !== null, (query) => query.where('number', '<', before ?? 0))
    .orderBy('number', 'desc')
    .limit(SHOWN_VERSIONS + 1)
    .execute();
  const versions = rows.slice(0, SHOWN_VERSIONS).map((row) => ({
    number: row.number,
    title: row.title,
    note: row.note,
    authorId: row.author_id as PersonId,
    createdAt: toInstant(row.created_at),
  }));
  return { versions, hasMore: rows.length > SHOWN_VERSIONS };
}

/** The asked versions of a content, in the order of their numbers; numbers that do not exist are left out. */
export async function findVersions(
  db: Db,
  contentId: ContentId,
  numbers: readonly number[],
): Promise<readonly VersionRow[]> {
  if (numbers.length === 0) return [];
  const rows = await db
    .selectFrom('sites.version')
    .select(['number', 'title', 'summary', 'source_html', 'facts', 'starts_at', 'ends_at', 'note', 'author_id'])
    .select('created_at')
    .where('content_id', '=', contentId)
    .where('number', 'in', [...new Set(numbers)])
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    number: row.number,
    title: row.title,
    summary: row.summary,
    sourceHtml: row.source_html,
    facts: row.facts,
    startsAt: toInstant(row.starts_at),
    endsAt: toInstant(row.ends_at),
    note: row.note,
    authorId: row.author_id as PersonId,
    createdAt: toInstant(row.created_at),
  }));
}
