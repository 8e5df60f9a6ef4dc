import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../database/database.ts';
import { type Id, newId } from '../database/ids.ts';
import type { PersonId, UnitId } from '../identity/actor.ts';
import type { ActionWish } from './purpose.ts';
import './tables.ts';

/** A link in a message. */
export type ActionLinkId = Id<'action-link'>;

/** How long a link works where nothing else was said. */
export const USUAL_HOURS = 168;

const LONGEST_HOURS = 720;
const TOKEN_BYTES = 32;

/**
 * Makes a link with which one person does one thing once, without signing in. Its token is random (256 bit) and is
 * kept as a digest only, so the path cannot be had again: put it into the message in this transaction.
 * @returns a path such as `/t/…` on the government's own host; `originOf(address, label)` goes before it
 */
export async function createActionLink<Payload>(
  tx: Tx,
  { personId, ...wish }: ActionWish<Payload> & { readonly personId: PersonId },
): Promise<string> {
  const { name } = wish.purpose;
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const hours = Math.min(LONGEST_HOURS, Math.max(1, Math.trunc(wish.expiresInHours ?? (await lifetimeOf(tx, name)))));
  await tx
    .insertInto('action_links.link')
    .values({
      id: newId(),
      token_hash: digestOf(token),
      purpose: name,
      subject: wish.subject,
      person_id: personId,
      unit_id: wish.unitId ?? null,
      payload: JSON.stringify(wish.purpose.schema.parse(wish.payload)),
      state: wish.state ?? null,
      expires_at: sql<string>`now() + ${hours} * interval '1 hour'`,
    })
    .execute();
  return `/t/${token}`;
}

async function lifetimeOf(tx: Tx, purpose: string): Promise<number> {
  const row = await tx
    .selectFrom('action_links.lifetime')
    .select('hours')
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  return row?.hours ?? USUAL_HOURS;
}

/** A link that works. */
export interface OpenLink {
  readonly id: ActionLinkId;
  readonly purpose: string;
  readonly subject: string;
  readonly personId: PersonId;
  readonly unitId: UnitId | null;
  readonly payload: unknown;
  readonly state: string | null;
  readonly expiresAt: Temporal.Instant;
}

const COLUMNS = ['id', 'purpose', 'subject', 'person_id', 'unit_id', 'payload', 'state', 'expires_at'] as const;

interface LinkRow {
  readonly id: string;
  readonly purpose: string;
  readonly subject: string;
  readonly person_id: string;
  readonly unit_id: string | null;
  readonly payload: unknown;
  readonly state: string | null;
  readonly expires_at: Date;
}

/** The link of a token while it works; null when it is used, expired, forged or of another government. */
export async function findActionLink(tx: Tx, token: string, now: Temporal.Instant): Promise<OpenLink | null> {
  const row = await tx
    .selectFrom('action_links.link')
    .select(COLUMNS)
    .where('token_hash', '=', digestOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`${now.toString()}::timestamptz`)
    .executeTakeFirst();
  return row ? toLink(row) : null;
}

/**
 * As {@link findActionLink}, and uses the link up when the transaction commits. Of two at the same moment the second
 * waits for the first, and finds nothing when that one acted.
 */
export async function claimActionLink(tx: Tx, token: string, now: Temporal.Instant): Promise<OpenLink | null> {
  const row = await tx
    .updateTable('action_links.link')
    .set({ used_at: now.toString() })
    .where('token_hash', '=', digestOf(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`${now.toString()}::timestamptz`)
    .returning(COLUMNS)
    .executeTakeFirst();
  return row ? toLink(row) : null;
}

/** Removes links whose time was over a month ago. @returns how many */
export async function removeOldLinks(tx: Tx, now: Temporal.Instant): Promise<number> {
  const old = sql<Date>`${now.subtract({ hours: LONGEST_HOURS }).toString()}::timestamptz`;
  const gone = await tx.deleteFrom('action_links.link').where('expires_at', '<', old).executeTakeFirst();
  return Number(gone.numDeletedRows);
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function toLink(row: LinkRow): OpenLink {
  return {
    id: row.id as ActionLinkId,
    purpose: row.purpose,
    subject: row.subject,
    personId: row.person_id as PersonId,
    unitId: row.unit_id as UnitId | null,
    payload: row.payload,
    state: row.state,
    expiresAt: Temporal.Instant.fromEpochMilliseconds(row.expires_at.getTime()),
  };
}
