import { Readable } from 'node:stream';
import { h } from 'preact';
import { z } from 'zod';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import { inReadOnly, inTransaction } from '../../../../platform/database/tenancy.ts';
import { AppError } from '../../../../platform/errors.ts';
import { deskPage } from '../../../../platform/http/desk-page.tsx';
import type { App, FastifyReply, FastifyRequest } from '../../../../platform/http/fastify.ts';
import { parseForm } from '../../../../platform/http/forms.ts';
import { may, mayAnywhere } from '../../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../../platform/module.ts';
import { toCsv } from '../../../../platform/spreadsheets/csv.ts';
import type { Sheet } from '../../../../platform/spreadsheets/sheet.ts';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { config, type NetworkVisit, visitOf } from '../../desk.ts';
import { PERMISSION } from '../../permissions.ts';
import { AskPage, type NextYear } from './ask-page.tsx';
import { COVERED_KINDS, type CoveredKind, isMet } from './coverage.ts';
import { CoveragePage } from './coverage-page.tsx';
import {
  getCoverageTarget,
  listCoverage,
  listRenewals,
  medianMbpsPrice,
  saveCoverageTarget,
} from './coverage-queries.ts';
import { askSheet, coverageSheet } from './sheets.ts';
import { coverageTexts } from './texts.ts';

const PATH = '/meja/jaringan/cakupan';
const byKind = z.object({ jenis: z.enum(COVERED_KINDS).catch('kecamatan') });
const typed = z.object({ mbps: z.string().default(''), lan: z.literal('ya').optional() });

/** Coverage against targets, and what to ask for next year. */
export function addCoverageRoutes(app: App, deps: ModuleDeps): void {
  const schema = { querystring: byKind };
  app.get(PATH, { config, schema }, async (request, reply) =>
    reply.page(await coveragePage(request, deps, request.query.jenis, { values: {}, errors: {} })),
  );
  app.get(`${PATH}.csv`, { config, schema }, async (request, reply) => {
    const visit = visitOf(request, deps.clock, PERMISSION.export);
    const { units } = await readCoverage(deps, visit, request.query.jenis);
    return send(reply, `cakupan-${request.query.jenis}-${visit.today}.csv`, coverageSheet(units, visit.language));
  });
  addTargetRoute(app, deps);
  addAskRoutes(app, deps);
}

function addTargetRoute(app: App, deps: ModuleDeps): void {
  app.post(PATH, { config, schema: { querystring: byKind } }, async (request, reply) => {
    const { actor, language } = plannerOf(request, deps);
    const { jenis } = request.query;
    const words = coverageTexts(language);
    const read = parseForm(typed, request.body);
    const mbps = read.ok ? Number(read.value.mbps.replace(',', '.') || Number.NaN) : Number.NaN;
    if (!read.ok || !(mbps >= 0 && mbps <= 1_000_000)) {
      const form = { values: read.values, errors: { mbps: words.badMbps } };
      return reply.page(await coveragePage(request, deps, jenis, form), { status: 422 });
    }
    await inTransaction(deps.db, actor, async (tx) => {
      await saveCoverageTarget(tx, jenis, { wantsLan: read.value.lan === 'ya', mbps }, actor.personId);
      const detail = { kind: jenis, mbps };
      await recordAudit(tx, actor, {
        action: 'network.set-target',
        subject: `government:${actor.governmentId}`,
        detail,
      });
    });
    return reply.setFlash({ text: words.saved }).redirect(`${PATH}?jenis=${jenis}`, 303);
  });
}

/** Targets and budgets are the whole government's. */
function plannerOf(request: FastifyRequest, deps: ModuleDeps): NetworkVisit {
  const visit = visitOf(request, deps.clock, PERMISSION.manage);
  if (!visit.within.includes('/')) throw new AppError('not-allowed', 'Only who manages the whole network plans it');
  return visit;
}

function readCoverage(deps: ModuleDeps, { actor, within }: NetworkVisit, kind: CoveredKind) {
  return inReadOnly(deps.db, actor, async (tx) => {
    const target = await getCoverageTarget(tx, kind);
    return { target, units: await listCoverage(tx, kind, within, target) };
  });
}

async function coveragePage(request: FastifyRequest, deps: ModuleDeps, kind: CoveredKind, form: FormState) {
  const visit = visitOf(request, deps.clock);
  const { actor, language } = visit;
  const { target, units } = await readCoverage(deps, visit, kind);
  const fresh = { mbps: String(target.mbps).replace('.', ','), ...(target.wantsLan ? { lan: 'ya' } : {}) };
  const view = h(CoveragePage, {
    ...{ language, kind, target, units, mayDecide: may(actor, PERMISSION.manage, '/') },
    form: Object.keys(form.errors).length > 0 ? form : { values: fresh, errors: {} },
    mayExport: mayAnywhere(actor, PERMISSION.export),
  });
  return deskPage(request, deps.assets, { title: coverageTexts(language).title, place: '/meja/jaringan' }, view);
}

function addAskRoutes(app: App, deps: ModuleDeps): void {
  app.get('/meja/jaringan/usulan', { config }, async (request, reply) => {
    const visit = plannerOf(request, deps);
    const { actor, language } = visit;
    const next = await readNextYear(deps, visit);
    const view = h(AskPage, { language, ...next, mayExport: mayAnywhere(actor, PERMISSION.export) });
    const breadcrumbs = [{ label: coverageTexts(language).title, href: PATH }];
    const page = { title: coverageTexts(language).ask, place: '/meja/jaringan', breadcrumbs };
    return reply.page(deskPage(request, deps.assets, page, view));
  });
  app.get('/meja/jaringan/usulan.csv', { config }, async (request, reply) => {
    const visit = plannerOf(request, deps);
    visitOf(request, deps.clock, PERMISSION.export);
    const next = await readNextYear(deps, visit);
    return send(reply, `usulan-jaringan-${next.year}.csv`, askSheet(next, visit.language));
  });
}

/** Contracts that end before the year after next are asked for now. */
async function readNextYear(deps: ModuleDeps, { actor, within, today }: NetworkVisit): Promise<NextYear> {
  const year = today.year + 1;
  return inReadOnly(deps.db, actor, async (tx) => {
    const gaps = [];
    for (const kind of COVERED_KINDS) {
      const units = await listCoverage(tx, kind, within, await getCoverageTarget(tx, kind));
      gaps.push(...units.filter((unit) => !isMet(unit)));
    }
    const renewals = await listRenewals(tx, Temporal.PlainDate.from({ year: year + 1, month: 1, day: 1 }));
    return { year, gaps, renewals, mbpsPrice: await medianMbpsPrice(tx) };
  });
}

function send(reply: FastifyReply, name: string, sheet: Sheet): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .type('text/csv; charset=utf-8')
    .send(Readable.from(toCsv(sheet)));
}
