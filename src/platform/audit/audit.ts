import { sql } from 'kysely';
import type { Tx } from '../database/database.ts';
import { type GovernmentId, newId } from '../database/ids.ts';
import type { Tenant } from '../database/tenancy.ts';
import type { AccountId, Actor, PersonId } from '../identity/actor.ts';
import type { AuditValue } from './tables.ts';
import './tables.ts';

/** The tenant under which acts on the whole installation are recorded: a chain of its own beside the governments'. */
export const INSTALLATION: Tenant = { governmentId: '00000000-0000-0000-0000-000000000000' as GovernmentId };

/** Who acted: a signed-in person, or the system itself (a job, a command). */
export type AuditActor = Pick<Actor, 'accountId' | 'personId'> | 'system';

/** What was done to what. Ids and codes only: the audit log is kept for ever and holds no personal data. */
export interface AuditAct {
  /** `module.action` in lower case, for example `sites.publish`. */
  readonly action: string;
  /** `kind:id`, for example `content:0192…`. */
  readonly subject: string;
  readonly detail?: Readonly<Record<string, AuditValue>>;
}

/**
 * Adds one entry to the audit log of the transaction's government. It takes its place in the hash chain when the
 * transaction commits, and leaves no trace when it rolls back. May be called anywhere in the transaction.
 */
export async function recordAudit(tx: Tx, actor: AuditActor, act: AuditAct): Promise<void> {
  await recordAudits(tx, [{ actor, act }]);
}

/** As {@link recordAudit}, for several acts in one statement; they join the chain in this order. */
export async function recordAudits(
  tx: Tx,
  entries: readonly { readonly actor: AuditActor; readonly act: AuditAct }[],
): Promise<void> {
  if (entries.length === 0) return;
  await tx.insertInto('audit.entry').values(entries.map(toRow)).execute();
}

function toRow({ actor, act }: { readonly actor: AuditActor; readonly act: AuditAct }) {
  const person = actor === 'system' ? { accountId: null, personId: null } : actor;
  return {
    id: newId<'audit-entry'>(),
    account_id: person.accountId,
    person_id: person.personId,
    action: act.action,
    subject: act.subject,
    detail: JSON.stringify(act.detail ?? {}),
  };
}

/** What a walk along a chain found. */
export interface AuditVerdict {
  /** Whole entries, from the first up to the break or the end. */
  readonly entries: number;
  /** Where the chain is broken first: the sequence that is changed, missing or too much; null when it is whole. */
  readonly brokenAt: number | null;
}

/** One entry as it stands in the chain. */
export interface AuditEntry {
  /** From 1, without gaps, in the order of the commits of one government. */
  readonly sequence: number;
  readonly happenedAt: Temporal.Instant;
  /** Both null when the system acted. */
  readonly accountId: AccountId | null;
  readonly personId: PersonId | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, AuditValue>>;
}

const MOST_PER_PAGE = 100;

/**
 * Entries of the transaction's government, newest first.
 * @param options `before` is the sequence of the last one shown, null begins with the newest; `limit` 1 to 100;
 * `subject` narrows to one subject
 */
export async function listAudit(
  tx: Tx,
  options: { readonly before: number | null; readonly limit: number; readonly subject?: string },
): Promise<readonly AuditEntry[]> {
  const rows = await tx
    .selectFrom('audit.link')
    .innerJoin('audit.entry', 'audit.entry.id', 'audit.link.entry_id')
    .select(['audit.link.sequence', 'audit.entry.recorded_at', 'audit.entry.account_id', 'audit.entry.person_id'])
    .select(['audit.entry.action', 'audit.entry.subject', 'audit.entry.detail'])
    .where('audit.link.sequence', '<', options.before ?? Number.MAX_SAFE_INTEGER)
    .where('audit.entry.government_id', '=', sql<string>`platform.current_government()`)
    .$if(options.subject !== undefined, (query) => query.where('audit.entry.subject', '=', options.subject ?? ''))
    .orderBy('audit.link.sequence', 'desc')
    .limit(Math.min(Math.max(Math.trunc(options.limit), 1), MOST_PER_PAGE))
    .execute();
  return rows.map((row) => ({
    sequence: row.sequence,
    happenedAt: Temporal.Instant.fromEpochMilliseconds(row.recorded_at.getTime()),
    accountId: row.account_id as AccountId | null,
    personId: row.person_id as PersonId | null,
    action: row.action,
    subject: row.subject,
    detail: row.detail,
  }));
}
