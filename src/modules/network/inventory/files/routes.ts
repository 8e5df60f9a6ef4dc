import { Readable } from 'node:stream';
import { h } from 'preact';
import { z } from 'zod';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import { idSchema } from '../../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../../platform/database/tenancy.ts';
import { deskPage } from '../../../../platform/http/desk-page.tsx';
import type { App, FastifyReply, FastifyRequest } from '../../../../platform/http/fastify.ts';
import { readUploadForm } from '../../../../platform/http/uploads.ts';
import type { ModuleDeps } from '../../../../platform/module.ts';
import { toCsv } from '../../../../platform/spreadsheets/csv.ts';
import { readTable, TABLE_LIMIT_BYTES } from '../../../../platform/spreadsheets/table-file.ts';
import { toXlsx } from '../../../../platform/spreadsheets/xlsx.ts';
import { emptyForm, type FormState } from '../../../../platform/ui/form-state.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import { config, visitOf } from '../../desk.ts';
import { PERMISSION } from '../../permissions.ts';
import { kindOf, kinds } from '../kinds/kinds.ts';
import type { RecordKind } from '../record-kind.ts';
import { listAllRecords } from '../record-queries.ts';
import { unitsOf } from '../units-of.ts';
import { confirmFile, tryFile } from './commands.ts';
import { getRun, type ImportRunId } from './import-queries.ts';
import { readRows } from './read-rows.ts';
import { netboxCsv, reportSheet, sheetOf } from './sheets.ts';
import { fileTexts } from './texts.ts';
import { ImportPage, RunPage } from './views.tsx';

const PATH = '/meja/jaringan/impor';
const byRun = z.object({ id: idSchema<'import-run'>() });
const byEnding = z.object({ ending: z.enum(['csv', 'xlsx', 'netbox.csv']) });
const kindKey = z.enum(kinds.map(({ key }) => key));

/** Reading the inventory from files and writing it to files. */
export function addFileRoutes(app: App, deps: ModuleDeps): void {
  addUploadRoutes(app, deps);
  addRunRoutes(app, deps);
  for (const kind of kinds) addExportRoute(app, deps, kind);
}

function addUploadRoutes(app: App, deps: ModuleDeps): void {
  const chosen = z.object({ jenis: kindKey.optional().catch(undefined) });
  app.get(PATH, { config, schema: { querystring: chosen } }, async (request, reply) => {
    const { jenis } = request.query;
    return reply.page(uploadPage(request, deps, jenis ? { values: { jenis }, errors: {} } : emptyForm));
  });
  app.post(PATH, { config }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock, PERMISSION.manage);
    const { fields, files } = await readUploadForm(request);
    const jenis = String(fields.jenis ?? '');
    const file = files.find(({ field }) => field === 'berkas');
    const key = kindKey.safeParse(jenis).data ?? 'device';
    const read = file ? await readFile(kindOf(key), file.bytes, language) : { fault: fileTexts(language).missingFile };
    if ('fault' in read) {
      const form = { values: { jenis }, errors: { berkas: read.fault } };
      return reply.page(uploadPage(request, deps, form), { status: 422 });
    }
    const fileName = (file?.fileName ?? '').replaceAll(/[^\p{L}\p{N} ._()-]/gu, '_').slice(0, 200) || 'berkas';
    const id = await tryFile(deps.db, actor, { kind: kindOf(key), fileName, rows: read.rows, language });
    return reply.redirect(`${PATH}/${id}`, 303);
  });
}

async function readFile(kind: RecordKind, bytes: Buffer, language: Language) {
  const words = fileTexts(language);
  const table = await readTable(bytes);
  if (!table.ok) return { fault: words.faults[table.fault] };
  const read = readRows(kind, table.rows);
  if (!read.ok) return { fault: words.missing(read.missing.join(', ')) };
  return read.rows.length === 0 ? { fault: words.faults.empty } : read;
}

function uploadPage(request: FastifyRequest, deps: ModuleDeps, form: FormState) {
  const { language } = visitOf(request, deps.clock, PERMISSION.manage);
  const view = h(ImportPage, { language, form, limitBytes: TABLE_LIMIT_BYTES });
  return deskPage(request, deps.assets, { title: fileTexts(language).title, place: '/meja/jaringan' }, view);
}

function addRunRoutes(app: App, deps: ModuleDeps): void {
  const find = async (request: FastifyRequest, id: ImportRunId) => {
    const { actor, language } = visitOf(request, deps.clock, PERMISSION.manage);
    return { language, run: await inReadOnly(deps.db, actor, (tx) => getRun(tx, actor.personId, id, 'read')) };
  };
  app.get(`${PATH}/:id`, { config, schema: { params: byRun } }, async (request, reply) => {
    const { language, run } = await find(request, request.params.id);
    const page = { title: fileTexts(language).title, place: '/meja/jaringan' };
    return reply.page(deskPage(request, deps.assets, page, h(RunPage, { language, run })));
  });
  app.get(`${PATH}/:id/laporan.csv`, { config, schema: { params: byRun } }, async (request, reply) => {
    const { language, run } = await find(request, request.params.id);
    return send(reply, 'laporan-impor.csv', Readable.from(toCsv(reportSheet(run.report, language))));
  });
  app.post(`${PATH}/:id`, { config, schema: { params: byRun } }, async (request, reply) => {
    const { actor, language, today } = visitOf(request, deps.clock, PERMISSION.manage);
    await confirmFile(deps.db, actor, request.params.id, { language, today });
    return reply.setFlash({ text: fileTexts(language).confirmed }).redirect(`${PATH}/${request.params.id}`, 303);
  });
}

function addExportRoute(app: App, deps: ModuleDeps, kind: RecordKind): void {
  const schema = { params: byEnding };
  app.get(`/meja/jaringan/${kind.path}/unduh.:ending`, { config, schema }, async (request, reply) => {
    const { actor, within, today } = visitOf(request, deps.clock, PERMISSION.export);
    const { ending } = request.params;
    const { records, units } = await inTransaction(deps.db, actor, async (tx) => {
      const found = await listAllRecords(tx, kind, within);
      const detail = { kind: kind.key, count: found.length };
      const subject = `government:${actor.governmentId}`;
      await recordAudit(tx, actor, { action: 'network.export', subject, detail });
      return { records: found, units: (await unitsOf(tx, found)).keys };
    });
    const name = `${kind.path}-${today}.${ending}`;
    if (ending === 'netbox.csv') return send(reply, name, Buffer.from(netboxCsv(kind, records, units)));
    const sheet = sheetOf(kind, records, units);
    return send(reply, name, Readable.from(ending === 'csv' ? toCsv(sheet) : toXlsx(sheet)));
  });
}

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function send(reply: FastifyReply, name: string, body: Readable | Buffer): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .type(name.endsWith('.xlsx') ? WORKBOOK : 'text/csv; charset=utf-8')
    .send(body);
}
