import { createHash } from 'node:crypto';
import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../database/database.ts';
import '../tables.ts';

/** What is counted: failures for a mail address, failures from a network address, reset mails asked from one. */
export type AttemptKind = 'mail' | 'address' | 'reset';

/** Whose attempts are counted; kept as a digest only. */
export interface AttemptKey {
  readonly kind: AttemptKind;
  readonly digest: Buffer;
}

interface Patience {
  /** Failures without any waiting. */
  readonly free: number;
  /** After so many hours without a failure the count begins anew. */
  readonly forgetHours: number;
}

// An office of 80 operators stands behind one network address.
const PATIENCE: Readonly<Record<AttemptKind, Patience>> = {
  mail: { free: 5, forgetHours: 24 },
  address: { free: 50, forgetHours: 1 },
  reset: { free: 20, forgetHours: 1 },
};

const LONGEST_WAIT_MINUTES = 60;

/** Minutes to wait after so many failures: none at first, then 1, 2, 4 … and 60 at most. */
export function waitMinutes(kind: AttemptKind, failures: number): number {
  const beyond = failures - PATIENCE[kind].free;
  return beyond < 0 ? 0 : Math.min(LONGEST_WAIT_MINUTES, 2 ** Math.min(beyond, 10));
}

/** The key under which attempts are counted. Mail addresses count alike whether or not they have a login. */
export function attemptKey(kind: AttemptKind, subject: string): AttemptKey {
  return { kind, digest: createHash('sha256').update(subject.trim().toLowerCase()).digest() };
}

/** How an attempt was received: it may go on, or nothing is tried before a moment. */
export type Claim =
  | { readonly isLocked: false; readonly failures: number }
  | { readonly isLocked: true; readonly until: Temporal.Instant };

/**
 * Counts an attempt as failed before it is tried, so that many at the same moment count too; {@link forgive} takes it
 * back. An attempt during a wait is not counted, so that nobody can keep another locked out for ever by trying.
 */
export async function claimAttempt(tx: Tx, key: AttemptKey, now: Temporal.Instant): Promise<Claim> {
  const moment = sql<string>`${now.toString()}::timestamptz`;
  const forgotten = sql<Date>`${now.subtract({ hours: PATIENCE[key.kind].forgetHours }).toString()}::timestamptz`;
  const claimed = await tx
    .insertInto('identity.sign_in_attempt')
    .values({ kind: key.kind, key: key.digest, failures: 1, last_failed_at: moment })
    .onConflict((conflict) =>
      conflict
        .columns(['government_id', 'kind', 'key'])
        .doUpdateSet({
          failures: sql`case when sign_in_attempt.last_failed_at < ${forgotten} then 1 else sign_in_attempt.failures + 1 end`,
          last_failed_at: moment,
          locked_until: null,
        })
        .where(sql<SqlBool>`sign_in_attempt.locked_until is null or sign_in_attempt.locked_until <= ${moment}`),
    )
    .returning('failures')
    .executeTakeFirst();
  if (!claimed) return { isLocked: true, until: await lockedUntil(tx, key, now) };
  const minutes = waitMinutes(key.kind, claimed.failures);
  if (minutes > 0) await lock(tx, key, now.add({ minutes }));
  return { isLocked: false, failures: claimed.failures };
}

async function lock(tx: Tx, key: AttemptKey, until: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('identity.sign_in_attempt')
    .set({ locked_until: until.toString() })
    .where('kind', '=', key.kind)
    .where('key', '=', key.digest)
    .execute();
}

async function lockedUntil(tx: Tx, key: AttemptKey, now: Temporal.Instant): Promise<Temporal.Instant> {
  const row = await tx
    .selectFrom('identity.sign_in_attempt')
    .select('locked_until')
    .where('kind', '=', key.kind)
    .where('key', '=', key.digest)
    .executeTakeFirst();
  return row?.locked_until ? Temporal.Instant.fromEpochMilliseconds(row.locked_until.getTime()) : now;
}

/** Begins the count of a key anew, and ends any waiting. */
export async function forgiveAll(tx: Tx, key: AttemptKey): Promise<void> {
  await tx.deleteFrom('identity.sign_in_attempt').where('kind', '=', key.kind).where('key', '=', key.digest).execute();
}

/** Takes back one claim that turned out to be no failure; earlier failures stay counted. */
export async function forgiveOne(tx: Tx, key: AttemptKey): Promise<void> {
  await tx
    .updateTable('identity.sign_in_attempt')
    .set({ failures: sql`greatest(0, failures - 1)`, locked_until: null })
    .where('kind', '=', key.kind)
    .where('key', '=', key.digest)
    .execute();
}
