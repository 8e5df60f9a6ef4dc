import { type Selectable, sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import type { Database } from '../../../platform/database/schema.ts';
import { AppError } from '../../../platform/errors.ts';
import type { PersonId, UnitId, UnitPath } from '../../../platform/identity/actor.ts';
import type { ConsequenceTest, Decree, Exemption, ExemptionId, ExemptionState } from './exemption.ts';
import './tables.ts';

/** Which entries are asked for. */
export interface ExemptionFilter {
  readonly within: readonly UnitPath[];
  readonly states?: readonly ExemptionState[] | undefined;
  readonly search?: string | undefined;
}

/** Entries by id, the newest first: those before `before`, which null leaves out. */
export async function listExemptions(
  tx: Tx,
  { within, states, search }: ExemptionFilter,
  { before, limit }: { readonly before: ExemptionId | null; readonly limit: number },
): Promise<readonly Exemption[]> {
  const paths = within.map((path) => sql`starts_with(unit_path, ${path})`);
  const rows = await tx
    .selectFrom('disclosure.exemption')
    .selectAll()
    .where(paths.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(paths, sql` or `)})`)
    .$if(states !== undefined, (query) => query.where('state', 'in', [...(states ?? [])]))
    .$if(search !== undefined, (query) =>
      query.where(sql<boolean>`title ilike ${`%${(search ?? '').replaceAll(/[\\%_]/g, '\\$&')}%`}`),
    )
    .$if(before !== null, (query) => query.where('id', '<', before))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toExemption);
}

/** An entry, locked until the transaction ends. @throws {AppError} `not-found` */
export async function getExemptionForUpdate(tx: Tx, id: ExemptionId): Promise<Exemption> {
  const row = await tx
    .selectFrom('disclosure.exemption')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new AppError('not-found', `No exemption ${id}`);
  return toExemption(row);
}

/** An entry. @throws {AppError} `not-found` */
export async function getExemption(tx: Tx, id: ExemptionId): Promise<Exemption> {
  const row = await tx.selectFrom('disclosure.exemption').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', `No exemption ${id}`);
  return toExemption(row);
}

/** Adds a proposed entry. */
export async function insertExemption(tx: Tx, id: ExemptionId, test: ConsequenceTest, by: PersonId): Promise<void> {
  await tx
    .insertInto('disclosure.exemption')
    .values({
      ...{ id, unit_id: test.unitId, unit_path: test.unitPath, title: test.title, articles: [...test.articles] },
      ...{ other_basis: test.otherBasis, if_opened: test.ifOpened, if_closed: test.ifClosed },
      ...{ weighing: test.weighing, took_part: test.tookPart, tested_on: test.testedOn.toString(), tested_by: by },
      ...{ state: 'proposed', decree_number: null, decree_on: null, decided_by: null },
      ...{ valid_from: null, valid_until: null, ended_because: null },
    })
    .execute();
}

/** Closes it by decree. */
export async function saveDecree(tx: Tx, id: ExemptionId, decree: Decree, by: PersonId): Promise<void> {
  await tx
    .updateTable('disclosure.exemption')
    .set({
      ...{ state: 'decided', decree_number: decree.number, decree_on: decree.on.toString(), decided_by: by },
      ...{ valid_from: decree.validFrom.toString(), valid_until: decree.validUntil?.toString() ?? null },
    })
    .where('id', '=', id)
    .execute();
}

/** Ends it: rejected, opened or expired. */
export async function saveEnd(
  tx: Tx,
  id: ExemptionId,
  end: { readonly state: 'rejected' | 'opened' | 'expired'; readonly because: string | null },
): Promise<void> {
  await tx
    .updateTable('disclosure.exemption')
    .set({ state: end.state, ended_because: end.because })
    .where('id', '=', id)
    .execute();
}

/** Closed entries whose time is over on a day, the oldest first. */
export async function listEnded(tx: Tx, today: Temporal.PlainDate, limit: number): Promise<readonly Exemption[]> {
  const rows = await tx
    .selectFrom('disclosure.exemption')
    .selectAll()
    .where('state', '=', 'decided')
    .where('valid_until', '<=', today.toString())
    .orderBy('valid_until')
    .limit(limit)
    .execute();
  return rows.map(toExemption);
}

function toExemption(row: Selectable<Database['disclosure.exemption']>): Exemption {
  const { decree_number: number, decree_on: on, valid_from: from } = row;
  const date = (text: string) => Temporal.PlainDate.from(text);
  return {
    ...{ id: row.id as ExemptionId, unitId: row.unit_id as UnitId, unitPath: row.unit_path, title: row.title },
    ...{ articles: row.articles, otherBasis: row.other_basis, ifOpened: row.if_opened, ifClosed: row.if_closed },
    ...{ weighing: row.weighing, tookPart: row.took_part, testedOn: date(row.tested_on) },
    ...{ testedBy: row.tested_by as PersonId, state: row.state, decidedBy: row.decided_by as PersonId | null },
    endedBecause: row.ended_because,
    decree:
      number !== null && on !== null && from !== null
        ? {
            ...{ number, on: date(on), validFrom: date(from) },
            validUntil: row.valid_until === null ? null : date(row.valid_until),
          }
        : null,
  };
}
