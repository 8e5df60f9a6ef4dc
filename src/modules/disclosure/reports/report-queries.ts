import type { Selectable } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { Database } from '../../../platform/database/schema.ts';
import type { FileId } from '../../../platform/files/files.ts';
import type { PersonId } from '../../../platform/identity/actor.ts';
import type { Period, Third } from './period.ts';
import {
  type Report,
  type ReportFigures,
  type ReportId,
  type ReportWords,
  reportFiguresSchema,
  reportWordsSchema,
} from './report.ts';
import './tables.ts';

/** The report of a period; undefined when nobody has begun it. */
export async function findReport(tx: Tx, { year, third }: Period): Promise<Report | undefined> {
  const row = await tx
    .selectFrom('disclosure.report')
    .selectAll()
    .where('year', '=', year)
    .where('third', '=', third)
    .executeTakeFirst();
  return row && toReport(row);
}

/** All reports that were begun, the newest first: four a year at most. */
export async function listReports(tx: Tx): Promise<readonly Report[]> {
  const rows = await tx
    .selectFrom('disclosure.report')
    .selectAll()
    .orderBy('year', 'desc')
    .orderBy('third')
    .limit(MOST_REPORTS)
    .execute();
  return rows.map(toReport);
}

const MOST_REPORTS = 400;

/** Begins the report of a period unless it was begun. @returns its id */
export async function beginReport(tx: Tx, { year, third }: Period): Promise<ReportId> {
  await tx
    .insertInto('disclosure.report')
    .values({
      ...{ id: newId(), year, third, words: JSON.stringify(reportWordsSchema.parse({})), figures: null },
      ...{ published_on: null, published_by: null, file_id: null },
    })
    .onConflict((conflict) => conflict.columns(['government_id', 'year', 'third']).doNothing())
    .execute();
  const { id } = await tx
    .selectFrom('disclosure.report')
    .select('id')
    .where('year', '=', year)
    .where('third', '=', third)
    .executeTakeFirstOrThrow();
  return id as ReportId;
}

/** Keeps what was written into a draft. @returns false when it is published */
export async function saveWords(tx: Tx, id: ReportId, words: ReportWords): Promise<boolean> {
  const saved = await tx
    .updateTable('disclosure.report')
    .set({ words: JSON.stringify(words) })
    .where('id', '=', id)
    .where('published_on', 'is', null)
    .executeTakeFirst();
  return saved.numUpdatedRows > 0n;
}

/** What is kept of a report when it is published. */
export interface Publication {
  readonly figures: ReportFigures;
  readonly on: Temporal.PlainDate;
  readonly by: PersonId;
  readonly fileId: FileId;
}

/** Publishes a draft, or makes a published report a draft again. @returns false when it was so already */
export async function savePublication(tx: Tx, id: ReportId, publication: Publication | null): Promise<boolean> {
  const saved = await tx
    .updateTable('disclosure.report')
    .set({
      figures: publication === null ? null : JSON.stringify(publication.figures),
      ...{ published_on: publication?.on.toString() ?? null, published_by: publication?.by ?? null },
      file_id: publication?.fileId ?? null,
    })
    .where('id', '=', id)
    .where('published_on', publication ? 'is' : 'is not', null)
    .executeTakeFirst();
  return saved.numUpdatedRows > 0n;
}

function toReport(row: Selectable<Database['disclosure.report']>): Report {
  const { figures, published_on: on, file_id: fileId } = row;
  return {
    ...{ id: row.id as ReportId, period: { year: row.year, third: row.third as Third } },
    words: reportWordsSchema.parse(row.words),
    published:
      figures && on && fileId
        ? {
            figures: reportFiguresSchema.parse(figures),
            ...{ on: Temporal.PlainDate.from(on), fileId: fileId as FileId },
          }
        : null,
  };
}
