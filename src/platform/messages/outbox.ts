import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../database/database.ts';
import { type GovernmentId, newId } from '../database/ids.ts';
import { AppError } from '../errors.ts';
import { enqueueAll } from '../jobs/enqueue.ts';
import { assertMaySend, type MessageId, type NewMail } from './message.ts';
import { sendMessageJob } from './send-message.ts';
import type { MessageState } from './tables.ts';
import './tables.ts';

/**
 * Puts a mail into the outbox of the transaction's government; a job sends it after the commit.
 * @returns its id; the first mail's when one with the same key was written before
 * @throws {AppError} `invalid` when the address, the subject or the body must not go out
 */
export async function sendMail(tx: Tx, mail: NewMail): Promise<MessageId> {
  const key = mail.key ?? newId();
  const [added] = await sendMails(tx, [{ ...mail, key }]);
  return added ?? idByKey(tx, key);
}

/**
 * As {@link sendMail}, for several mails in two statements.
 * @returns the ids of those that are new; of those whose key was there before nothing is written
 */
export async function sendMails(tx: Tx, mails: readonly NewMail[]): Promise<readonly MessageId[]> {
  if (mails.length === 0) return [];
  for (const mail of mails) assertMaySend(mail);
  const added = await tx
    .insertInto('messages.message')
    .values(mails.map(toRow))
    .onConflict((conflict) => conflict.columns(['government_id', 'key']).doNothing())
    .returning(['id', 'government_id'])
    .execute();
  const jobs = added.map((row) => ({
    governmentId: row.government_id as GovernmentId,
    messageId: row.id as MessageId,
  }));
  await enqueueAll(tx, sendMessageJob, jobs);
  return jobs.map(({ messageId }) => messageId);
}

function toRow(mail: NewMail) {
  const id: MessageId = newId<'message'>();
  return {
    ...{ id, key: mail.key ?? id, kind: mail.kind, subject_ref: mail.subjectRef, to_address: mail.to },
    ...{ subject: mail.subject, body_text: mail.text, body_html: mail.html ?? null },
    contains_secret: mail.containsSecret ?? false,
    ...{ state: 'queued' as const, last_error: null, claimed_at: null, sent_at: null },
  };
}

async function idByKey(tx: Tx, key: string): Promise<MessageId> {
  const row = await tx.selectFrom('messages.message').select('id').where('key', '=', key).executeTakeFirstOrThrow();
  return row.id as MessageId;
}

/** A message as the administrator's list shows it: without its body. */
export interface OutboxItem {
  readonly id: MessageId;
  readonly kind: string;
  readonly subjectRef: string;
  readonly to: string;
  readonly subject: string;
  readonly state: MessageState;
  readonly attempts: number;
  /** A code such as `ECONNECTION` or `EENVELOPE 550`; null when nothing went wrong. */
  readonly lastError: string | null;
  readonly createdAt: Temporal.Instant;
  /** Null until it was sent. */
  readonly sentAt: Temporal.Instant | null;
}

/**
 * Messages in a state, newest first.
 * @param options `cursor` is the id of the last one shown, null begins; `limit` 1 to 100
 * @throws {AppError} `invalid` when the cursor is not an id
 */
export async function listMessages(
  tx: Tx,
  options: { readonly state: MessageState; readonly cursor: string | null; readonly limit: number },
): Promise<{ readonly items: readonly OutboxItem[]; readonly next: MessageId | null }> {
  const limit = Math.min(Math.max(Math.trunc(options.limit), 1), 100);
  const rows = await tx
    .selectFrom('messages.message')
    .select([
      'id',
      'kind',
      'subject_ref',
      'to_address',
      'subject',
      'state',
      'attempts',
      'last_error',
      'created_at',
      'sent_at',
    ])
    .where('state', '=', options.state)
    .$if(options.cursor !== null, (query) => query.where('id', '<', idFrom(options.cursor)))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit).map((row) => ({
    id: row.id as MessageId,
    kind: row.kind,
    subjectRef: row.subject_ref,
    to: row.to_address,
    subject: row.subject,
    state: row.state,
    attempts: row.attempts,
    lastError: row.last_error,
    createdAt: instantOf(row.created_at),
    sentAt: row.sent_at === null ? null : instantOf(row.sent_at),
  }));
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

function idFrom(cursor: string | null): string {
  const id = z.guid().safeParse(cursor);
  if (!id.success) throw new AppError('invalid', 'The cursor of the outbox is not an id');
  return id.data;
}

function instantOf(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}

/** How many messages wait for somebody: held for want of a mail server, and given up. Each stops at 1000. */
export async function countWaiting(tx: Tx): Promise<{ readonly held: number; readonly failed: number }> {
  const upTo = sql`1000`;
  const { rows } = await sql<{ held: number; failed: number }>`select
    (select count(*)::int from (select from messages.message where state = 'held' limit ${upTo}) as held) as held,
    (select count(*)::int from (select from messages.message where state = 'failed' limit ${upTo}) as failed) as failed`.execute(
    tx,
  );
  return rows[0] ?? { held: 0, failed: 0 };
}

const RELEASED_AT_ONCE = 200;

/**
 * Sends held or failed messages again, the oldest 200 first.
 * @returns how many were put into the queue; call again while it answers 200
 */
export async function releaseMessages(tx: Tx, state: 'held' | 'failed'): Promise<number> {
  const released = await tx
    .updateTable('messages.message')
    .set({ state: 'queued', attempts: 0 })
    .where('id', 'in', (query) =>
      query
        .selectFrom('messages.message')
        .select('id')
        .where('state', '=', state)
        .orderBy('id')
        .limit(RELEASED_AT_ONCE)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'government_id'])
    .execute();
  const jobs = released.map((row) => ({
    governmentId: row.government_id as GovernmentId,
    messageId: row.id as MessageId,
  }));
  await enqueueAll(tx, sendMessageJob, jobs);
  return released.length;
}

/** Erases address and text of every message about a subject, when its personal data have served their time. What was not sent yet never is. */
export async function forgetMessages(tx: Tx, subjectRef: string): Promise<void> {
  await sql`
    update messages.message set to_address = '(dihapus)', subject = '(dihapus)', body_text = '(dihapus)', body_html = null,
      last_error = case when state in ('queued', 'held') then 'EERASED' else last_error end,
      state = case when state in ('queued', 'held') then 'failed' else state end
    where subject_ref = ${subjectRef} and state <> 'sending'`.execute(tx);
}
