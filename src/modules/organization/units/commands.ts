import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import { AppError } from '../../../platform/errors.ts';
import { dropPages } from '../../../platform/http/notices.ts';
import { type Actor, assertMay, type UnitId } from '../../../platform/identity/actor.ts';
import { isLabel, reservedLabels } from '../areas/label.ts';
import { announceUnits } from '../events.ts';
import type { Government } from '../governments/government.ts';
import { PERMISSION } from '../permissions.ts';
import { within } from '../transaction.ts';
import {
  findUnitByLabel,
  getRootUnit,
  getUnitForUpdate,
  insertUnits,
  listUsedNames,
  type NewUnit,
  type UnitChange,
  updateUnit,
} from './queries.ts';
import { kindsBelow, pathBelow, type UnitKind } from './unit.ts';
import { usualOpd } from './usual-opd.ts';

/** A unit that is added at the desk. */
export interface UnitWish {
  readonly parentId: UnitId;
  readonly kind: UnitKind;
  readonly label: string;
  readonly name: string;
  readonly shortName: string;
}

/**
 * Adds a unit below another and tells the other modules (`organization.units-added`).
 * @throws {AppError} `not-allowed` at the parent; `invalid` for a label that cannot be one or a kind that does not
 * stand there; `conflict` when the label is taken
 */
export async function addUnit(db: Db, actor: Actor, wish: UnitWish): Promise<UnitId> {
  if (!isLabel(wish.label) || reservedLabels.has(wish.label)) throw new AppError('invalid', 'The label cannot be used');
  return within(db, actor, async (tx) => {
    const parent = await getUnitForUpdate(tx, wish.parentId);
    assertMay(actor, PERMISSION.manageUnits, parent.path);
    if (!kindsBelow(parent.kind).includes(wish.kind))
      throw new AppError('invalid', `No ${wish.kind} below ${parent.kind}`);
    if (await findUnitByLabel(tx, wish.label)) throw new AppError('conflict', 'The label is taken');
    const id = newId<'unit'>();
    await insertUnits(tx, [{ ...wish, id, path: pathBelow(parent.path, wish.label), areaCode: null }]);
    await announceUnits(tx, [id]);
    await recordAudit(tx, actor, {
      action: 'organization.add-unit',
      subject: `unit:${id}`,
      detail: { parent: parent.id },
    });
    return id;
  });
}

/**
 * Changes a unit; what is undefined stays. Pages tagged `unit:<id>` are made anew.
 * @throws {AppError} `not-allowed` at the unit; `invalid` when the government itself would be closed
 */
export async function changeUnit(db: Db, actor: Actor, id: UnitId, change: UnitChange): Promise<void> {
  await within(db, actor, async (tx) => {
    const unit = await getUnitForUpdate(tx, id);
    assertMay(actor, PERMISSION.manageUnits, unit.path);
    if (change.isActive === false && unit.kind === 'pemda')
      throw new AppError('invalid', 'The government itself stays');
    await updateUnit(tx, id, change);
    await dropPages(tx, [`unit:${id}`]);
    const detail = { fields: Object.keys(change).join(',') };
    await recordAudit(tx, actor, { action: 'organization.change-unit', subject: `unit:${id}`, detail });
  });
}

/**
 * Adds the usual offices of a kabupaten or kota that are missing, within the caller's transaction. Safe to run again.
 * They are marked as samples until the government confirms or corrects what is told about each.
 * @returns the ids of the units added now
 */
export async function addUsualOpd(tx: Tx, government: Pick<Government, 'id' | 'name'>): Promise<readonly UnitId[]> {
  const [root, used] = [await getRootUnit(tx), await listUsedNames(tx)];
  const taken = new Set(used.map(({ label }) => label));
  const missing = usualOpd.filter(({ label }) => !taken.has(label));
  const units = missing.map(({ label, name, shortName }, position): NewUnit => {
    const place = { parentId: root.id, path: pathBelow(root.path, label), label, areaCode: null, position };
    return {
      ...place,
      id: newId<'unit'>(),
      kind: 'opd',
      name: `${name} ${government.name}`,
      shortName,
      isSample: true,
    };
  });
  await insertUnits(tx, units);
  await recordAudit(tx, 'system', {
    ...{ action: 'organization.add-usual-opd', subject: `government:${government.id}` },
    detail: { count: units.length },
  });
  return units.map(({ id }) => id);
}
