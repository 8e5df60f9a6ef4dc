import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { dropPages } from '../../platform/http/notices.ts';
import type { ContentId } from './content.ts';
import { TAG } from './page-tags.ts';
import './tables.ts';

/** What a public page says about how up to date it is. */
export interface FreshnessNote {
  readonly contentId: ContentId;
  /** When somebody last said that the public text is still correct; null when it was published since. */
  readonly confirmedOn: Temporal.PlainDate | null;
  /** When it has to be renewed; null without a cadence. */
  readonly renewBy: Temporal.PlainDate | null;
  /** Who keeps it up to date; null when that is the unit of the site. */
  readonly keeperName: string | null;
}

/**
 * Notes what the public pages of contents say about their freshness: for the module that watches over it. Drops the
 * finished pages only of those of which something changed.
 * @returns how many changed
 */
export async function noteFreshness(tx: Tx, notes: readonly FreshnessNote[]): Promise<number> {
  if (notes.length === 0) return 0;
  const rows = notes.map(({ contentId, confirmedOn, renewBy, keeperName }) => ({
    ...{ id: contentId, keeper_name: keeperName },
    ...{ confirmed_on: confirmedOn?.toString() ?? null, renew_by: renewBy?.toString() ?? null },
  }));
  const { rows: changed } = await sql<{ id: ContentId }>`
    update sites.content c
    set confirmed_on = n.confirmed_on, renew_by = n.renew_by, keeper_name = n.keeper_name
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n (id uuid, confirmed_on date, renew_by date, keeper_name text)
    where c.id = n.id and (c.confirmed_on, c.renew_by, c.keeper_name)
      is distinct from (n.confirmed_on, n.renew_by, n.keeper_name)
    returning c.id`.execute(tx);
  await dropFreshnessPages(
    tx,
    changed.map(({ id }) => id),
  );
  return changed.length;
}

/** Drops the finished pages of contents whose words about their age changed because a day has passed. */
export async function dropFreshnessPages(tx: Tx, ids: readonly ContentId[]): Promise<void> {
  await dropPages(tx, ids.map(TAG.content));
}
