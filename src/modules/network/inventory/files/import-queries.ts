import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../../platform/database/database.ts';
import { type Id, newId } from '../../../../platform/database/ids.ts';
import { AppError } from '../../../../platform/errors.ts';
import type { PersonId } from '../../../../platform/identity/actor.ts';
import type { KindKey } from '../record-kind.ts';
import type { GivenRow } from './read-rows.ts';
import type { ReportRow } from './take-in.ts';

/** A file that was read in. */
export type ImportRunId = Id<'import-run'>;

/** A file, tried out or taken over. */
export interface ImportRun {
  readonly id: ImportRunId;
  readonly kind: KindKey;
  readonly fileName: string;
  readonly rows: readonly GivenRow[];
  readonly report: readonly ReportRow[];
  readonly isConfirmed: boolean;
}

/** Keeps what was tried out; earlier trials of the same person are forgotten. */
export async function insertRun(
  tx: Tx,
  personId: PersonId,
  run: Omit<ImportRun, 'id' | 'isConfirmed'>,
): Promise<ImportRunId> {
  const id = newId<'import-run'>();
  await sql`delete from network.import_run where person_id = ${personId} and not is_confirmed`.execute(tx);
  await sql`insert into network.import_run (id, kind, file_name, person_id, rows, report) values
    (${id}, ${run.kind}, ${run.fileName}, ${personId}, ${JSON.stringify(run.rows)}, ${JSON.stringify(run.report)})`.execute(
    tx,
  );
  return id;
}

const reportSchema = z.array(
  z.object({
    line: z.number(),
    title: z.string(),
    outcome: z.enum(['add', 'change', 'same', 'bad']),
    reason: z.string(),
  }),
);
const rowsSchema = z.array(z.object({ line: z.number(), given: z.record(z.string(), z.string()) }));

/** A person's own file, held until the transaction ends. @throws {AppError} `not-found` when it is another's */
export async function getRun(tx: Tx, personId: PersonId, id: ImportRunId, hold: 'read' | 'change'): Promise<ImportRun> {
  const { rows } = await sql<Omit<ImportRun, 'rows' | 'report'> & { readonly rows: unknown; readonly report: unknown }>`
    select id, kind, file_name as "fileName", rows, report, is_confirmed as "isConfirmed" from network.import_run
    where id = ${id} and person_id = ${personId} ${hold === 'change' ? sql`for update` : sql``}`.execute(tx);
  const [run] = rows;
  if (!run) throw new AppError('not-found', `Import ${id} is not there`);
  return { ...run, rows: rowsSchema.parse(run.rows), report: reportSchema.parse(run.report) };
}

/** Marks a file as taken over, with what became of its rows. */
export async function confirmRun(tx: Tx, id: ImportRunId, report: readonly ReportRow[]): Promise<void> {
  await sql`update network.import_run set is_confirmed = true, report = ${JSON.stringify(report)} where id = ${id}`.execute(
    tx,
  );
}

/** Runs the work and takes everything back that it wrote; what it answers stays. */
export async function tryOut<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await sql`savepoint whole_file`.execute(tx);
  const result = await work();
  await sql`rollback to savepoint whole_file`.execute(tx);
  return result;
}
