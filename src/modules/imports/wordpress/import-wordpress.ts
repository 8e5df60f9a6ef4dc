import { basename } from 'node:path';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import type { SitePlace } from '../../../platform/http/place.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { Attachments } from '../attachments.ts';
import { finishRun, insertRun, listSourcePaths } from '../queries.ts';
import { type ImportReport, ReportWriter } from '../report.ts';
import { type Carrying, carryBatch } from './carry-batch.ts';
import { judgeItem } from './judge-item.ts';
import { type JudgedItem, titleOf } from './prepare-item.ts';
import { readExport } from './read-export.ts';
import { surveyExport } from './survey.ts';

/** What is imported, and how. */
export interface WordPressImport {
  readonly path: string;
  readonly place: SitePlace;
  /** The folder with the uploads; null when there is none. */
  readonly attachments: string | null;
  /** Reads and reports everything and keeps nothing. */
  readonly isDryRun: boolean;
  readonly onProgress?: (text: string) => void;
}

const BATCH_ITEMS = 50;
const BATCH_CHARACTERS = 4_000_000;

/**
 * Carries a WordPress export to a site, in batches of 50 items with a transaction each. May be run again: what was
 * carried stays as it is. A file that is cut off is carried up to there, and the report says where.
 * @throws {AppError} `invalid` when the file is no export
 */
export async function importWordPress(
  deps: Pick<ModuleDeps, 'db' | 'files' | 'clock'>,
  { path, place, attachments: folder, isDryRun, onProgress = () => undefined }: WordPressImport,
): Promise<ImportReport> {
  const { db, clock } = deps;
  const survey = await surveyExport(path);
  const report = new ReportWriter();
  const now = clock.now();
  const start = { place, source: 'wordpress' as const, sourceName: basename(path) };
  const runId = isDryRun ? null : await inTransaction(db, place, (tx) => insertRun(tx, start, now));
  const attachments = new Attachments({ deps, place, folder, isDryRun, report });
  const carrying = { db, place, runId, survey, attachments, report, timeZone: place.timeZone, now };
  await carryAll(path, carrying, (done) => onProgress(`${done} dari ${survey.items} butir`));
  if (runId) await noteUnused(carrying);
  const result = report.finish(isDryRun);
  if (runId) await inTransaction(db, place, (tx) => finishRun(tx, runId, result, clock.now()));
  return result;
}

async function noteUnused({ db, place, survey, report }: Carrying): Promise<void> {
  const carried = await inReadOnly(db, place, (tx) => listSourcePaths(tx, place.siteId));
  for (const path of survey.uploads.values()) if (!carried.has(path)) report.note('upload-unused', '', path);
}

async function carryAll(path: string, carrying: Carrying, onProgress: (done: number) => void): Promise<void> {
  const { report } = carrying;
  let [batch, characters, done, last]: [JudgedItem[], number, number, string] = [[], 0, 0, ''];
  const flush = async () => {
    await carryBatch(batch, carrying);
    [batch, characters] = [[], 0];
    onProgress(done);
  };
  for await (const part of readExport(path)) {
    if (part.kind === 'cut') report.cut = { line: part.line, reason: part.reason, afterTitle: last };
    if (part.kind !== 'item') continue;
    done += 1;
    last = titleOf(part.item);
    const judgement = judgeItem(part.item);
    if (judgement.carry) {
      report.countTerms(part.item.categories, part.item.tags);
      batch.push({ item: part.item, kind: judgement.kind, draftFor: judgement.draftFor });
      characters += part.item.html.length;
    } else if (judgement.reason) report.note(judgement.reason, last, judgement.detail);
    if (batch.length >= BATCH_ITEMS || characters >= BATCH_CHARACTERS) await flush();
  }
  await flush();
}
