import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import { AppError } from '../../../platform/errors.ts';
import type { PersonId } from '../../../platform/identity/actor.ts';
import { type Page, type Paging, pageOf, startOf } from '../paging.ts';
import type { NamedPerson } from '../people/queries.ts';
import type { DelegationId, HandOver, ListedHandOver } from './delegation.ts';
import '../tables.ts';

function delegations(tx: Tx) {
  return tx
    .selectFrom('organization.delegation as delegation')
    .innerJoin('organization.person as giver', (join) =>
      join
        .onRef('giver.government_id', '=', 'delegation.government_id')
        .onRef('giver.id', '=', 'delegation.from_person_id'),
    )
    .innerJoin('organization.person as receiver', (join) =>
      join
        .onRef('receiver.government_id', '=', 'delegation.government_id')
        .onRef('receiver.id', '=', 'delegation.to_person_id'),
    )
    .select([
      'delegation.id',
      'delegation.from_person_id',
      'delegation.to_person_id',
      'giver.name as from_name',
      'receiver.name as to_name',
      'delegation.starts_on',
      'delegation.ends_on',
      'delegation.reason',
      sql<boolean>`delegation.revoked_at is not null`.as('is_revoked'),
    ]);
}

type DelegationRow = Awaited<ReturnType<ReturnType<typeof delegations>['executeTakeFirstOrThrow']>>;

function toHandOver(row: DelegationRow): ListedHandOver {
  return {
    id: row.id as DelegationId,
    fromPersonId: row.from_person_id as PersonId,
    toPersonId: row.to_person_id as PersonId,
    fromName: row.from_name,
    toName: row.to_name,
    startsOn: Temporal.PlainDate.from(row.starts_on),
    endsOn: Temporal.PlainDate.from(row.ends_on),
    reason: row.reason,
    isRevoked: row.is_revoked,
  };
}

/** One hand-over. @throws {AppError} `not-found` */
export async function getHandOver(tx: Tx, id: DelegationId): Promise<ListedHandOver> {
  const row = await delegations(tx).where('delegation.id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', `Delegation ${id} is not there`);
  return toHandOver(row);
}

/** Hand-overs from or to a person, or of everyone when null; the latest first, page by page. */
export async function listHandOvers(tx: Tx, personId: PersonId | null, paging: Paging): Promise<Page<ListedHandOver>> {
  const start = startOf(paging, 2);
  const direction = start.isBack ? 'asc' : 'desc';
  let list = delegations(tx)
    .orderBy('delegation.starts_on', direction)
    .orderBy('delegation.id', direction)
    .limit(paging.limit + 1);
  if (personId) {
    list = list.where((eb) =>
      eb.or([eb('delegation.from_person_id', '=', personId), eb('delegation.to_person_id', '=', personId)]),
    );
  }
  if (start.key) list = list.where(behind(start.key, start.isBack));
  const rows = await list.execute();
  return pageOf(rows.map(toHandOver), start, paging.limit, ({ startsOn, id }) => [startsOn.toString(), id]);
}

function behind([startsOn = '', id = '']: readonly string[], isBack: boolean) {
  const sign = sql.raw(isBack ? '>' : '<');
  return sql<boolean>`(delegation.starts_on::text, delegation.id::text) ${sign} (${startsOn}, ${id})`;
}

/** Writes a hand-over. */
export async function insertHandOver(tx: Tx, fromPersonId: PersonId, handOver: HandOver): Promise<DelegationId> {
  const id = newId<'delegation'>();
  await tx
    .insertInto('organization.delegation')
    .values({
      id,
      from_person_id: fromPersonId,
      to_person_id: handOver.toPersonId,
      starts_on: handOver.startsOn.toString(),
      ends_on: handOver.endsOn.toString(),
      reason: handOver.reason,
    })
    .execute();
  return id;
}

/** Marks a hand-over as taken back, now; nothing when it was before. */
export async function markRevoked(tx: Tx, id: DelegationId): Promise<void> {
  await tx
    .updateTable('organization.delegation')
    .set({ revoked_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}

const MOST_PEERS = 50;

/** Active people of the person's unit with a login who hold every role that the person holds today, at the same unit. */
export async function listPeers(
  tx: Tx,
  personId: PersonId,
  today: Temporal.PlainDate,
): Promise<readonly NamedPerson[]> {
  const { rows } = await sql<{ id: PersonId; name: string; email: string }>`
    with in_force as (
      select person_id, role_id, unit_id from organization.assignment
      where starts_on <= ${today.toString()}::date and (ends_on is null or ends_on >= ${today.toString()}::date)
    ), mine as (select role_id, unit_id from in_force where person_id = ${personId})
    select peer.id, peer.name, peer.email
    from organization.person me
    join organization.person peer on peer.government_id = me.government_id and peer.unit_id = me.unit_id
    where me.id = ${personId} and peer.id <> me.id and peer.is_active and peer.account_id is not null
      and exists (select from mine)
      and not exists (select from mine where not exists (select from in_force theirs
        where theirs.person_id = peer.id and theirs.role_id = mine.role_id and theirs.unit_id = mine.unit_id))
    order by peer.name, peer.id limit ${MOST_PEERS}`.execute(tx);
  return rows;
}
