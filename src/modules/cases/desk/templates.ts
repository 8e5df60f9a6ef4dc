import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { type Id, newId } from '../../../platform/database/ids.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { type Actor, assertMay, scopeOf } from '../../../platform/identity/actor.ts';
import { PERMISSION } from '../permissions.ts';
import { withinUnits } from '../queries.ts';
import '../tables.ts';

/** An answer that a unit gives again and again. */
export type TemplateId = Id<'template'>;

/** A template as those who keep it see it. */
export interface KeptTemplate {
  readonly id: TemplateId;
  readonly name: string;
  readonly body: string;
  readonly unitPath: string;
}

const MOST = 200;

/** The templates that the actor keeps, by name. */
export async function listKeptTemplates(tx: Tx, actor: Actor): Promise<readonly KeptTemplate[]> {
  const rows = await tx
    .selectFrom('cases.template')
    .select(['id', 'name', 'body', 'unit_path'])
    .where(withinUnits('unit_path', scopeOf(actor, PERMISSION.assign)))
    .orderBy('name')
    .orderBy('id')
    .limit(MOST)
    .execute();
  return rows.map(({ id, name, body, unit_path }) => ({ id: id as TemplateId, name, body, unitPath: unit_path }));
}

/**
 * Keeps a template for the actor's own unit and those below it; with an id that is there already it is written over.
 * @throws {AppError} `not-allowed` for those who do not assign work there
 */
export async function keepTemplate(
  db: Db,
  actor: Actor,
  { id, name, body }: { readonly id: TemplateId | null; readonly name: string; readonly body: string },
): Promise<void> {
  await inTransaction(db, actor, async (tx) => {
    const known = id === null ? undefined : await getKept(tx, actor, id);
    assertMay(actor, PERMISSION.assign, known?.unitPath ?? actor.homeUnitPath);
    const templateId = known?.id ?? newId<'template'>();
    if (known) await tx.updateTable('cases.template').set({ name, body }).where('id', '=', known.id).execute();
    else {
      const unit = { unit_id: actor.homeUnitId, unit_path: actor.homeUnitPath };
      await tx
        .insertInto('cases.template')
        .values({ id: templateId, ...unit, kind: null, name, body })
        .execute();
    }
    await recordAudit(tx, actor, { action: 'cases.keep-template', subject: `case-template:${templateId}` });
  });
}

/** Removes a template. @throws {AppError} `not-found` when it is not theirs */
export async function removeTemplate(db: Db, actor: Actor, id: TemplateId): Promise<void> {
  await inTransaction(db, actor, async (tx) => {
    await getKept(tx, actor, id);
    await tx.deleteFrom('cases.template').where('id', '=', id).execute();
    await recordAudit(tx, actor, { action: 'cases.remove-template', subject: `case-template:${id}` });
  });
}

/** @throws {AppError} `not-found` when it is not there or not theirs */
export async function getKept(tx: Tx, actor: Actor, id: TemplateId): Promise<KeptTemplate> {
  const kept = (await listKeptTemplates(tx, actor)).find((one) => one.id === id);
  if (!kept) throw new AppError('not-found', `No template ${id}`);
  return kept;
}
