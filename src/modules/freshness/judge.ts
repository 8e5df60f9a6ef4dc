import { recordAudit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/tenancy.ts';
import { AppError } from '../../platform/errors.ts';
import { type Actor, assertMay } from '../../platform/identity/actor.ts';
import { getGovernment } from '../organization/index.ts';
import { assertReason, getForUpdate } from './confirm.ts';
import {
  type Confirmation,
  type ConfirmationId,
  getConfirmationForUpdate,
  insertVerdict,
} from './confirmation-queries.ts';
import { datesRejected } from './item.ts';
import type { StoredItem } from './item-queries.ts';
import { keepItems, openDeadline } from './keep-items.ts';
import type { NoteDeps } from './note-contents.ts';
import { PERMISSION } from './permissions.ts';

/** What somebody else found about a confirmation that was drawn. */
export interface Judgement {
  readonly outcome: 'upheld' | 'rejected';
  /** Needed to reject: 3 to 500 characters. */
  readonly reason: string;
}

/**
 * Upholds or rejects a confirmation that was drawn for review. A rejected one makes the item late at once, unless it was
 * published meanwhile.
 * @throws {AppError} `not-found`; `not-allowed` without `freshness.review` at the item's owner, and for one's own
 * confirmation; `conflict` when it was not drawn or is judged already; `invalid` when rejecting without a reason
 */
export async function judgeConfirmation(
  deps: NoteDeps,
  actor: Actor,
  id: ConfirmationId,
  { outcome, reason }: Judgement,
): Promise<void> {
  await inTransaction(deps.db, actor, async (tx) => {
    const confirmation = await getConfirmationForUpdate(tx, id);
    const [item] = await getForUpdate(tx, [confirmation.itemId]);
    if (!item) return;
    assertMayJudge(actor, confirmation, item);
    if (outcome === 'rejected') assertReason(reason);
    const { timeZone } = await getGovernment(tx);
    const act = { today: deps.clock.today(timeZone), by: actor.personId };
    await insertVerdict(tx, id, { personId: actor.personId, outcome, reason: reason.trim(), on: act.today });
    await applyVerdict(tx, item, { confirmation, outcome, timeZone, ...act });
    const detail = { outcome, confirmation: id };
    await recordAudit(tx, actor, { action: 'freshness.review', subject: `freshness-item:${item.id}`, detail });
  });
}

/** Whether the person may judge it: somebody who reviews there, and never the one who confirmed. */
export function mayJudge(actor: Actor, confirmation: Pick<Confirmation, 'personId'>): boolean {
  return confirmation.personId !== actor.personId;
}

function assertMayJudge(actor: Actor, confirmation: Confirmation, item: StoredItem): void {
  assertMay(actor, PERMISSION.review, item.unitPath);
  if (!mayJudge(actor, confirmation)) throw new AppError('not-allowed', 'Nobody reviews their own confirmation');
  if (!confirmation.isSampled) throw new AppError('conflict', `Confirmation ${confirmation.id} was not drawn`);
  if (confirmation.verdict) throw new AppError('conflict', `Confirmation ${confirmation.id} is judged already`);
}

interface Verdict {
  readonly confirmation: Confirmation;
  readonly outcome: Judgement['outcome'];
  readonly timeZone: string;
  readonly today: Temporal.PlainDate;
  readonly by: Actor['personId'];
}

async function applyVerdict(tx: Tx, item: StoredItem, verdict: Verdict): Promise<void> {
  const { confirmation, outcome, timeZone, ...act } = verdict;
  if (item.how !== 'confirmed' || !item.lastRenewedOn.equals(confirmation.confirmedOn)) return;
  const reviewReason = item.reviewReason === 'sample' ? null : item.reviewReason;
  const judged = { ...item, reviewReason };
  const after = outcome === 'upheld' ? judged : await openDeadline(tx, lateAtOnce(judged, verdict), act);
  await keepItems(tx, [{ before: item, after }], act);
}

/** As it stood before the confirmation, and late. */
function lateAtOnce(item: StoredItem, { confirmation, timeZone, today }: Verdict): StoredItem {
  const dates = item.cadence === null ? {} : datesRejected(confirmation.dueBefore, today);
  const lastRenewedOn = item.publishedAt.toZonedDateTimeISO(timeZone).toPlainDate();
  return { ...item, ...dates, how: 'published', lastRenewedOn };
}
