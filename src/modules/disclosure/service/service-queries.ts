import type { Selectable } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { Database } from '../../../platform/database/schema.ts';
import type { PersonId } from '../../../platform/identity/actor.ts';
import { type SavedService, type ServiceFacts, type ServiceId, serviceFactsSchema } from './service.ts';
import './tables.ts';

/** What the page says now; null before anything was saved. */
export async function findService(tx: Tx): Promise<SavedService | null> {
  const row = await tx.selectFrom('disclosure.service').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst();
  return row ? toSaved(row) : null;
}

/** A state of the page by its id; undefined when there is none. */
export async function findServiceVersion(tx: Tx, id: ServiceId): Promise<SavedService | undefined> {
  const row = await tx.selectFrom('disclosure.service').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toSaved(row);
}

/** The latest states of the page, the newest first. */
export async function listServiceVersions(tx: Tx, limit: number): Promise<readonly SavedService[]> {
  const rows = await tx.selectFrom('disclosure.service').selectAll().orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toSaved);
}

/** Adds a state, which holds from now on. */
export async function insertService(
  tx: Tx,
  facts: ServiceFacts,
  { by, at }: { readonly by: PersonId; readonly at: Temporal.Instant },
): Promise<void> {
  const saved_at = new Date(at.epochMilliseconds);
  await tx
    .insertInto('disclosure.service')
    .values({ id: newId(), facts: JSON.stringify(facts), saved_at, saved_by: by })
    .execute();
}

function toSaved(row: Selectable<Database['disclosure.service']>): SavedService {
  return {
    ...{ id: row.id as ServiceId, facts: serviceFactsSchema.parse(row.facts), savedBy: row.saved_by as PersonId },
    savedAt: Temporal.Instant.fromEpochMilliseconds(row.saved_at.getTime()),
  };
}
