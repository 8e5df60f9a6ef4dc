import { h } from 'preact';
import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import type { App, FastifyRequest } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { readUploadForm } from '../../../platform/http/uploads.ts';
import { mayAnywhere } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { readTable, TABLE_LIMIT_BYTES } from '../../../platform/spreadsheets/table-file.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { formatNumber } from '../../../platform/ui/format.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { config, keyField, listHref, listQuery, ROWS, submitOnce, visitOf } from '../desk.ts';
import { peopleTexts } from '../people/texts.ts';
import { PERMISSION } from '../permissions.ts';
import { type ReadColumns, readColumns } from './columns.ts';
import { confirmRoster, previewRoster } from './commands.ts';
import { addDownloadRoutes } from './download-routes.ts';
import { getImport, listRows, type RosterImportId } from './queries.ts';
import { rosterTexts } from './texts.ts';
import { PreviewPage } from './views/preview-page.tsx';
import { UploadPage } from './views/upload-page.tsx';

const HREF = '/meja/orang/impor';

/** Addresses that name one uploaded list. */
const byImport = z.object({ id: idSchema<'roster-import'>() });

/** Importing and downloading lists of operators. */
export function addRosterRoutes(app: App, deps: ModuleDeps): void {
  addUploadRoutes(app, deps);
  addPreviewRoutes(app, deps);
  addDownloadRoutes(app, deps);
}

function addUploadRoutes(app: App, deps: ModuleDeps): void {
  app.get(HREF, { config }, async (request, reply) => reply.page(uploadPage(request, deps, emptyForm)));

  app.post(HREF, { config }, async (request, reply) => {
    const { actor, language, today } = visitOf(request, deps.clock);
    assertMayImport(request, deps);
    const { files } = await readUploadForm(request);
    const file = files.find(({ field }) => field === 'daftar');
    const read = file ? await readRoster(file.bytes, language) : { fault: rosterTexts(language).fileMissing };
    if ('fault' in read) {
      const form = { values: {}, errors: { daftar: read.fault } };
      return reply.page(uploadPage(request, deps, form), { status: 422 });
    }
    const fileName = (file?.fileName ?? '').replaceAll(/[^\p{L}\p{N} ._()-]/gu, '_').slice(0, 200) || 'daftar';
    const id = await previewRoster(deps.db, actor, { fileName, rows: read.rows, language }, today);
    return reply.redirect(`${HREF}/${id}`, 303);
  });
}

type RosterRows = Extract<ReadColumns, { ok: true }>['rows'];

async function readRoster(
  bytes: Buffer,
  language: Language,
): Promise<{ readonly rows: RosterRows } | { readonly fault: string }> {
  const words = rosterTexts(language);
  const table = await readTable(bytes);
  if (!table.ok) return { fault: words.faults[table.fault] };
  const columns = readColumns(table.rows);
  if (!columns.ok) return { fault: words.missing(columns.missing.map((column) => words.columns[column]).join(', ')) };
  return columns.rows.length === 0 ? { fault: words.faults.empty } : { rows: columns.rows };
}

function assertMayImport(request: FastifyRequest, deps: ModuleDeps): void {
  const { actor } = visitOf(request, deps.clock);
  if (!mayAnywhere(actor, PERMISSION.importRoster)) throw new AppError('not-allowed', 'The actor imports nowhere');
}

function uploadPage(request: FastifyRequest, deps: ModuleDeps, form: FormState) {
  assertMayImport(request, deps);
  const { language } = request;
  const view = h(UploadPage, { language, form, limitBytes: TABLE_LIMIT_BYTES });
  const breadcrumbs = [{ label: peopleTexts(language).title, href: '/meja/orang' }];
  return deskPage(request, deps.assets, { title: rosterTexts(language).title, breadcrumbs }, view);
}

function addPreviewRoutes(app: App, deps: ModuleDeps): void {
  const schema = { params: byImport, querystring: listQuery };
  app.get(`${HREF}/:id`, { config, schema }, async (request, reply) => {
    const { id } = request.params;
    return reply.page(await previewPage(request, deps, { id, cursor: request.query.kursor }));
  });

  app.post(`${HREF}/:id`, { config, schema: { params: byImport } }, async (request, reply) => {
    const { actor, language, today } = visitOf(request, deps.clock);
    const { id } = request.params;
    const read = parseForm(z.object({ kunci: keyField }), request.body);
    const kunci = read.ok ? read.value.kunci : crypto.randomUUID();
    const outcome = await submitOnce(deps.db, actor, kunci, async (tx) =>
      String(await confirmRoster(tx, actor, id, today)),
    );
    if (!outcome.ok) throw outcome.error;
    const text = rosterTexts(language).confirmed(formatNumber(Number(outcome.href), language));
    return reply.setFlash({ text }).redirect(`${HREF}/${id}`, 303);
  });
}

async function previewPage(
  request: FastifyRequest,
  deps: ModuleDeps,
  asked: { readonly id: RosterImportId; readonly cursor: string | undefined },
) {
  const { actor, language } = visitOf(request, deps.clock);
  assertMayImport(request, deps);
  const { roster, page } = await inReadOnly(deps.db, actor, async (tx) => ({
    roster: await getImport(tx, asked.id),
    page: await listRows(tx, asked.id, { cursor: asked.cursor, limit: ROWS }),
  }));
  if (roster.importedBy !== actor.personId) throw new AppError('not-found', 'The import is of another person');
  const words = rosterTexts(language);
  const href = (cursor: string | null) => listHref(`${HREF}/${asked.id}`, {}, cursor);
  const view = h(PreviewPage, {
    ...{ language, roster, rows: page.rows, submissionKey: crypto.randomUUID() },
    ...{ previousHref: href(page.previous), nextHref: href(page.next) },
  });
  const breadcrumbs = [
    { label: peopleTexts(language).title, href: '/meja/orang' },
    { label: words.title, href: HREF },
  ];
  const title = roster.isConfirmed ? words.doneTitle : words.previewTitle;
  return deskPage(request, deps.assets, { title, breadcrumbs }, view);
}
