import { sql } from 'kysely';
import type { Tx } from '../../database/database.ts';
import { type GovernmentId, type Id, newId } from '../../database/ids.ts';
import type { PersonId } from '../../identity/actor.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import type { NoticeId } from '../notify/notice-rows.ts';
import { SEND_PUSH } from './push-name.ts';
import type { SubscriptionId } from './subscriptions.ts';

/** One notice on its way to one device. */
export type PushId = Id<'push'>;

/** Sends a notice to all devices of a person after the commit. @returns to how many; 0 when there are none */
export async function pushNotice(
  tx: Tx,
  notice: { readonly id: NoticeId; readonly personId: PersonId },
): Promise<number> {
  const devices = await tx
    .selectFrom('messages.push_subscription')
    .select(['id', 'government_id'])
    .where('person_id', '=', notice.personId)
    .execute();
  for (const device of devices) {
    const id: PushId = newId<'push'>();
    await tx
      .insertInto('messages.push')
      .values({ id, notice_id: notice.id, subscription_id: device.id, last_error: null })
      .execute();
    await enqueue(tx, SEND_PUSH, { governmentId: device.government_id as GovernmentId, pushId: id });
  }
  return devices.length;
}

/** A push that a run has claimed, with all that is needed to send it; `endpoint` null when the device is gone. */
export interface ClaimedPush {
  readonly noticeId: NoticeId;
  readonly subscriptionId: SubscriptionId;
  readonly title: string;
  readonly href: string;
  readonly endpoint: string | null;
  readonly p256dh: string | null;
  readonly auth: string | null;
}

/** Takes a push that waits, or whose run must have died. Undefined when there is nothing to do. */
export async function claimPush(
  tx: Tx,
  id: PushId,
  { now, died }: { readonly now: Temporal.Instant; readonly died: Temporal.Instant },
): Promise<ClaimedPush | undefined> {
  const { rows } = await sql<ClaimedPush>`
    with mine as (
      update messages.push set state = 'sending', claimed_at = ${now.toString()}::timestamptz, attempts = attempts + 1
      where id = ${id} and (state = 'queued' or (state = 'sending' and claimed_at <= ${died.toString()}::timestamptz))
      returning government_id, notice_id, subscription_id)
    select mine.notice_id as "noticeId", mine.subscription_id as "subscriptionId", n.title, n.href,
      s.endpoint, s.p256dh, s.auth
    from mine
    join messages.notice n on n.government_id = mine.government_id and n.id = mine.notice_id
    left join messages.push_subscription s on s.government_id = mine.government_id and s.id = mine.subscription_id`.execute(
    tx,
  );
  return rows[0];
}

/** Notes what became of a push that this run has claimed. */
export async function settlePush(
  tx: Tx,
  id: PushId,
  outcome: {
    readonly state: 'sent' | 'queued' | 'failed';
    readonly error: string | null;
    readonly now: Temporal.Instant;
  },
): Promise<void> {
  const { state, error, now } = outcome;
  await tx
    .updateTable('messages.push')
    .set({ state, last_error: error, sent_at: state === 'sent' ? now.toString() : null })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .execute();
}

/** Whether some device got the notice, or may get it yet. */
export async function isOnItsWay(tx: Tx, noticeId: NoticeId): Promise<boolean> {
  const row = await tx
    .selectFrom('messages.push')
    .select('id')
    .where('notice_id', '=', noticeId)
    .where('state', '<>', 'failed')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets a device that its push service does not know any more. */
export async function forgetDevice(tx: Tx, id: SubscriptionId): Promise<void> {
  await tx.deleteFrom('messages.push_subscription').where('id', '=', id).execute();
}

/** Pushes whose process died long ago: back into the queue. @returns how many */
export async function reclaimPushes(tx: Tx, died: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ id: PushId; government_id: GovernmentId }>`
    update messages.push set state = 'queued'
    where id in (select id from messages.push where state = 'sending' and claimed_at <= ${died.toString()}::timestamptz
      order by id limit 200 for update skip locked)
    returning id, government_id`.execute(tx);
  for (const { id, government_id: governmentId } of rows) await enqueue(tx, SEND_PUSH, { governmentId, pushId: id });
  return rows.length;
}
