import { randomInt } from 'node:crypto';
import { recordAudit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/tenancy.ts';
import { AppError } from '../../platform/errors.ts';
import { once } from '../../platform/http/submission.ts';
import { type Actor, assertMay, type PersonId } from '../../platform/identity/actor.ts';
import { getGovernment } from '../organization/index.ts';
import { listPublicContents } from '../sites/index.ts';
import { insertConfirmations, type NewConfirmation } from './confirmation-queries.ts';
import { dueDates, type ItemId } from './item.ts';
import { listItemsByIdForUpdate, type StoredItem } from './item-queries.ts';
import { keepItems } from './keep-items.ts';
import type { NoteDeps } from './note-contents.ts';
import { PERMISSION } from './permissions.ts';
import { readPractice } from './schedules.ts';

/** Says that something is still correct. */
export interface Confirming {
  readonly itemIds: readonly ItemId[];
  /** 3 to 500 characters: how the person knows. */
  readonly reason: string;
  /** The UUID of the form: sent twice, it counts once. */
  readonly key: string;
}

/** Draws a whole number from 0 to 99; tests bring their own. */
export type Draw = () => number;

const MOST_AT_ONCE = 100;
const drawAtRandom: Draw = () => randomInt(100);

/**
 * Confirms items unchanged, all or none.
 * @returns how many of them were drawn for review by somebody else
 * @throws {AppError} `not-found`; `not-allowed` without `freshness.confirm` at the owner of each; `conflict` when one of
 * them waits for the review of an earlier confirmation; `invalid` without a reason
 */
export async function confirmItems(
  deps: NoteDeps & { readonly draw?: Draw },
  actor: Actor,
  { itemIds, reason, key }: Confirming,
): Promise<number> {
  if (itemIds.length > MOST_AT_ONCE) throw new AppError('invalid', `At most ${MOST_AT_ONCE} items at once`);
  return inTransaction(deps.db, actor, async (tx) => {
    const { timeZone } = await getGovernment(tx);
    const items = await getForUpdate(tx, itemIds);
    for (const item of items) assertMay(actor, PERMISSION.confirm, item.unitPath);
    const act = { reason, channel: 'desk' as const, by: actor.personId, today: deps.clock.today(timeZone) };
    const sampled = await once(tx, { key, by: actor.personId }, async () => {
      const count = await confirmAll(tx, items, { ...act, draw: deps.draw ?? drawAtRandom });
      for (const { id } of items) await record(tx, actor, id);
      return String(count);
    });
    return Number(sampled);
  });
}

/** A confirmation that came by another way than the desk. */
export interface LinkConfirmation {
  readonly itemId: ItemId;
  /** To whom the link was sent. */
  readonly personId: PersonId;
  readonly reason: string;
  readonly today: Temporal.PlainDate;
}

/**
 * Confirms one item unchanged for the person to whom a message was sent; the caller has made sure that it is them, and
 * that they may. It is drawn for review as often as one made at the desk.
 * @returns whether it was drawn for review
 * @throws {AppError} `not-found`, `conflict` and `invalid` as {@link confirmItems}
 */
export async function confirmItem(tx: Tx, { itemId, personId, reason, today }: LinkConfirmation): Promise<boolean> {
  const items = await getForUpdate(tx, [itemId]);
  const sampled = await confirmAll(tx, items, { reason, channel: 'link', by: personId, today, draw: drawAtRandom });
  await record(tx, 'system', itemId);
  return sampled > 0;
}

/** @throws {AppError} `not-found` unless all of them are public */
export async function getForUpdate(tx: Tx, ids: readonly ItemId[]): Promise<readonly StoredItem[]> {
  const wanted = [...new Set(ids)];
  const items = (await listItemsByIdForUpdate(tx, wanted)).filter(({ isPublic }) => isPublic);
  if (items.length < wanted.length || items.length === 0) throw new AppError('not-found', 'An item is not there');
  return items;
}

interface Act {
  readonly reason: string;
  readonly channel: 'desk' | 'link';
  readonly by: PersonId;
  readonly today: Temporal.PlainDate;
  readonly draw: Draw;
}

async function confirmAll(tx: Tx, items: readonly StoredItem[], act: Act): Promise<number> {
  assertReason(act.reason);
  const { samplePercent } = await readPractice(tx, act.today);
  const sources = await sourceVersions(tx, items);
  const confirmed = items.map((item) => {
    assertNotWaiting(item);
    const isSampled = item.cadence !== null && act.draw() < samplePercent;
    return { before: item, after: afterConfirming(item, act.today, { isSampled, sources }), isSampled };
  });
  await insertConfirmations(
    tx,
    confirmed.map(({ before, isSampled }) => confirmationOf(before, act, isSampled)),
  );
  await keepItems(tx, confirmed, act);
  return confirmed.filter(({ isSampled }) => isSampled).length;
}

interface Found {
  readonly isSampled: boolean;
  readonly sources: ReadonlyMap<string, number>;
}

function afterConfirming(item: StoredItem, today: Temporal.PlainDate, { isSampled, sources }: Found): StoredItem {
  const sourceVersion = item.sourceContentId === null ? null : sources.get(item.sourceContentId);
  return {
    ...item,
    ...dueDates(today, item),
    ...{ how: 'confirmed', lastRenewedOn: today, reviewReason: isSampled ? 'sample' : null },
    sourceVersion: sourceVersion ?? item.sourceVersion,
  };
}

/** Comparing ends with the confirmation: from now on a still newer version of the source counts. */
async function sourceVersions(tx: Tx, items: readonly StoredItem[]): Promise<ReadonlyMap<string, number>> {
  const ids = items.flatMap(({ sourceContentId }) => (sourceContentId === null ? [] : [sourceContentId]));
  const sources = ids.length === 0 ? [] : await listPublicContents(tx, ids);
  return new Map(sources.map(({ id, version }) => [id, version]));
}

function confirmationOf(item: StoredItem, act: Act, isSampled: boolean): NewConfirmation {
  return {
    ...{ itemId: item.id, personId: act.by, channel: act.channel, reason: act.reason.trim() },
    ...{ version: item.version, confirmedOn: act.today, dueBefore: item.dueOn, isSampled },
  };
}

function assertNotWaiting(item: StoredItem): void {
  if (item.reviewReason === 'sample') throw new AppError('conflict', `Item ${item.id} waits for review`);
}

/** @throws {AppError} `invalid` unless the reason has 3 to 500 characters */
export function assertReason(reason: string): void {
  const { length } = reason.trim();
  if (length < 3 || length > 500) throw new AppError('invalid', 'A reason of 3 to 500 characters is needed');
}

async function record(tx: Tx, actor: Actor | 'system', id: ItemId): Promise<void> {
  await recordAudit(tx, actor, { action: 'freshness.confirm', subject: `freshness-item:${id}` });
}
