import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { AppError } from '../../../platform/errors.ts';
import { type Actor, assertMay, may, mayAnywhere } from '../../../platform/identity/actor.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { listRoles } from '../people/assignment-queries.ts';
import { mayGiveRole } from '../people/authority.ts';
import { PERMISSION } from '../permissions.ts';
import { within } from '../transaction.ts';
import { findUnits } from '../units/queries.ts';
import { chooseUnit, listUnitNames } from '../units/unit-choice.ts';
import type { RosterText } from './columns.ts';
import {
  applyRoster,
  confirmImport,
  dropPreviews,
  findKnown,
  getImport,
  insertImport,
  listAllRows,
  type RosterEntry,
  type RosterImportId,
  type RosterRow,
} from './queries.ts';
import { type JudgedRow, judgeRows } from './row.ts';
import { rosterTexts } from './texts.ts';

/** A list that was read, to be judged. */
export interface RosterUpload {
  readonly fileName: string;
  readonly rows: readonly RosterText[];
  /** In which the remarks of rows are written. */
  readonly language: Language;
}

/**
 * Judges every row of a list and keeps the result as a preview; earlier previews of the same person are forgotten.
 * Nothing else changes.
 * @throws {AppError} `not-allowed` when the actor may import nowhere
 */
export async function previewRoster(
  db: Db,
  actor: Actor,
  upload: RosterUpload,
  today: Temporal.PlainDate,
): Promise<RosterImportId> {
  assertMayImport(actor);
  return within(db, actor, async (tx) => {
    const emails = [...new Set(upload.rows.map(({ email }) => email))];
    const judged = judgeRows(upload.rows, {
      chooseUnit: chooseUnit(await listUnitNames(tx)),
      roles: await listRoles(tx),
      known: await findKnown(tx, emails, today),
      importer: actor.personId,
      mayImportAt: (path) => may(actor, PERMISSION.importRoster, path),
      mayGive: (role, path) => mayGiveRole(actor, role, path),
    });
    await dropPreviews(tx, actor.personId);
    const rows = judged.map((row) => toRosterRow(row, upload.language));
    return insertImport(tx, { fileName: upload.fileName, importedBy: actor.personId, rows });
  });
}

function toRosterRow({ fault, detail, ...row }: JudgedRow, language: Language): RosterRow {
  const reason = fault === null ? detail : rosterTexts(language).fault(fault, detail);
  return { ...row, reason: reason.slice(0, 1000) };
}

/**
 * Takes over the good rows of a preview, all or none; confirmed twice, it is taken over once.
 * @returns how many people were added or changed
 * @throws {AppError} `not-allowed` when the preview is somebody else's, or the actor's authority has shrunk since
 */
export async function confirmRoster(
  db: Db,
  actor: Actor,
  id: RosterImportId,
  today: Temporal.PlainDate,
): Promise<number> {
  assertMayImport(actor);
  return within(db, actor, async (tx) => {
    const found = await getImport(tx, id);
    if (found.importedBy !== actor.personId) throw new AppError('not-allowed', 'The preview is of another person');
    const entries = (await listAllRows(tx, id)).flatMap(toEntry);
    if (!(await confirmImport(tx, id))) return entries.length;
    await assertStillAllowed(tx, actor, entries);
    await assertStillActive(tx, entries, today);
    await applyRoster(tx, entries, { personId: actor.personId, today });
    const detail = { count: entries.length, bad: found.counts.bad };
    await recordAudit(tx, actor, { action: 'organization.import-roster', subject: `roster-import:${id}`, detail });
    return entries.length;
  });
}

function assertMayImport(actor: Actor): void {
  if (!mayAnywhere(actor, PERMISSION.importRoster)) throw new AppError('not-allowed', 'The actor imports nowhere');
}

function toEntry({ outcome, name, email, phone, unitId, roleId }: RosterRow): RosterEntry[] {
  if ((outcome !== 'add' && outcome !== 'change') || unitId === null || roleId === null) return [];
  return [{ name, email, phone, unitId, roleId }];
}

async function assertStillAllowed(tx: Tx, actor: Actor, entries: readonly RosterEntry[]): Promise<void> {
  const roles = new Map((await listRoles(tx)).map((role) => [role.id, role]));
  const units = await findUnits(tx, [...new Set(entries.map(({ unitId }) => unitId))]);
  const paths = new Map(units.map(({ id, path }) => [id, path]));
  for (const { unitId, roleId } of entries) {
    const [path, role] = [paths.get(unitId), roles.get(roleId)];
    if (path === undefined || !role) throw new AppError('conflict', 'A unit or role of the preview is gone');
    assertMay(actor, PERMISSION.importRoster, path);
    if (!mayGiveRole(actor, role, path))
      throw new AppError('not-allowed', `The role ${role.key} is no longer the actor's to give`);
  }
}

/** Between preview and confirmation somebody may have been deactivated or moved out of reach. */
async function assertStillActive(tx: Tx, entries: readonly RosterEntry[], today: Temporal.PlainDate): Promise<void> {
  const known = await findKnown(
    tx,
    entries.map(({ email }) => email),
    today,
  );
  if ([...known.values()].some(({ isActive }) => !isActive)) {
    throw new AppError('conflict', 'Somebody of the preview was deactivated since');
  }
}
