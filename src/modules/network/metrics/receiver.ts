import { sql } from 'kysely';
import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Tenant } from '../../../platform/database/tenancy.ts';
import { type Actor, assertMay } from '../../../platform/identity/actor.ts';
import type { Sealer, SealPurpose } from '../../../platform/sealing/sealing.ts';
import { PERMISSION } from '../permissions.ts';

/** How the sender makes itself known. */
export type AuthorizationKind = 'none' | 'basic' | 'bearer';

/** Where readings are sent, and how far that is; never its secret. */
export interface Receiver {
  readonly url: string;
  readonly isOn: boolean;
  readonly authorizationKind: AuthorizationKind;
  /** Readings up to here have been sent or given up; of equal moments, up to this target. */
  readonly sentUntil: Date;
  readonly sentTargetId: string;
  readonly failures: number;
  /** Not before; null: at once. */
  readonly nextAt: Date | null;
  readonly lastSentAt: Date | null;
  /** One word of the last failure; empty when the last sending went well. */
  readonly problem: string;
  readonly sentCount: number;
  readonly droppedCount: number;
}

const PURPOSE: SealPurpose = 'network.receiver';

/** The government's receiver; undefined while it has none. */
export async function findReceiver(tx: Tx): Promise<Receiver | undefined> {
  const { rows } = await sql<Receiver>`
    select url, is_on as "isOn", authorization_kind as "authorizationKind", sent_until as "sentUntil",
      sent_target_id as "sentTargetId", failures, next_at as "nextAt", last_sent_at as "lastSentAt", problem,
      sent_count::float8 as "sentCount", dropped_count::float8 as "droppedCount"
    from network.receiver`.execute(tx);
  return rows[0];
}

/** What a form says of the receiver. */
export interface ReceiverWish {
  readonly url: string;
  readonly isOn: boolean;
  readonly authorizationKind: AuthorizationKind;
  /** `user:password`, or the token; null keeps what is there. */
  readonly secret: string | null;
}

/** With what secrets are sealed, and for whom. */
export interface Sealing {
  readonly sealer: Sealer;
  readonly tenant: Tenant;
}

/**
 * Sets the receiver. Readings are sent from this moment on; a change of address begins anew.
 * @throws {AppError} `not-allowed` without `network.manage` for the whole government
 */
export async function saveReceiver(tx: Tx, actor: Actor, { sealer }: Sealing, wish: ReceiverWish): Promise<void> {
  assertMay(actor, PERMISSION.manage, '/');
  const { url, isOn, authorizationKind, secret } = wish;
  const sealed = authorizationKind === 'none' || secret === null ? null : sealer.seal(actor, PURPOSE, secret);
  await sql`
    insert into network.receiver as held (url, is_on, authorization_kind, secret_sealed, sent_until)
    values (${url}, ${isOn}, ${authorizationKind}, ${sealed}, date_trunc('milliseconds', now()))
    on conflict (government_id) do update set url = excluded.url, is_on = excluded.is_on,
      authorization_kind = excluded.authorization_kind,
      secret_sealed = case when excluded.authorization_kind = 'none' then null
        else coalesce(excluded.secret_sealed, held.secret_sealed) end,
      sent_until = case when held.url = excluded.url and held.is_on then held.sent_until else excluded.sent_until end,
      failures = 0, next_at = null, problem = ''`.execute(tx);
  await recordAudit(tx, actor, { action: 'network.set-receiver', subject: 'network:receiver', detail: { isOn } });
}

/** Whether there is a secret that can be kept. */
export async function hasSecret(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select from network.receiver where secret_sealed is not null`.execute(tx);
  return rows.length > 0;
}

/** The header `Authorization`; undefined when none is sent. @throws {AppError} `unavailable` when its key is gone */
export async function authorizationOf(tx: Tx, { sealer, tenant }: Sealing): Promise<string | undefined> {
  const { rows } = await sql<{ kind: AuthorizationKind; sealed: string | null }>`
    select authorization_kind as kind, secret_sealed as sealed from network.receiver`.execute(tx);
  const [row] = rows;
  if (!row || row.sealed === null) return undefined;
  const secret = sealer.open(tenant, PURPOSE, row.sealed);
  return row.kind === 'basic' ? `Basic ${Buffer.from(secret).toString('base64')}` : `Bearer ${secret}`;
}

/** How a sending ended. */
export interface SendNote {
  readonly until: Date;
  readonly targetId: string;
  readonly sent: number;
  readonly dropped: number;
  /** Empty: it went well. */
  readonly problem: string;
}

/** Notes that a batch is done with. False when somebody else was quicker: it must not be counted twice. */
export async function noteSent(tx: Tx, before: Receiver, note: SendNote): Promise<boolean> {
  const { rows } = await sql`
    update network.receiver set sent_until = ${note.until}, sent_target_id = ${note.targetId}, failures = 0,
      next_at = null, problem = ${note.problem}, sent_count = sent_count + ${note.sent},
      dropped_count = dropped_count + ${note.dropped},
      last_sent_at = case when ${note.sent} > 0 then now() else last_sent_at end
    where sent_until = ${before.sentUntil} and sent_target_id = ${before.sentTargetId} returning url`.execute(tx);
  return rows.length > 0;
}

/** Notes that a batch could not be sent, and when the next try is. */
export async function noteFailure(tx: Tx, problem: string, nextAt: Temporal.Instant): Promise<void> {
  await sql`
    update network.receiver set failures = failures + 1, problem = ${problem.slice(0, 80)},
      next_at = ${nextAt.toString()}::timestamptz`.execute(tx);
}
