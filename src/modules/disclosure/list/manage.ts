import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/database/database.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { dropPages } from '../../../platform/http/notices.ts';
import { once } from '../../../platform/http/submission.ts';
import { type Actor, assertMay } from '../../../platform/identity/actor.ts';
import { getUnit } from '../../organization/index.ts';
import { PERMISSION } from '../permissions.ts';
import type { EntryId } from './entry.ts';
import { getEntry } from './entry-queries.ts';
import { insertEntry, removeEntry, updateEntry, type WrittenEntry } from './keep-entries.ts';
import { LIST_TAG } from './note-contents.ts';

/** What an officer typed; the unit is looked up. */
export type TypedEntry = Omit<WrittenEntry, 'unitPath'>;

/**
 * Adds information that is on no page, once for each key of the form.
 * @throws {AppError} `not-allowed` for those who do not keep the list of that unit, `not-found` for an unknown unit
 */
export async function addEntry(
  db: Db,
  actor: Actor,
  typed: TypedEntry,
  { key, today }: { readonly key: string; readonly today: Temporal.PlainDate },
): Promise<void> {
  await inTransaction(db, actor, (tx) =>
    once(tx, { key, by: actor.personId }, async () => {
      const { path: unitPath } = await getUnit(tx, typed.unitId);
      assertMay(actor, PERMISSION.manage, unitPath);
      const id = await insertEntry(tx, { ...typed, unitPath }, today);
      await recordAudit(tx, actor, { action: 'disclosure.add-entry', subject: `entry:${id}` });
      await dropPages(tx, [LIST_TAG]);
      return id;
    }),
  );
}

/** Changes an entry; the owner stays. @throws {AppError} `not-found`, `not-allowed` */
export async function changeEntry(
  db: Db,
  actor: Actor,
  { id, typed, today }: { readonly id: EntryId; readonly typed: TypedEntry; readonly today: Temporal.PlainDate },
): Promise<void> {
  await inTransaction(db, actor, async (tx) => {
    const { contentId, unitId, unitPath } = await getEntry(tx, id);
    assertMay(actor, PERMISSION.manage, unitPath);
    await updateEntry(tx, { id, isPublished: contentId !== null }, { ...typed, unitId, unitPath }, today);
    await recordAudit(tx, actor, { action: 'disclosure.change-entry', subject: `entry:${id}` });
    await dropPages(tx, [LIST_TAG]);
  });
}

/**
 * Takes information that was added by hand off the list.
 * @throws {AppError} `not-found`, `not-allowed`; `conflict` for what is on a page: it leaves the list with its page
 */
export async function takeOff(db: Db, actor: Actor, id: EntryId): Promise<void> {
  await inTransaction(db, actor, async (tx) => {
    const { contentId, unitPath } = await getEntry(tx, id);
    assertMay(actor, PERMISSION.manage, unitPath);
    if (contentId !== null) throw new AppError('conflict', 'What is on a page leaves the list with its page');
    await removeEntry(tx, id);
    await recordAudit(tx, actor, { action: 'disclosure.remove-entry', subject: `entry:${id}` });
    await dropPages(tx, [LIST_TAG]);
  });
}
