import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { type Actor, assertMay, may } from '../../../platform/identity/actor.ts';
import type { FieldErrors } from '../../../platform/ui/form-state.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { PERMISSION } from '../permissions.ts';
import { refusalOf } from './check-record.ts';
import { noteContractEnd } from './contract-ends.ts';
import { createLookup } from './lookup.ts';
import { deletePhotosOf } from './photos/photo-queries.ts';
import type { RecordKind } from './record-kind.ts';
import { getRecord, type InventoryRecord } from './record-queries.ts';
import { appendChanges, type Changer, deleteRecord } from './record-writes.ts';
import { type Saved, type Saving, saveRecord, type Typed } from './save-record.ts';

/** A form that was sent: what was typed, and which record it is about; null: a new one. */
export interface RecordForm {
  readonly texts: Typed['texts'];
  readonly id: string | null;
  readonly today: Temporal.PlainDate;
  readonly language: Language;
}

/** How a person saves: within their authority, with their name in the history. */
export function savingBy(actor: Actor, language: Language, cause: Changer['cause']): Saving {
  return {
    by: { personId: actor.personId, name: actor.name, cause },
    ...{ language, lookup: createLookup() },
    mayAt: (path) => may(actor, PERMISSION.manage, path),
  };
}

/** Saves what was typed into a form. Refusals that the person can mend come back as errors of fields. */
export async function saveForm(db: Db, actor: Actor, kind: RecordKind, form: RecordForm): Promise<Saved> {
  try {
    return await inTransaction(db, actor, async (tx) => {
      const before = form.id === null ? null : await getRecord(tx, kind, form.id);
      if (before) assertMay(actor, PERMISSION.manage, before.unitPath);
      const saving = savingBy(actor, form.language, 'form');
      const saved = await saveRecord(tx, kind, { texts: form.texts, before }, saving);
      if (saved.ok && kind.key === 'contract') await noteContractEnd(tx, saved.id, form.today);
      return saved;
    });
  } catch (cause) {
    return { ok: false, errors: mendable(cause, form.language) };
  }
}

/** Removes a record; errors when others still point to it. */
export async function removeRecord(
  db: Db,
  actor: Actor,
  kind: RecordKind,
  { id, language, today }: Omit<RecordForm, 'texts' | 'id'> & { readonly id: string },
): Promise<FieldErrors> {
  try {
    await inTransaction(db, actor, async (tx) => {
      const before = await getRecord(tx, kind, id);
      assertMay(actor, PERMISSION.manage, before.unitPath);
      await deleteRecord(tx, kind, id);
      await deletePhotosOf(tx, id);
      await keepRemoval(tx, actor, kind, before);
      if (kind.key === 'contract') await noteContractEnd(tx, id, today);
    });
    return {};
  } catch (cause) {
    return mendable(cause, language);
  }
}

async function keepRemoval(tx: Tx, actor: Actor, kind: RecordKind, before: InventoryRecord): Promise<void> {
  const held = Object.fromEntries(kind.fields.map(({ column }) => [column, before.values[column] ?? null]));
  const change = { kind: kind.key, recordId: before.id, recordName: before.title, before: held, after: null };
  await appendChanges(tx, { personId: actor.personId, name: actor.name, cause: 'form' }, [change]);
  await recordAudit(tx, actor, { action: 'network.remove-record', subject: `${kind.key}:${before.id}` });
}

function mendable(cause: unknown, language: Language): FieldErrors {
  const errors = cause instanceof AppError ? undefined : refusalOf(cause, language);
  if (!errors) throw cause;
  return errors;
}
