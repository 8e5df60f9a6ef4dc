import { recordAudit } from '../../platform/audit/audit.ts';
import { inTransaction } from '../../platform/database/tenancy.ts';
import { AppError } from '../../platform/errors.ts';
import { type Actor, assertMay, type UnitId } from '../../platform/identity/actor.ts';
import { getGovernment, getUnit } from '../organization/index.ts';
import { getForUpdate } from './confirm.ts';
import { durationOf, type ItemId } from './item.ts';
import { keepItems } from './keep-items.ts';
import type { NoteDeps } from './note-contents.ts';
import { PERMISSION } from './permissions.ts';
import { listHeadings } from './schedules.ts';
import { rescheduled } from './take-up.ts';

/** How an item is kept, as somebody decides it. */
export interface Keeping {
  readonly itemIds: readonly ItemId[];
  /** A periodic heading of the law; null for none. */
  readonly headingId: string | null;
  /** ISO 8601 duration in days or months; null takes the cadence away. */
  readonly cadence: string | null;
  readonly graceDays: number;
  /** What asks for it; empty takes the citation of the heading, or says that the unit decided it. */
  readonly legalBasis: string;
  /** The unit that keeps it up to date; null leaves it where it is. */
  readonly ownerId: UnitId | null;
}

const OWN_DECISION = 'Ditetapkan unit kerja';

/**
 * Sets cadence, grace, heading and owner of items, all or none; counted from their last renewal.
 * @throws {AppError} `not-found`; `not-allowed` without `freshness.manage` at the old and the new owner; `invalid` for an
 * unknown heading, and for a cadence longer than its heading allows
 */
export async function keepUnder(deps: NoteDeps, actor: Actor, keeping: Keeping): Promise<void> {
  await inTransaction(deps.db, actor, async (tx) => {
    const { timeZone } = await getGovernment(tx);
    const act = { today: deps.clock.today(timeZone), by: actor.personId };
    const items = await getForUpdate(tx, keeping.itemIds);
    for (const item of items) assertMay(actor, PERMISSION.manage, item.unitPath);
    const heading = (await listHeadings(tx, act.today)).find(({ id }) => id === keeping.headingId) ?? null;
    if (keeping.headingId !== null && !heading) throw new AppError('invalid', 'There is no such heading');
    if (heading) assertOftenEnough(keeping.cadence, heading.cadence);
    const owner = keeping.ownerId === null ? null : await getUnit(tx, keeping.ownerId);
    if (owner) assertMay(actor, PERMISSION.manage, owner.path);
    const legalBasis = keeping.legalBasis.trim() || (heading?.citation ?? OWN_DECISION);
    const decision = { heading, cadence: keeping.cadence, graceDays: keeping.graceDays, legalBasis };
    const changes = items.map((before) => {
      const isMoved = owner !== null && owner.id !== before.unitId;
      const moved = isMoved ? { ...before, unitId: owner.id, unitPath: owner.path, isOwnerSet: true } : before;
      return { before, after: rescheduled(moved, decision) };
    });
    await keepItems(tx, changes, act);
    const detail = { cadence: keeping.cadence, heading: keeping.headingId, owner: keeping.ownerId };
    for (const { id } of items) {
      await recordAudit(tx, actor, { action: 'freshness.manage', subject: `freshness-item:${id}`, detail });
    }
  });
}

/** @throws {AppError} `invalid` unless something is renewed at least as often as its heading asks. Source: UU 14/2008 Pasal 9 */
function assertOftenEnough(cadence: string | null, least: string): void {
  const from = Temporal.PlainDate.from('2000-01-01');
  const isOftenEnough =
    cadence !== null && Temporal.PlainDate.compare(from.add(durationOf(cadence)), from.add(durationOf(least))) <= 0;
  if (!isOftenEnough) throw new AppError('invalid', `The heading asks for a renewal at least every ${least}`);
}
