import { z } from 'zod';
import { recordAudit } from '../../../platform/audit/audit.ts';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import type { App, FastifyReply } from '../../../platform/http/fastify.ts';
import { type Actor, scopeOf } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { config, visitOf } from '../desk.ts';
import { PERMISSION } from '../permissions.ts';
import { type ExportedPerson, getImport, listAllRows, listForExport, type RosterRow } from './queries.ts';
import { type Sheet, toCsv, toWorkbook } from './spreadsheet.ts';
import { rosterTexts } from './texts.ts';

const byEnding = z.object({ ending: z.enum(['csv', 'xlsx']) });
const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Files: the template, the report of an import, and the list of people. */
export function addDownloadRoutes(app: App, deps: ModuleDeps): void {
  app.get('/meja/orang/impor/contoh.:ending', { config, schema: { params: byEnding } }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock);
    if (importScope(actor).length === 0) throw new AppError('not-allowed', 'The actor imports nowhere');
    return send(reply, 'contoh-daftar-operator', request.params.ending, template(language));
  });

  const byImport = z.object({ id: idSchema<'roster-import'>() });
  app.get('/meja/orang/impor/:id/laporan.csv', { config, schema: { params: byImport } }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock);
    const { roster, rows } = await inReadOnly(deps.db, actor, async (tx) => ({
      roster: await getImport(tx, request.params.id),
      rows: await listAllRows(tx, request.params.id),
    }));
    if (roster.importedBy !== actor.personId) throw new AppError('not-found', 'The import is of another person');
    return send(reply, 'laporan-impor', 'csv', reportOf(rows, language));
  });

  app.get('/meja/orang/daftar.:ending', { config, schema: { params: byEnding } }, async (request, reply) => {
    const { actor, language, today } = visitOf(request, deps.clock);
    const paths = importScope(actor);
    if (paths.length === 0) throw new AppError('not-allowed', 'The actor imports nowhere');
    const people = await inTransaction(deps.db, actor, async (tx) => {
      const found = await listForExport(tx, paths, today);
      const subject = `government:${actor.governmentId}`;
      await recordAudit(tx, actor, { action: 'organization.export-people', subject, detail: { count: found.length } });
      return found;
    });
    return send(reply, `daftar-orang-${today}`, request.params.ending, sheetOf(people, language));
  });
}

function importScope(actor: Actor) {
  return scopeOf(actor, PERMISSION.importRoster);
}

async function send(
  reply: FastifyReply,
  name: string,
  ending: keyof typeof TYPES,
  sheet: Sheet,
): Promise<FastifyReply> {
  const bytes = ending === 'csv' ? toCsv(sheet) : await toWorkbook(sheet);
  return reply
    .header('content-disposition', `attachment; filename="${name}.${ending}"`)
    .header('cache-control', 'no-store')
    .type(TYPES[ending])
    .send(bytes);
}

/** Headings stay Indonesian in every language: the import looks for them. */
const HEADINGS = ['Nama', 'Surel', 'Telepon', 'Unit', 'Peran'];

function template(language: Language): Sheet {
  const sample = rosterTexts(language).sampleRows;
  return [HEADINGS, ...sample.map((row) => row.split('|'))];
}

function reportOf(rows: readonly RosterRow[], language: Language): Sheet {
  const words = rosterTexts(language);
  const heading = ['Baris', ...HEADINGS, words.outcome, words.reason];
  const lines = rows.map((row) => [
    ...[String(row.line), row.name, row.email, row.phone, row.unitText, row.roleText],
    ...[words.counts(row.outcome), row.reason],
  ]);
  return [heading, ...lines];
}

function sheetOf(people: readonly ExportedPerson[], language: Language): Sheet {
  const words = rosterTexts(language);
  const heading = [...HEADINGS, words.position, 'Nama unit', words.active];
  const lines = people.map((person) => [
    ...[person.name, person.email, person.phone, person.unitLabel || person.unitName, person.roleNames.join(', ')],
    ...[person.title, person.unitName, person.isActive ? words.yes : words.no],
  ]);
  return [heading, ...lines];
}
