import { Readable } from 'node:stream';
import { h } from 'preact';
import { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { toCsv } from '../../../platform/spreadsheets/csv.ts';
import type { Cell } from '../../../platform/spreadsheets/sheet.ts';
import { listSiteFacts } from '../../sites/index.ts';
import { type ImportReason, reasonTexts } from '../reason-texts.ts';
import { getRun, type ListedEntry, type ListedRun, listEntries, listRuns } from './run-queries.ts';
import { runTexts } from './texts.ts';
import { RunPage } from './views/run-page.tsx';
import { type NamedRun, RunsPage } from './views/runs-page.tsx';

const PATH = '/meja/impor';
const RUNS_SHOWN = 25;
const ENTRIES_SHOWN = 50;
const ENTRIES_AT_ONCE = 1000;
const config = { host: 'government' } as const;
const byRun = z.object({ id: idSchema<'import-run'>() });
const listQuery = z.object({ sesudah: idSchema<'import-run'>().optional().catch(undefined) });
const reason = z
  .string()
  .refine((text): text is ImportReason => Object.hasOwn(reasonTexts('id').reasons, text))
  .optional()
  .catch(undefined);
const reportQuery = z.object({ alasan: reason, sesudah: z.coerce.number().int().min(0).max(2e9).catch(0) });

/** Imports at the desk: the list, the report of each, and the same as a file. */
export function addRunRoutes(app: App, deps: ModuleDeps): void {
  app.get(PATH, { config, schema: { querystring: listQuery } }, async (request, reply) => {
    const actor = requireActor(request);
    const { language } = request;
    const before = request.query.sesudah ?? null;
    const { runs, next } = await inReadOnly(deps.db, actor, async (tx) => {
      const page = await listRuns(tx, actor, { before, limit: RUNS_SHOWN });
      return { runs: await named(tx, page.rows), next: page.next };
    });
    const view = h(RunsPage, {
      ...{ language, timeZone: siteOf(request).timeZone, runs },
      firstHref: before && PATH,
      nextHref: next && `${PATH}?sesudah=${next}`,
    });
    return reply.page(deskPage(request, deps.assets, { title: runTexts(language).title }, view));
  });
  addReportRoutes(app, deps);
}

function addReportRoutes(app: App, deps: ModuleDeps): void {
  const schema = { params: byRun, querystring: reportQuery };
  app.get(`${PATH}/:id`, { config, schema }, async (request, reply) => {
    const actor = requireActor(request);
    const { language, query, params } = request;
    const wanted = { runId: params.id, reason: query.alasan ?? null };
    const read = await inReadOnly(deps.db, actor, async (tx) => {
      const { run, reasons } = await getRun(tx, actor, params.id);
      const [namedRun = { ...run, siteTitle: null }] = await named(tx, [run]);
      const entries = await listEntries(tx, wanted, { after: query.sesudah, limit: ENTRIES_SHOWN + 1 });
      return { run: namedRun, reasons, entries };
    });
    const entries = read.entries.slice(0, ENTRIES_SHOWN);
    const last = read.entries.length > ENTRIES_SHOWN ? entries.at(-1) : undefined;
    const hrefOf = (after: number) =>
      `${PATH}/${params.id}?${new URLSearchParams({ ...(query.alasan && { alasan: query.alasan }), ...(after > 0 && { sesudah: String(after) }) })}`;
    const view = h(RunPage, {
      ...{ language, timeZone: siteOf(request).timeZone, ...read, entries, reason: wanted.reason },
      firstHref: query.sesudah > 0 ? hrefOf(0) : null,
      nextHref: last ? hrefOf(last.at) : null,
    });
    const words = runTexts(language);
    const breadcrumbs = [{ label: words.title, href: PATH }];
    return reply.page(deskPage(request, deps.assets, { title: words.title, breadcrumbs }, view));
  });

  const download = { host: 'government', rateLimit: { max: 10, timeWindow: '1 minute' } } as const;
  app.get(`${PATH}/:id/laporan.csv`, { config: download, schema }, async (request, reply) => {
    const actor = requireActor(request);
    const { language, params, query } = request;
    const wanted = { runId: params.id, reason: query.alasan ?? null };
    await inReadOnly(deps.db, actor, (tx) => getRun(tx, actor, params.id));
    const more = (after: number) =>
      inReadOnly(deps.db, actor, (tx) => listEntries(tx, wanted, { after, limit: ENTRIES_AT_ONCE }));
    const words = runTexts(language);
    const columns = [words.item, words.reason, words.detail].map((header) => ({ header, width: 40 }));
    const rowOf = (entry: ListedEntry): readonly Cell[] => [
      entry.title,
      reasonTexts(language).reasons[entry.reason],
      entry.detail,
    ];
    return reply
      .header('cache-control', 'private, no-store')
      .header('content-disposition', 'attachment; filename="laporan-pindahan.csv"')
      .type('text/csv; charset=utf-8')
      .send(Readable.from(toCsv({ columns, rows: rowsOf(more, rowOf) })));
  });
}

async function* rowsOf(
  more: (after: number) => Promise<readonly ListedEntry[]>,
  rowOf: (entry: ListedEntry) => readonly Cell[],
): AsyncGenerator<readonly Cell[]> {
  for (let after = 0; ; ) {
    const entries = await more(after);
    for (const entry of entries) yield rowOf(entry);
    if (entries.length < ENTRIES_AT_ONCE) return;
    after = entries.at(-1)?.at ?? 0;
  }
}

async function named(tx: Tx, runs: readonly ListedRun[]): Promise<readonly NamedRun[]> {
  const sites = await listSiteFacts(tx, [...new Set(runs.map(({ siteId }) => siteId))]);
  const titles = new Map(sites.map(({ id, title }) => [id, title] as const));
  return runs.map((run) => ({ ...run, siteTitle: titles.get(run.siteId) ?? null }));
}
