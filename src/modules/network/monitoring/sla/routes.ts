import { h } from 'preact';
import { z } from 'zod';
import { idSchema } from '../../../../platform/database/ids.ts';
import { inReadOnly } from '../../../../platform/database/tenancy.ts';
import { AppError } from '../../../../platform/errors.ts';
import { deskPage } from '../../../../platform/http/desk-page.tsx';
import { type App, type FastifyRequest, siteOf } from '../../../../platform/http/fastify.ts';
import { mayAnywhere } from '../../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../../platform/module.ts';
import { formatDate } from '../../../../platform/ui/format.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import { config, visitOf } from '../../desk.ts';
import { PERMISSION } from '../../permissions.ts';
import { listCircuitMonths } from './circuits.ts';
import { printSlaReport } from './report.ts';
import { slaTexts } from './sla-texts.ts';
import { CircuitPage, SlaList } from './views/sla-pages.tsx';

const PATH = '/meja/jaringan/sla';
const place = '/meja/jaringan';
const month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
  .optional()
  .catch(undefined);
const byMonth = z.object({ bulan: month });
const ofPaper = z.object({
  ...{ bulan: month, penyedia: z.guid().optional().catch(undefined), titik: z.guid().optional().catch(undefined) },
});
const byTarget = { params: z.object({ id: idSchema<'target'>() }), querystring: byMonth };
/** A paper takes processor time. */
const papers = { ...config, rateLimit: { max: 30, timeWindow: '1 minute' } };

/** Desk pages of availability: all circuits of a month, one of them, and the papers. */
export function addSlaRoutes(app: App, deps: ModuleDeps): void {
  app.get(PATH, { config, schema: { querystring: byMonth } }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock);
    const found = await monthOf(request, deps, request.query.bulan);
    const view = h(SlaList, { ...found, language, mayExport: mayAnywhere(actor, PERMISSION.export) });
    return reply.page(deskPage(request, deps.assets, { title: slaTexts(language).title, place }, view));
  });

  app.get(`${PATH}/:id`, { config, schema: byTarget }, async (request, reply) => {
    const { actor, language, timeZone } = visitOf(request, deps.clock);
    const { circuits, ...found } = await monthOf(request, deps, request.query.bulan);
    const circuit = circuits.find(({ target }) => target.id === request.params.id);
    if (!circuit) throw new AppError('not-found', `Circuit ${request.params.id} is not within reach`);
    const mayExport = mayAnywhere(actor, PERMISSION.export);
    const view = h(CircuitPage, { ...found, circuit, language, timeZone, mayExport });
    const breadcrumbs = [{ label: slaTexts(language).title, href: `${PATH}?bulan=${found.month}` }];
    return reply.page(deskPage(request, deps.assets, { title: circuit.link.name, place, breadcrumbs }, view));
  });

  app.get(`${PATH}/laporan.pdf`, { config: papers, schema: { querystring: ofPaper } }, async (request, reply) => {
    const { language, timeZone } = visitOf(request, deps.clock, PERMISSION.export);
    const { bulan, penyedia, titik } = request.query;
    const found = await monthOf(request, deps, bulan, PERMISSION.export);
    const circuits = found.circuits.filter(({ link, target }) =>
      penyedia === undefined ? target.id === titik : link.providerId === penyedia,
    );
    const [first] = circuits;
    if (!first) throw new AppError('not-found', 'No circuit of that provider is watched');
    const subject = penyedia === undefined ? first.link.name : (first.link.providerName ?? '');
    const pdf = printSlaReport({
      ...{ language, timeZone, governmentName: siteOf(request).governmentName, subject, circuits },
      ...{ month: monthWords(found.month, language), isUnfinished: found.isUnfinished, now: deps.clock.now() },
    });
    return reply
      .type('application/pdf')
      .header('content-disposition', `attachment; filename="sla-${found.month}.pdf"`)
      .send(pdf);
  });
}

/** `2026-11` in words. */
function monthWords(month: string, language: Language): string {
  const first = formatDate(Temporal.PlainDate.from(`${month}-01`), language);
  return first.replace(/^1 /, '');
}

async function monthOf(
  request: FastifyRequest,
  deps: ModuleDeps,
  asked: string | undefined,
  permission: string = PERMISSION.view,
) {
  const { actor, timeZone, today, within } = visitOf(request, deps.clock, permission);
  const first = Temporal.PlainYearMonth.from(asked ?? today.toPlainYearMonth().toString());
  const starts = (of: Temporal.PlainYearMonth) =>
    of.toPlainDate({ day: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
  const nowMs = deps.clock.now().epochMilliseconds;
  const [fromMs, nextMs] = [starts(first), starts(first.add({ months: 1 }))];
  const period = { fromMs, toMs: Math.max(fromMs, Math.min(nextMs, nowMs)) };
  const circuits = await inReadOnly(deps.db, actor, (tx) => listCircuitMonths(tx, within, period));
  return { circuits, month: first.toString(), isUnfinished: nowMs < nextMs };
}
