import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import type { PersonId, UnitPath } from '../../platform/identity/actor.ts';
import type { ConfirmationId } from './confirmation-queries.ts';
import type { ItemId } from './item.ts';
import { below } from './item-list.ts';
import './tables.ts';

/** A confirmation that was drawn and waits for somebody else. */
export interface WaitingSample {
  readonly id: ConfirmationId;
  readonly itemId: ItemId;
  readonly personId: PersonId | null;
  readonly reason: string;
  readonly confirmedAt: Temporal.Instant;
  readonly title: string;
  readonly unitName: string;
  readonly siteLabel: string;
  readonly path: string;
}

type WaitingRow = Omit<WaitingSample, 'confirmedAt'> & { readonly confirmedAt: Date };

/** Those at or below the paths, the longest waiting first. One query. */
export async function listWaiting(
  tx: Tx,
  paths: readonly UnitPath[],
  limit: number,
): Promise<readonly WaitingSample[]> {
  const { rows } = await sql<WaitingRow>`
    select c.id, c.item_id as "itemId", c.person_id as "personId", c.reason, c.confirmed_at as "confirmedAt", i.title,
      coalesce(s.unit_name, '') as "unitName", i.site_label as "siteLabel", i.path
    from freshness.confirmation c
    join freshness.item i on i.government_id = c.government_id and i.id = c.item_id
    left join freshness.standing s on s.government_id = i.government_id and s.unit_id = i.unit_id
    where c.is_sampled and i.is_public and ${below(paths)} and not exists (
      select from freshness.verdict v where v.government_id = c.government_id and v.confirmation_id = c.id)
    order by c.id limit ${limit}`.execute(tx);
  return rows.map((row) => ({
    ...row,
    confirmedAt: Temporal.Instant.fromEpochMilliseconds(row.confirmedAt.getTime()),
  }));
}
