import { sql } from 'kysely';
import type { Tx } from '../database/database.ts';
import type { Id } from '../database/ids.ts';
import type { AccountId } from './actor.ts';
import './tables.ts';

/** A signed-in browser. */
export type SessionId = Id<'session'>;

/** However busy it is, a session ends after this time. */
export const SESSION_SECONDS = 12 * 60 * 60;

/** A session in which nothing happens for this long has ended. */
export const IDLE_MINUTES = 120;

/** How long a proof of identity is good for changing passwords, factors and passkeys. */
export const FRESH_MINUTES = 10;

const SEEN_STEP_SECONDS = 60;

/** Who is signed in, as the session tells it. */
export interface SignedIn {
  readonly sessionId: SessionId;
  readonly accountId: AccountId;
  readonly name: string;
  readonly email: string;
  readonly hasTotp: boolean;
  readonly seenAt: Temporal.Instant;
  /** When the person last proved who they are. */
  readonly authenticatedAt: Temporal.Instant;
}

/** One browser in the list that a person sees of their own sessions. */
export interface SessionSummary {
  readonly id: SessionId;
  /** What the browser says of itself; not to be trusted, empty when it says nothing. */
  readonly userAgent: string;
  /** Network address at sign-in; empty when unknown. */
  readonly address: string;
  readonly signedInAt: Temporal.Instant;
  /** Exact to the minute. */
  readonly seenAt: Temporal.Instant;
}

/** The session of a token, unless it has ended, was idle for too long, or its login was disabled. One query. */
export async function findSignedIn(tx: Tx, token: string, now: Temporal.Instant): Promise<SignedIn | null> {
  const row = await tx
    .selectFrom('identity.session as session')
    .innerJoin('identity.login as login', 'login.id', 'session.login_id')
    .select(['session.id', 'session.updated_at', 'session.authenticated_at'])
    .select(['login.id as login_id', 'login.name', 'login.email', 'login.two_factor_enabled'])
    .where('session.token', '=', token)
    .where('session.expires_at', '>', sql<Date>`${now.toString()}::timestamptz`)
    .where('session.updated_at', '>', sql<Date>`${idleSince(now)}::timestamptz`)
    .where('login.disabled_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  return {
    sessionId: row.id as SessionId,
    accountId: row.login_id as AccountId,
    name: row.name,
    email: row.email,
    hasTotp: row.two_factor_enabled,
    seenAt: instantOf(row.updated_at),
    authenticatedAt: instantOf(row.authenticated_at),
  };
}

/** Whether the person proved who they are within the last {@link FRESH_MINUTES}. */
export function isFresh(signedIn: SignedIn, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(signedIn.authenticatedAt.add({ minutes: FRESH_MINUTES }), now) >= 0;
}

/** Whether "last seen" is due to be written again. */
export function isSeenDue(signedIn: SignedIn, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(signedIn.seenAt.add({ seconds: SEEN_STEP_SECONDS }), now) <= 0;
}

/** Writes down that the session is in use. */
export async function noteSeen(tx: Tx, id: SessionId, now: Temporal.Instant): Promise<void> {
  await tx.updateTable('identity.session').set({ updated_at: now.toString() }).where('id', '=', id).execute();
}

/** Writes down that the person has just proved who they are. */
export async function noteAuthenticated(tx: Tx, id: SessionId, now: Temporal.Instant): Promise<void> {
  await tx.updateTable('identity.session').set({ authenticated_at: now.toString() }).where('id', '=', id).execute();
}

/** The sessions of a login that are alive, last seen first; at most 50. */
export async function listSessions(
  tx: Tx,
  accountId: AccountId,
  now: Temporal.Instant,
): Promise<readonly SessionSummary[]> {
  const rows = await tx
    .selectFrom('identity.session')
    .select(['id', 'user_agent', 'ip_address', 'created_at', 'updated_at'])
    .where('login_id', '=', accountId)
    .where('expires_at', '>', sql<Date>`${now.toString()}::timestamptz`)
    .where('updated_at', '>', sql<Date>`${idleSince(now)}::timestamptz`)
    .orderBy('updated_at', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    id: row.id as SessionId,
    userAgent: row.user_agent ?? '',
    address: row.ip_address ?? '',
    signedInAt: instantOf(row.created_at),
    seenAt: instantOf(row.updated_at),
  }));
}

/** Ends one session of a login at once. @returns whether there was one */
export async function endSession(tx: Tx, accountId: AccountId, id: SessionId): Promise<boolean> {
  const ended = await tx
    .deleteFrom('identity.session')
    .where('login_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  return ended.numDeletedRows > 0n;
}

/** Ends the session of a token; nothing happens when there is none. */
export async function endSessionOfToken(tx: Tx, token: string): Promise<void> {
  await tx.deleteFrom('identity.session').where('token', '=', token).execute();
}

/** Ends all sessions of a login at once, but the one to keep. @returns how many ended */
export async function endSessions(tx: Tx, accountId: AccountId, keep: SessionId | null): Promise<number> {
  const ended = await tx
    .deleteFrom('identity.session')
    .where('login_id', '=', accountId)
    .$if(keep !== null, (query) => query.where('id', '!=', keep))
    .executeTakeFirst();
  return Number(ended.numDeletedRows);
}

/** Removes what has ended long ago: sessions, challenges, links and attempts of the government. */
export async function sweep(tx: Tx, now: Temporal.Instant): Promise<void> {
  const ended = sql<Date>`${now.toString()}::timestamptz`;
  const old = sql<Date>`${now.subtract({ hours: 48 }).toString()}::timestamptz`;
  await tx.deleteFrom('identity.session').where('expires_at', '<', ended).execute();
  await tx.deleteFrom('identity.verification').where('expires_at', '<', ended).execute();
  await tx.deleteFrom('identity.password_link').where('expires_at', '<', old).execute();
  await tx.deleteFrom('identity.sign_in_attempt').where('last_failed_at', '<', old).execute();
}

function idleSince(now: Temporal.Instant): string {
  return now.subtract({ minutes: IDLE_MINUTES }).toString();
}

function instantOf(date: Date): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime());
}
