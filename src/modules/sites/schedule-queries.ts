import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import type { GovernmentId } from '../../platform/database/ids.ts';
import type { ContentId } from './content.ts';
import './tables.ts';

const AT_ONCE = 200;
const EDGE_SECONDS = 150;

/** Governments whose schedule or warnings have something to do now. Needs no tenant: one query for all of them. */
export async function listGovernmentsDue(db: Db, now: Temporal.Instant): Promise<readonly GovernmentId[]> {
  const [from, to] = edgeOf(now);
  const { rows } = await sql<{ id: GovernmentId }>`select id from sites.governments_due(${from}, ${to}) as id`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** Contents whose moment has come, the longest waiting first; at most 200. */
export async function listDueContents(tx: Tx, now: Temporal.Instant): Promise<readonly ContentId[]> {
  const rows = await tx
    .selectFrom('sites.content')
    .select('id')
    .where('state', '=', 'scheduled')
    .where('publish_at', '<=', new Date(now.epochMilliseconds))
    .orderBy('publish_at')
    .limit(AT_ONCE)
    .execute();
  return rows.map((row) => row.id as ContentId);
}

/** Whether a warning came into force or ended in the last minutes, so that finished pages show it wrongly. */
export async function hasWarningEdge(tx: Tx, now: Temporal.Instant): Promise<boolean> {
  const [from, to] = edgeOf(now);
  const row = await tx
    .selectFrom('sites.content')
    .select('id')
    .where('is_warning', '=', true)
    .where('published_version', 'is not', null)
    .where(sql<boolean>`(starts_at between ${from} and ${to} or ends_at between ${from} and ${to})`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function edgeOf(now: Temporal.Instant): readonly [Date, Date] {
  return [new Date(now.subtract({ seconds: EDGE_SECONDS }).epochMilliseconds), new Date(now.epochMilliseconds)];
}
