import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import type { ContentId } from '../sites/index.ts';
import './tables.ts';

/** How far the work on the transaction's government has come. */
export interface WorkProgress {
  /** The last content that was taken up; null at the beginning. */
  readonly afterContentId: ContentId | null;
  /** True once all contents that were there before the module have been taken up. */
  readonly isTakenUp: boolean;
  /** The day of the last daily round that ended; null before the first. */
  readonly roundedOn: Temporal.PlainDate | null;
}

/** Reads it, and nobody else works on it until the transaction ends. */
export async function readProgressForUpdate(tx: Tx): Promise<WorkProgress> {
  await sql`insert into freshness.progress default values on conflict do nothing`.execute(tx);
  const row = await tx.selectFrom('freshness.progress').selectAll().forUpdate().executeTakeFirstOrThrow();
  return {
    afterContentId: row.after_content_id as ContentId | null,
    isTakenUp: row.is_taken_up,
    roundedOn: row.rounded_on === null ? null : Temporal.PlainDate.from(row.rounded_on),
  };
}

/** Notes how far the taking up has come. */
export async function saveTakenUp(tx: Tx, afterContentId: ContentId | null, isTakenUp: boolean): Promise<void> {
  await tx
    .updateTable('freshness.progress')
    .set({ after_content_id: afterContentId, is_taken_up: isTakenUp })
    .execute();
}

/** Notes that the round of a day has ended. */
export async function saveRounded(tx: Tx, today: Temporal.PlainDate): Promise<void> {
  await tx.updateTable('freshness.progress').set({ rounded_on: today.toString() }).execute();
}
