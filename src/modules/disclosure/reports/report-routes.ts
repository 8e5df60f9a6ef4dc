import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { z } from 'zod';
import { recordAudit } from '../../../platform/audit/audit.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { getRule } from '../../../platform/deadlines/rules.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { assertMay, may } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import { PERMISSION } from '../permissions.ts';
import { countFigures } from './count-figures.ts';
import { packEvidence } from './evidence.ts';
import { isOver, type Period, periodParam, periodsUntil, periodWord } from './period.ts';
import { REPORT_PARTS, reportWordsSchema } from './report.ts';
import { publishReport, type Writing, withdrawReport, writeReport } from './report-commands.ts';
import { printReport } from './report-paper.ts';
import { findReport, listReports } from './report-queries.ts';
import { reportTexts } from './report-texts.ts';
import { ReportPage } from './views/report-page.tsx';
import { ReportsPage } from './views/reports-page.tsx';

const PATH = '/meja/ppid/laporan';
const config = { host: 'government' } as const;
/** Counting a year reads all its cases. */
const countingConfig = { ...config, rateLimit: { max: 30, timeWindow: '1 minute' } } as const;
const YEARS_SHOWN = 5;
const schema = { params: z.object({ period: periodParam }) };

/** Reports of the whole government: seen by those who may export its books, written and published by those who manage. */
export function addReportRoutes(app: App, deps: ModuleDeps): void {
  app.get(PATH, { config }, async (request, reply) => {
    const actor = requireActor(request);
    assertMay(actor, PERMISSION.export, '/');
    const { language } = request;
    const today = deps.clock.today(siteOf(request).timeZone);
    const read = await inReadOnly(deps.db, actor, async (tx) => ({
      reports: await listReports(tx),
      rule: await getRule(tx, 'disclosure.annual-report', today),
    }));
    const lines = periodsUntil(today, YEARS_SHOWN).map((period) => ({
      ...{ period, isOver: isOver(period, today) },
      report: read.reports.find((one) => periodWord(one.period) === periodWord(period)) ?? null,
    }));
    const view = h(ReportsPage, { language, lines, rule: read.rule });
    return reply.page(deskPage(request, deps.assets, { title: reportTexts(language).title, place: PLACE }, view));
  });

  app.get(`${PATH}/:period`, { config: countingConfig, schema }, async (request, reply) =>
    showReport(request, reply, deps, request.params.period, null),
  );

  app.post(`${PATH}/:period`, { config, schema }, async (request, reply) => {
    const { period } = request.params;
    const words = reportTexts(request.language);
    const form = z.object(
      Object.fromEntries(REPORT_PARTS.map((part) => [part, z.string().max(10_000, words.tooLong).default('')])),
    );
    const read = parseForm(form, request.body);
    if (!read.ok) return showReport(request, reply, deps, period, read);
    await writeReport(deps, writingOf(request, period), reportWordsSchema.parse(read.value));
    return reply.setFlash({ text: words.saved }).redirect(`${PATH}/${periodWord(period)}`, 303);
  });

  addPublishingRoutes(app, deps);
}

const PLACE = '/meja/ppid';

function addPublishingRoutes(app: App, deps: ModuleDeps): void {
  app.post(`${PATH}/:period/terbit`, { config: countingConfig, schema }, async (request, reply) => {
    const { period } = request.params;
    await publishReport(deps, writingOf(request, period));
    const { published, withdraw } = reportTexts(request.language);
    const undo = { action: `${PATH}/${periodWord(period)}/tarik`, label: withdraw };
    return reply.setFlash({ text: published, undo }).redirect(`${PATH}/${periodWord(period)}`, 303);
  });

  app.post(`${PATH}/:period/tarik`, { config, schema }, async (request, reply) => {
    const { period } = request.params;
    await withdrawReport(deps, writingOf(request, period));
    const words = reportTexts(request.language);
    const undo = { action: `${PATH}/${periodWord(period)}/terbit`, label: words.undo };
    return reply.setFlash({ text: words.withdrawn, undo }).redirect(`${PATH}/${periodWord(period)}`, 303);
  });

  app.get(`${PATH}/:period/laporan.pdf`, { config: countingConfig, schema }, async (request, reply) => {
    const { period } = request.params;
    const paper = await paperOf(request, deps, period);
    return reply
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `inline; filename="laporan-informasi-publik-${periodWord(period)}.pdf"`)
      .type('application/pdf')
      .send(paper);
  });

  const packConfig = { ...config, rateLimit: { max: 5, timeWindow: '1 minute' } } as const;
  app.get(`${PATH}/:period/bukti.zip`, { config: packConfig, schema }, async (request, reply) => {
    const actor = requireActor(request);
    const { language } = request;
    const { period } = request.params;
    const paper = await paperOf(request, deps, period);
    const place = siteOf(request);
    const subject = `evidence:${periodWord(period)}`;
    await inTransaction(deps.db, actor, (tx) => recordAudit(tx, actor, { action: 'disclosure.export', subject }));
    const pack = packEvidence(deps, { place, period, language, paper, today: deps.clock.today(place.timeZone) });
    return reply
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `attachment; filename="bukti-informasi-publik-${periodWord(period)}.zip"`)
      .type('application/zip')
      .send(Readable.from(pack));
  });
}

function writingOf(request: FastifyRequest, period: Period): Writing {
  const { timeZone, governmentName } = siteOf(request);
  return { actor: requireActor(request), period, timeZone, governmentName, language: request.language };
}

/** The report of a period with its figures: as published, or counted now. @throws {AppError} `not-allowed` */
async function readReport(request: FastifyRequest, deps: ModuleDeps, period: Period) {
  const actor = requireActor(request);
  assertMay(actor, PERMISSION.export, '/');
  const { timeZone } = siteOf(request);
  const report = (await inReadOnly(deps.db, actor, (tx) => findReport(tx, period))) ?? null;
  const asked = { period, timeZone, today: deps.clock.today(timeZone) };
  return { report, figures: report?.published?.figures ?? (await countFigures(deps.db, actor, asked)) };
}

async function paperOf(request: FastifyRequest, deps: ModuleDeps, period: Period): Promise<Buffer> {
  const { report, figures } = await readReport(request, deps, period);
  const words = report?.words ?? reportWordsSchema.parse({});
  const { governmentName } = siteOf(request);
  return printReport({
    report: { period, words, figures },
    ...{ governmentName, language: request.language, now: deps.clock.now() },
  });
}

async function showReport(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: ModuleDeps,
  period: Period,
  typed: FormState | null,
): Promise<FastifyReply> {
  const { language } = request;
  const actor = requireActor(request);
  const read = await readReport(request, deps, period);
  const today = deps.clock.today(siteOf(request).timeZone);
  const form = typed ?? { values: read.report?.words ?? {}, errors: {} };
  const mayWrite = may(actor, PERMISSION.manage, '/');
  const view = h(ReportPage, { language, period, isOver: isOver(period, today), ...read, form, mayWrite, today });
  const words = reportTexts(language);
  const head = { title: words.title, place: PLACE, breadcrumbs: [{ label: words.title, href: PATH }] };
  return reply.page(deskPage(request, deps.assets, head, view), { status: typed ? 422 : 200 });
}
