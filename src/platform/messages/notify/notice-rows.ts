import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../database/database.ts';
import type { Id } from '../../database/ids.ts';
import type { PersonId } from '../../identity/actor.ts';
import type { Channel } from '../tables.ts';
import { storedActionSchema } from './notify.ts';

/** A notice in the table. */
export type NoticeId = Id<'notice'>;

/** A notice as it waits to be told. */
export interface WaitingNotice {
  readonly id: NoticeId;
  readonly personId: PersonId;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly href: string;
  readonly state: 'new' | 'daily' | 'weekly' | 'sent' | 'dropped';
  readonly actions: readonly z.output<typeof storedActionSchema>[];
}

interface NoticeRow {
  readonly id: NoticeId;
  readonly person_id: PersonId;
  readonly kind: string;
  readonly title: string;
  readonly body: string;
  readonly href: string;
  readonly state: WaitingNotice['state'];
  readonly actions: unknown;
}

const columns = sql.raw('n.id, n.person_id, n.kind, n.title, n.body, n.href, n.state, n.actions');
const actionsSchema = z.array(storedActionSchema);

/** A notice that nobody has looked at, for this transaction alone; undefined when it was dealt with before. */
export async function takeNewNotice(tx: Tx, id: NoticeId): Promise<WaitingNotice | undefined> {
  const { rows } = await sql<NoticeRow>`
    select ${columns} from messages.notice n where n.id = ${id} and n.state = 'new' for update`.execute(tx);
  return rows[0] && toNotice(rows[0]);
}

/** A notice, however it stands; undefined when it is not there any more. */
export async function findNotice(tx: Tx, id: NoticeId): Promise<WaitingNotice | undefined> {
  const { rows } = await sql<NoticeRow>`select ${columns} from messages.notice n where n.id = ${id}`.execute(tx);
  return rows[0] && toNotice(rows[0]);
}

/** Removes notices that were settled three months ago. */
export async function removeOldNotices(tx: Tx, now: Temporal.Instant): Promise<void> {
  const old = now.subtract({ hours: 90 * 24 }).toString();
  await sql`delete from messages.notice where settled_at < ${old}::timestamptz`.execute(tx);
}

/**
 * Notices whose digest is due: the person's hour (and day) has struck since they began to wait. For this transaction
 * alone, by person; at most 5000.
 */
export async function takeDueNotices(
  tx: Tx,
  { now, timeZone }: { readonly now: Temporal.Instant; readonly timeZone: string },
): Promise<readonly WaitingNotice[]> {
  const { rows } = await sql<NoticeRow>`
    with clock as (select ${now.toString()}::timestamptz at time zone ${timeZone} as local),
    struck as (
      select p.person_id,
        date_trunc('day', local) + p.hour * interval '1 hour'
          - case when date_trunc('day', local) + p.hour * interval '1 hour' > local then interval '1 day' else interval '0' end as daily,
        date_trunc('week', local) + (p.weekday - 1) * interval '1 day' + p.hour * interval '1 hour'
          - case when date_trunc('week', local) + (p.weekday - 1) * interval '1 day' + p.hour * interval '1 hour' > local
            then interval '7 days' else interval '0' end as weekly
      from (
        select distinct w.person_id, coalesce(t.hour, 7) as hour, coalesce(t.weekday, 1) as weekday
        from messages.notice w
        left join messages.digest_time t on t.government_id = w.government_id and t.person_id = w.person_id
        where w.state in ('daily', 'weekly')) p, clock
    )
    select ${columns} from messages.notice n join struck s on s.person_id = n.person_id
    where n.state in ('daily', 'weekly')
      and n.waits_since < (case n.state when 'daily' then s.daily else s.weekly end) at time zone ${timeZone}
    order by n.person_id, n.id limit 5000 for update of n skip locked`.execute(tx);
  return rows.map(toNotice);
}

/** Puts a notice aside for a digest. */
export async function letWait(tx: Tx, id: NoticeId, rhythm: 'daily' | 'weekly', now: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('messages.notice')
    .set({ state: rhythm, waits_since: now.toString() })
    .where('id', '=', id)
    .execute();
}

/** Notes what became of notices. */
export async function settleNotices(
  tx: Tx,
  ids: readonly NoticeId[],
  state: 'sent' | 'dropped',
  now: Temporal.Instant,
): Promise<void> {
  await sql`update messages.notice set state = ${state}, settled_at = ${now.toString()}::timestamptz
    where id = any (${[...ids]}::uuid[])`.execute(tx);
}

/** The ways that a person chose, by the kind of notice. */
export async function readChoices(tx: Tx, personId: PersonId): Promise<ReadonlyMap<string, Channel>> {
  const rows = await tx
    .selectFrom('messages.choice')
    .select(['kind', 'channel'])
    .where('person_id', '=', personId)
    .execute();
  return new Map(rows.map(({ kind, channel }) => [kind, channel]));
}

function toNotice(row: NoticeRow): WaitingNotice {
  return {
    ...{ id: row.id, personId: row.person_id, kind: row.kind, title: row.title, text: row.body, href: row.href },
    ...{ state: row.state, actions: actionsSchema.parse(row.actions) },
  };
}
