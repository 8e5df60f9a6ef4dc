import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import type { ContentId } from './content.ts';
import './tables.ts';

const AT_ONCE = 200;
const EDGE_SECONDS = 150;

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
  const [from, to] = [now.subtract({ seconds: EDGE_SECONDS }), now].map((at) => new Date(at.epochMilliseconds));
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
