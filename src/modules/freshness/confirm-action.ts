import { z } from 'zod';
import type { ActionField, ActionPurpose, ActionWish } from '../../platform/action-links/purpose.ts';
import { idSchema } from '../../platform/database/ids.ts';
import { AppError } from '../../platform/errors.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { assertMay } from '../../platform/identity/actor.ts';
import { formatDate } from '../../platform/ui/format.ts';
import type { Language } from '../../platform/ui/texts.ts';
import { confirmItem } from './confirm.ts';
import { confirmActionTexts } from './confirm-action-texts.ts';
import { deskTexts } from './desk/texts.ts';
import type { Item, ItemId } from './item.ts';
import { getItem } from './item-queries.ts';
import { PERMISSION } from './permissions.ts';

interface ConfirmPayload {
  readonly itemId: ItemId;
}

const confirmForm = z.object({ alasan: z.string().max(200).optional(), keterangan: z.string().max(300).optional() });
const SHORTEST_REASON = 3;

/** "Still correct", said from a reminder, with a reason; it is drawn for review as often as one said at the desk. */
export const confirmAction: ActionPurpose<ConfirmPayload> = {
  name: 'freshness.confirm',
  schema: z.object({ itemId: idSchema<'item'>() }),
  async describe({ tx, actor, language }, { itemId }) {
    const item = await getItem(tx, itemId);
    assertMay(actor, PERMISSION.confirm, item.unitPath);
    if (item.reviewReason === 'sample') throw new AppError('conflict', `Item ${itemId} waits for review`);
    const words = confirmActionTexts(language);
    const day = (date: Temporal.PlainDate | null) => (date === null ? words.never : formatDate(date, language));
    return {
      ...{ title: words.title, lead: deskTexts(language).confirmLead, state: stateOf(item) },
      facts: [
        { term: words.item, value: item.title },
        { term: words.renewed, value: day(item.lastRenewedOn) },
        { term: words.due, value: day(item.dueOn) },
        ...(item.legalBasis === '' ? [] : [{ term: words.basis, value: item.legalBasis }]),
      ],
      ...{ fields: reasonFields(language), button: deskTexts(language).confirm, href: `/meja/kesegaran/${itemId}` },
    };
  },
  async perform({ tx, actor, today, language }, { itemId }, form) {
    const words = deskTexts(language);
    const read = parseForm(confirmForm, form);
    const reason = read.ok ? [read.value.alasan, read.value.keterangan].filter(Boolean).join('. ') : '';
    if (reason.length < SHORTEST_REASON) return { ok: false, errors: { alasan: words.errors.reason } };
    const isDrawn = await confirmItem(tx, { itemId, personId: actor.personId, reason, today });
    const { dueOn } = await getItem(tx, itemId);
    const next = dueOn === null ? [] : [confirmActionTexts(language).next(formatDate(dueOn, language))];
    const drawn = isDrawn ? [confirmActionTexts(language).drawn] : [];
    return { ok: true, text: [words.confirmed(1), ...next, ...drawn].join(' ') };
  },
};

/** What is put into a reminder so that its receiver can confirm an item as it stands now. */
export function confirmWish(item: Pick<Item, 'id' | 'version' | 'dueOn' | 'unitId'>): ActionWish<ConfirmPayload> {
  return {
    ...{ purpose: confirmAction, subject: `freshness-item:${item.id}`, unitId: item.unitId },
    ...{ payload: { itemId: item.id }, state: stateOf(item) },
  };
}

/** The version that was told of, and until when: a renewed item needs no confirmation by an old mail. */
function stateOf({ version, dueOn }: Pick<Item, 'version' | 'dueOn'>): string {
  return `${version} ${dueOn ?? ''}`;
}

function reasonFields(language: Language): readonly ActionField[] {
  const words = deskTexts(language);
  const options = words.canned.map((reason) => ({ value: reason, label: reason }));
  return [
    { name: 'alasan', label: words.cannedReason, kind: 'choice', options },
    { name: 'keterangan', label: words.ownReason, hint: words.ownReasonHint, kind: 'line', longest: 300 },
  ];
}
