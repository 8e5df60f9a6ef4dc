import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { type Id, newId } from '../../../platform/database/ids.ts';
import { AppError } from '../../../platform/errors.ts';
import type { PersonId, UnitId, UnitPath } from '../../../platform/identity/actor.ts';
import { within } from '../matching.ts';
import { type Page, type Paging, pageOf, startOf } from '../paging.ts';
import type { RoleId } from '../people/role.ts';
import type { KnownPerson, RowOutcome } from './row.ts';
import '../tables.ts';

/** An uploaded list. */
export type RosterImportId = Id<'roster-import'>;

/** An uploaded list with how many rows become what. */
export interface RosterImport {
  readonly id: RosterImportId;
  readonly fileName: string;
  readonly importedBy: PersonId;
  readonly isConfirmed: boolean;
  readonly counts: Readonly<Record<RowOutcome, number>>;
}

/** A row of an uploaded list as it was judged. */
export interface RosterRow {
  readonly line: number;
  readonly outcome: RowOutcome;
  readonly reason: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly unitText: string;
  readonly roleText: string;
  readonly unitId: UnitId | null;
  readonly roleId: RoleId | null;
}

/** Who of these mail addresses is known, with the roles in force on a day. One query. */
export async function findKnown(
  tx: Tx,
  emails: readonly string[],
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<string, KnownPerson>> {
  const { rows } = await sql<{ email: string; known: KnownPerson }>`
    select person.email, jsonb_build_object(
      'id', person.id, 'name', person.name, 'phone', person.phone, 'isActive', person.is_active,
      'unitId', person.unit_id, 'unitPath', unit.path,
      'held', coalesce((
        select jsonb_agg(assignment.role_id || ' ' || assignment.unit_id) from organization.assignment
        where assignment.government_id = person.government_id and assignment.person_id = person.id
          and (assignment.ends_on is null or assignment.ends_on >= ${today.toString()}::date)), '[]')) as known
    from organization.person
    join organization.unit on unit.government_id = person.government_id and unit.id = person.unit_id
    where person.email = any (${[...emails]}::text[])`.execute(tx);
  return new Map(rows.map(({ email, known }) => [email, known]));
}

/** Writes a preview with all its rows, in two statements. */
export async function insertImport(
  tx: Tx,
  added: { readonly fileName: string; readonly importedBy: PersonId; readonly rows: readonly RosterRow[] },
): Promise<RosterImportId> {
  const id: RosterImportId = newId();
  await tx
    .insertInto('organization.roster_import')
    .values({ id, file_name: added.fileName, imported_by: added.importedBy })
    .execute();
  await sql`
    insert into organization.roster_row (import_id, line, outcome, reason, name, email, phone, unit_text, role_text, unit_id, role_id)
    select ${id}, row.line, row.outcome, row.reason, row.name, row.email, row.phone, row."unitText", row."roleText", row."unitId", row."roleId"
    from jsonb_to_recordset(${JSON.stringify(added.rows)}::jsonb) as row(line integer, outcome text, reason text, name text,
      email text, phone text, "unitText" text, "roleText" text, "unitId" uuid, "roleId" uuid)`.execute(tx);
  return id;
}

/** Forgets the previews of a person that were never confirmed. */
export async function dropPreviews(tx: Tx, importedBy: PersonId): Promise<void> {
  await tx
    .deleteFrom('organization.roster_import')
    .where('imported_by', '=', importedBy)
    .where('confirmed_at', 'is', null)
    .execute();
}

/** One uploaded list. @throws {AppError} `not-found` */
export async function getImport(tx: Tx, id: RosterImportId): Promise<RosterImport> {
  const row = await tx
    .selectFrom('organization.roster_import')
    .select(['file_name', 'imported_by', sql<boolean>`confirmed_at is not null`.as('is_confirmed')])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new AppError('not-found', `Import ${id} is not there`);
  const counted = await tx
    .selectFrom('organization.roster_row')
    .select(['outcome', (eb) => eb.fn.countAll<number>().as('count')])
    .where('import_id', '=', id)
    .groupBy('outcome')
    .execute();
  const none = { add: 0, change: 0, same: 0, bad: 0 };
  const counts = { ...none, ...Object.fromEntries(counted.map(({ outcome, count }) => [outcome, Number(count)])) };
  const importedBy = row.imported_by as PersonId;
  return { id, fileName: row.file_name, importedBy, isConfirmed: row.is_confirmed, counts };
}

/** Marks a list as taken over. @returns false when it was before */
export async function confirmImport(tx: Tx, id: RosterImportId): Promise<boolean> {
  const row = await tx
    .updateTable('organization.roster_import')
    .set({ confirmed_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

function rosterRows(tx: Tx, id: RosterImportId) {
  return tx
    .selectFrom('organization.roster_row')
    .select(['line', 'outcome', 'reason', 'name', 'email', 'phone', 'unit_text', 'role_text', 'unit_id', 'role_id'])
    .where('import_id', '=', id);
}

type RowOfTable = Awaited<ReturnType<ReturnType<typeof rosterRows>['executeTakeFirstOrThrow']>>;

function toRosterRow(row: RowOfTable): RosterRow {
  return {
    ...{ line: row.line, outcome: row.outcome, reason: row.reason, name: row.name, email: row.email, phone: row.phone },
    ...{ unitText: row.unit_text, roleText: row.role_text },
    ...{ unitId: row.unit_id as UnitId | null, roleId: row.role_id as RoleId | null },
  };
}

/** All rows of a list by line; at most as many as one file may hold. */
export async function listAllRows(tx: Tx, id: RosterImportId): Promise<readonly RosterRow[]> {
  return (await rosterRows(tx, id).orderBy('line').execute()).map(toRosterRow);
}

/** The rows of a list, those to be corrected first, page by page. */
export async function listRows(tx: Tx, id: RosterImportId, paging: Paging): Promise<Page<RosterRow>> {
  const start = startOf(paging, 2);
  const direction = start.isBack ? 'desc' : 'asc';
  const rank = sql<number>`(case outcome when 'bad' then 0 else 1 end)`;
  let list = rosterRows(tx, id)
    .orderBy(rank, direction)
    .orderBy('line', direction)
    .limit(paging.limit + 1);
  if (start.key) {
    const [atRank = '0', atLine = '0'] = start.key.map((part) => (/^\d{1,7}$/.test(part) ? part : '0'));
    const sign = sql.raw(start.isBack ? '<' : '>');
    list = list.where(sql<boolean>`(${rank}, line) ${sign} (${Number(atRank)}::int, ${Number(atLine)}::int)`);
  }
  const rows = (await list.execute()).map(toRosterRow);
  return pageOf(rows, start, paging.limit, ({ outcome, line }) => [outcome === 'bad' ? '0' : '1', String(line)]);
}

/** Somebody to be added or changed, with the role to be held. */
export interface RosterEntry {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly unitId: UnitId;
  readonly roleId: RoleId;
}

/**
 * Adds or changes people by their mail address and gives them their roles where they do not hold them, in two
 * statements. An empty phone leaves the known one.
 */
export async function applyRoster(
  tx: Tx,
  entries: readonly RosterEntry[],
  by: { readonly personId: PersonId; readonly today: Temporal.PlainDate },
): Promise<void> {
  const rows = entries.map((entry) => ({ ...entry, personId: newId<'person'>(), assignmentId: newId<'assignment'>() }));
  const recordset = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(name text, email text, phone text,
    "unitId" uuid, "roleId" uuid, "personId" uuid, "assignmentId" uuid)`;
  await sql`
    insert into organization.person as person (id, name, email, phone, unit_id)
    select "personId", name, email, phone, "unitId" from ${recordset}
    on conflict (government_id, email) do update
      set name = excluded.name, unit_id = excluded.unit_id,
        phone = case when excluded.phone = '' then person.phone else excluded.phone end`.execute(tx);
  const today = sql`${by.today.toString()}::date`;
  await sql`
    insert into organization.assignment (id, person_id, role_id, unit_id, starts_on, given_by)
    select row."assignmentId", person.id, row."roleId", row."unitId", ${today}, ${by.personId}
    from ${recordset}
    join organization.person on person.email = row.email
    where not exists (
      select from organization.assignment held
      where held.government_id = person.government_id and held.person_id = person.id and held.role_id = row."roleId"
        and held.unit_id = row."unitId" and (held.ends_on is null or held.ends_on >= ${today}))`.execute(tx);
}

/** A person as the list for download shows them. */
export interface ExportedPerson {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly title: string;
  readonly unitName: string;
  readonly unitLabel: string;
  readonly roleNames: readonly string[];
  readonly isActive: boolean;
}

/** Everybody of these units and below, by name, for a file; at most 20,000. */
export async function listForExport(
  tx: Tx,
  paths: readonly UnitPath[],
  today: Temporal.PlainDate,
): Promise<readonly ExportedPerson[]> {
  const day = sql`${today.toString()}::date`;
  const { rows } = await sql<ExportedPerson>`
    select person.name, person.email, person.phone, person.title, person.is_active as "isActive",
      unit.name as "unitName", unit.label as "unitLabel",
      coalesce((select array_agg(distinct role.name) from organization.assignment
        join organization.role on role.government_id = assignment.government_id and role.id = assignment.role_id
        where assignment.government_id = person.government_id and assignment.person_id = person.id
          and assignment.starts_on <= ${day} and (assignment.ends_on is null or assignment.ends_on >= ${day})), '{}') as "roleNames"
    from organization.person
    join organization.unit on unit.government_id = person.government_id and unit.id = person.unit_id
    where ${within('unit.path', paths)}
    order by person.name, person.id limit 20000`.execute(tx);
  return rows;
}
