import { Readable } from 'node:stream';
import { h } from 'preact';
import { z } from 'zod';
import { inReadOnly } from '../../../../platform/database/tenancy.ts';
import { deskPage } from '../../../../platform/http/desk-page.tsx';
import type { App } from '../../../../platform/http/fastify.ts';
import { mayAnywhere } from '../../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../../platform/module.ts';
import { toCsv } from '../../../../platform/spreadsheets/csv.ts';
import type { Sheet } from '../../../../platform/spreadsheets/sheet.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import { config, type NetworkVisit, visitOf } from '../../desk.ts';
import { PERMISSION } from '../../permissions.ts';
import { DifferencePage } from './difference-page.tsx';
import { type Difference, listDifferences } from './difference-queries.ts';
import { differenceTexts } from './texts.ts';

const asked = z.object({ hari: z.coerce.number().int().min(1).max(730).catch(30) });

/** The list of differences between recorded, discovered and paid for. */
export function addDifferenceRoutes(app: App, deps: ModuleDeps): void {
  const read = ({ actor, within, today }: NetworkVisit, unseenDays: number) =>
    inReadOnly(deps.db, actor, (tx) => listDifferences(tx, { within, today, unseenDays }));

  app.get('/meja/jaringan/selisih', { config, schema: { querystring: asked } }, async (request, reply) => {
    const visit = visitOf(request, deps.clock);
    const { actor, language } = visit;
    const unseenDays = request.query.hari;
    const differences = await read(visit, unseenDays);
    const mayExport = mayAnywhere(actor, PERMISSION.export);
    const view = h(DifferencePage, { language, differences, unseenDays, mayExport });
    const page = { title: differenceTexts(language).title, place: '/meja/jaringan' };
    return reply.page(deskPage(request, deps.assets, page, view));
  });

  app.get('/meja/jaringan/selisih.csv', { config, schema: { querystring: asked } }, async (request, reply) => {
    const visit = visitOf(request, deps.clock, PERMISSION.export);
    const differences = await read(visit, request.query.hari);
    return reply
      .header('content-disposition', `attachment; filename="selisih-jaringan-${visit.today}.csv"`)
      .header('cache-control', 'no-store')
      .type('text/csv; charset=utf-8')
      .send(Readable.from(toCsv(sheetOf(differences, visit.language))));
  });
}

function sheetOf(differences: readonly Difference[], language: Language): Sheet {
  const words = differenceTexts(language);
  return {
    columns: [words.difference, words.what, words.detail].map((header) => ({ header, width: 40 })),
    rows: (async function* () {
      for (const { kind, title, detail } of differences) yield [words.kind[kind], title, detail];
    })(),
  };
}
