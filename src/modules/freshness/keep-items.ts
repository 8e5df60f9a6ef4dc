import type { Tx } from '../../platform/database/database.ts';
import { cancelDeadline, meetDeadline, registerDeadline } from '../../platform/deadlines/deadlines.ts';
import type { PersonId } from '../../platform/identity/actor.ts';
import { findUnits } from '../organization/index.ts';
import { noteFreshness } from '../sites/index.ts';
import type { ItemId } from './item.ts';
import { type StoredItem, saveItems } from './item-queries.ts';
import { countStandings } from './standing/count-standings.ts';

/** An item before and after something happened to it; null before it was there. */
export interface Change {
  readonly before: StoredItem | null;
  readonly after: StoredItem;
}

/** On which day, and who did it; null is the system. */
export interface Act {
  readonly today: Temporal.PlainDate;
  readonly by: PersonId | null;
}

/** Writes items with all that hangs on them: deadlines that have ended, public pages, the standing of their units. */
export async function keepItems(tx: Tx, changes: readonly Change[], act: Act): Promise<void> {
  const items: StoredItem[] = [];
  for (const change of changes) items.push(await settleDeadline(tx, change, act));
  await saveItems(tx, items);
  await tellPages(tx, items);
  const units = changes.flatMap(({ before, after }) => [after.unitId, ...(before ? [before.unitId] : [])]);
  await countStandings(tx, units, act.today);
}

const KIND = 'freshness.renew';
const LONGEST_TITLE = 200;

/** @returns the item without the deadline that has ended by the change */
async function settleDeadline(tx: Tx, { before, after }: Change, { today, by }: Act): Promise<StoredItem> {
  if (!before?.deadlineOn) return after;
  const isSame = after.isPublic && after.dueOn?.equals(before.deadlineOn) && after.unitId === before.unitId;
  if (isSame) return after;
  const act = { subject: subjectOf(after.id), kind: KIND, on: today, by };
  const isRenewed = after.isPublic && !after.lastRenewedOn.equals(before.lastRenewedOn);
  if (isRenewed) await meetDeadline(tx, act);
  else await cancelDeadline(tx, { ...act, reason: after.isPublic ? 'Jadwal atau pengurusnya diubah' : 'Ditarik' });
  return { ...after, deadlineOn: null };
}

/** Puts an item into the queue of the desk, unless it stands there. @returns the item with its deadline */
export async function openDeadline(tx: Tx, item: StoredItem, { today, by }: Act): Promise<StoredItem> {
  if (item.dueOn === null || item.deadlineOn !== null) return item;
  await registerDeadline(tx, {
    ...{ subject: subjectOf(item.id), kind: KIND, unitId: item.unitId, unitPath: item.unitPath, startedOn: today, by },
    ...{ dueOn: item.dueOn, citation: item.legalBasis, href: `/meja/kesegaran/${item.id}` },
    title: { id: titled('Perbarui', item.title), en: titled('Renew', item.title) },
    risk: 'low',
  });
  return { ...item, deadlineOn: item.dueOn };
}

function subjectOf(id: ItemId): string {
  return `freshness-item:${id}`;
}

function titled(verb: string, title: string): string {
  const text = `${verb}: ${title}`;
  return text.length <= LONGEST_TITLE ? text : `${text.slice(0, LONGEST_TITLE - 1)}…`;
}

/** Tells the public pages of items since when they are right, until when, and who keeps them. */
async function tellPages(tx: Tx, items: readonly StoredItem[]): Promise<void> {
  const shown = items.filter(({ isPublic }) => isPublic);
  const owners = [...new Set(shown.filter(({ isOwnerSet }) => isOwnerSet).map(({ unitId }) => unitId))];
  const names = new Map((owners.length === 0 ? [] : await findUnits(tx, owners)).map(({ id, name }) => [id, name]));
  const notes = shown.map(({ contentId, how, lastRenewedOn, dueOn, isOwnerSet, unitId }) => ({
    ...{ contentId, renewBy: dueOn, confirmedOn: how === 'confirmed' ? lastRenewedOn : null },
    keeperName: isOwnerSet ? (names.get(unitId) ?? null) : null,
  }));
  await noteFreshness(tx, notes);
}
