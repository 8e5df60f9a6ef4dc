import { z } from 'zod';
import type { ActionWish } from '../../action-links/purpose.ts';
import type { Tx } from '../../database/database.ts';
import { type GovernmentId, type Id, newId } from '../../database/ids.ts';
import { AppError } from '../../errors.ts';
import type { PersonId } from '../../identity/actor.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { DELIVER_NOTICE } from './deliver-name.ts';
import '../tables.ts';

/** Something that one person is to be told. */
export interface NewNotice {
  readonly personId: PersonId;
  /** The name of a {@link NoticeKind}. */
  readonly kind: string;
  /** One line; what is beyond 200 characters is cut off. */
  readonly title: string;
  /** May be empty; what is beyond 20,000 characters is cut off. */
  readonly text: string;
  /** A path at the desk, where more stands and the thing can be done. */
  readonly href: string;
  /** Two notices to a person with the same key are one: for work that may run twice. */
  readonly key: string;
  /** What can be done from the mail without signing in; the links are made when it is sent. At most 20. */
  readonly actions?: readonly NoticeAction[];
}

/** A link in a mail, with what it says. */
export interface NoticeAction {
  readonly label: string;
  readonly wish: ActionWish;
}

const LONGEST_TITLE = 200;
const LONGEST_TEXT = 20_000;

const noticeSchema = z.object({
  kind: z.string().regex(/^[a-z][a-z0-9.-]{2,99}$/),
  title: z
    .string()
    .transform((text) =>
      text
        .replaceAll(/\p{Cc}+/gu, ' ')
        .trim()
        .slice(0, LONGEST_TITLE),
    )
    .pipe(z.string().min(1)),
  text: z.string().transform((text) => text.replaceAll('\u0000', '').slice(0, LONGEST_TEXT)),
  href: z
    .string()
    .max(500)
    .regex(/^\/[^/\\]\P{Cc}*$/u),
  key: z.string().min(1).max(200),
  actions: z.array(z.unknown()).max(20).optional(),
});

/**
 * Tells a person something on the way that they chose (push, mail, a digest, or not at all), after the commit.
 * @returns false when one with the same key was told before
 * @throws {AppError} `invalid` when the title is empty or the path is none
 */
export async function notify(tx: Tx, notice: NewNotice): Promise<boolean> {
  const checked = noticeSchema.safeParse(notice);
  if (!checked.success) {
    const faults = checked.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new AppError('invalid', `This notice cannot be sent: ${faults.join('; ')}`);
  }
  const added = await tx
    .insertInto('messages.notice')
    .values({
      ...{ id: newId(), person_id: notice.personId, kind: notice.kind, key: notice.key },
      ...{ title: checked.data.title, body: checked.data.text },
      ...{ href: notice.href, actions: JSON.stringify((notice.actions ?? []).map(storedAction)) },
    })
    .onConflict((conflict) => conflict.columns(['government_id', 'person_id', 'key']).doNothing())
    .returning(['id', 'government_id'])
    .executeTakeFirst();
  if (!added) return false;
  const payload = { governmentId: added.government_id as GovernmentId, noticeId: added.id as Id<'notice'> };
  await enqueue(tx, DELIVER_NOTICE, payload);
  return true;
}

/** An action as it waits: without anything that could be followed. */
export const storedActionSchema = z.object({
  label: z.string(),
  purpose: z.string(),
  subject: z.string(),
  unitId: z.string().nullable(),
  payload: z.unknown(),
  state: z.string().nullable(),
  hours: z.number().nullable(),
});

function storedAction({ label, wish }: NoticeAction): z.output<typeof storedActionSchema> {
  return {
    ...{ label, purpose: wish.purpose.name, subject: wish.subject, unitId: wish.unitId ?? null },
    ...{ payload: wish.purpose.schema.parse(wish.payload), state: wish.state ?? null },
    hours: wish.expiresInHours ?? null,
  };
}
