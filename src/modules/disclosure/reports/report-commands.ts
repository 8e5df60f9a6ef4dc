import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import { registerDeadline } from '../../../platform/deadlines/begin.ts';
import { meetDeadline } from '../../../platform/deadlines/deadlines.ts';
import { AppError } from '../../../platform/errors.ts';
import { deleteFile, storeUpload } from '../../../platform/files/files.ts';
import { dropPages } from '../../../platform/http/notices.ts';
import { type Actor, assertMay } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { getRootUnit } from '../../organization/index.ts';
import { PERMISSION } from '../permissions.ts';
import { hasRequests } from '../requests/queries.ts';
import { countFigures } from './count-figures.ts';
import { isOver, type Period, periodWord, spanOf } from './period.ts';
import type { Report, ReportId, ReportWords } from './report.ts';
import { printReport } from './report-paper.ts';
import { beginReport, findReport, savePublication, saveWords } from './report-queries.ts';

/** The tag of the public pages of reports. */
export const REPORTS_TAG = 'disclosure-reports';
const DEADLINE = 'disclosure.report';

type Deps = Pick<ModuleDeps, 'db' | 'files' | 'clock'>;

/** For which government a report is written, and when. */
export interface Writing {
  readonly actor: Actor;
  readonly period: Period;
  readonly timeZone: string;
  readonly governmentName: string;
  readonly language: Language;
}

/**
 * Keeps what was written into the report of a period, begun with it if need be.
 * @throws {AppError} `not-allowed`, or `conflict` when the report is published
 */
export async function writeReport({ db }: Pick<Deps, 'db'>, writing: Writing, words: ReportWords): Promise<void> {
  const { actor, period } = writing;
  assertMay(actor, PERMISSION.manage, '/');
  await inTransaction(db, actor, async (tx) => {
    const id = await beginReport(tx, period);
    if (!(await saveWords(tx, id, words))) throw new AppError('conflict', `Report ${id} is published`);
    await recordAudit(tx, actor, { action: 'disclosure.write-report', subject: `report:${id}` });
  });
}

/**
 * Publishes the report of a period that is over: figures and paper as they are now, kept from then on.
 * @throws {AppError} `not-allowed`; `conflict` when the period is not over or the report is published
 */
export async function publishReport(deps: Deps, writing: Writing): Promise<void> {
  const { actor, period, timeZone, governmentName, language } = writing;
  assertMay(actor, PERMISSION.manage, '/');
  const today = deps.clock.today(timeZone);
  if (!isOver(period, today)) throw new AppError('conflict', `${periodWord(period)} is not over`);
  const figures = await countFigures(deps.db, actor, { period, timeZone, today });
  await inTransaction(deps.db, actor, async (tx) => {
    const id = await beginReport(tx, period);
    const report = await getReport(tx, period);
    const paper = { report: { ...report, figures }, governmentName, language, now: deps.clock.now() };
    const fileName = `laporan-informasi-publik-${periodWord(period)}.pdf`;
    const upload = { bytes: printReport(paper), fileName, uploadedBy: actor.personId, isPublic: true };
    const { id: fileId } = await storeUpload(deps.files, tx, actor, upload);
    if (!(await savePublication(tx, id, { figures, on: today, by: actor.personId, fileId })))
      throw new AppError('conflict', `Report ${id} is published already`);
    await meetDeadline(tx, { subject: `report:${id}`, kind: DEADLINE, on: today, by: actor.personId });
    await recordAudit(tx, actor, { action: 'disclosure.publish-report', subject: `report:${id}` });
    await dropPages(tx, [REPORTS_TAG]);
  });
}

/**
 * Takes a published report back: it is a draft again, whose figures are counted anew.
 * @throws {AppError} `not-allowed`; `not-found`; `conflict` when it is a draft
 */
export async function withdrawReport({ db }: Pick<Deps, 'db'>, { actor, period }: Writing): Promise<void> {
  assertMay(actor, PERMISSION.manage, '/');
  await inTransaction(db, actor, async (tx) => {
    const { id, published } = await getReport(tx, period);
    if (!published || !(await savePublication(tx, id, null))) throw new AppError('conflict', `Report ${id} is a draft`);
    await deleteFile(tx, published.fileId);
    await recordAudit(tx, actor, { action: 'disclosure.withdraw-report', subject: `report:${id}` });
    await dropPages(tx, [REPORTS_TAG]);
  });
}

async function getReport(tx: Tx, period: Period): Promise<Report> {
  const report = await findReport(tx, period);
  if (!report) throw new AppError('not-found', `Nobody has begun the report of ${periodWord(period)}`);
  return report;
}

/**
 * Begins the report of a year that is over, with its deadline at the root unit; once, however often it is called. A
 * government in which nobody has ever asked through the platform reports elsewhere, and is left alone.
 * @returns its id; null when nothing was begun
 */
export async function beginYearlyReport(tx: Tx, year: number): Promise<ReportId | null> {
  const period: Period = { year, third: 0 };
  if ((await findReport(tx, period)) || !(await hasRequests(tx))) return null;
  const id = await beginReport(tx, period);
  const { id: unitId, path: unitPath } = await getRootUnit(tx);
  const subject = `report:${id}`;
  await registerDeadline(tx, {
    ...{ subject, kind: DEADLINE, unitId, unitPath, ruleId: 'disclosure.annual-report' },
    ...{ startedOn: spanOf(period).until.subtract({ days: 1 }), href: `/meja/ppid/laporan/${year}` },
    title: {
      id: `Laporan layanan informasi publik ${year}`,
      en: `Report on information services ${year}`,
    },
  });
  return id;
}
