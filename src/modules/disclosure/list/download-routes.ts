import { Readable } from 'node:stream';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { type App, siteOf } from '../../../platform/http/fastify.ts';
import type { SitePlace } from '../../../platform/http/place.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { toCsv } from '../../../platform/spreadsheets/csv.ts';
import type { Sheet } from '../../../platform/spreadsheets/sheet.ts';
import { findUnits } from '../../organization/index.ts';
import type { Entry, Heading } from './entry.ts';
import { type EntryFilter, entryKey, listEntries, listHeadings } from './entry-queries.ts';
import { classWord, filterOf, listQuery } from './list-query.ts';
import { listTexts } from './list-texts.ts';
import { entryHref, within } from './public-routes.ts';

const config = { host: 'site', rateLimit: { max: 20, timeWindow: '1 minute' } } as const;
const AT_ONCE = 500;

/** The list as files, written while they are sent. Their columns stay as they are: programs read them. */
export function addDownloadRoutes(app: App, deps: ModuleDeps): void {
  const options = { config, schema: { querystring: listQuery } };
  app.get('/informasi-publik/daftar.csv', options, async (request, reply) => {
    const lines = linesOf(deps, siteOf(request), filterOf(request.query));
    return reply
      .header('content-disposition', 'attachment; filename="daftar-informasi-publik.csv"')
      .header('cache-control', 'public, max-age=300')
      .type('text/csv; charset=utf-8')
      .send(Readable.from(toCsv(listSheet(lines))));
  });
  app.get('/informasi-publik/daftar.json', options, async (request, reply) =>
    reply
      .header('cache-control', 'public, max-age=300')
      .type('application/json; charset=utf-8')
      .send(Readable.from(toJson(linesOf(deps, siteOf(request), filterOf(request.query))))),
  );
}

/** A line of the files, by the names of their columns. */
interface ListLine {
  readonly no: number;
  readonly golongan: string;
  readonly kelompok: string;
  readonly ringkasan_isi: string;
  readonly menguasai: string;
  readonly penanggung_jawab: string;
  readonly waktu_pembuatan: string;
  readonly tempat_pembuatan: string;
  readonly bentuk: string;
  readonly jangka_waktu_simpan: string;
  readonly tautan: string;
  readonly diperbarui: string;
  readonly contoh: string;
}

const COLUMNS: readonly (readonly [keyof ListLine, number])[] = [
  ...([['no', 8] as const, ['golongan', 14] as const, ['kelompok', 30] as const] as const),
  ...([['ringkasan_isi', 60] as const, ['menguasai', 30] as const, ['penanggung_jawab', 30] as const] as const),
  ...([['waktu_pembuatan', 14] as const, ['tempat_pembuatan', 24] as const, ['bentuk', 18] as const] as const),
  ...([['jangka_waktu_simpan', 24] as const, ['tautan', 40] as const, ['diperbarui', 14] as const] as const),
  ['contoh', 8],
];

/** The whole list of a place as a table. */
export function informationListSheet(deps: ModuleDeps, place: SitePlace): Sheet {
  return listSheet(linesOf(deps, place, {}));
}

/** Its lines as a table of those columns. */
function listSheet(lines: AsyncIterable<ListLine>): Sheet {
  async function* rows() {
    for await (const line of lines) yield COLUMNS.map(([name]) => line[name]);
  }
  return { columns: COLUMNS.map(([header, width]) => ({ header, width })), rows: rows() };
}

/** The lines of the list as a place shows it, in its order, read 500 at a time. */
async function* linesOf(deps: ModuleDeps, place: SitePlace, asked: EntryFilter): AsyncGenerator<ListLine> {
  const filter = within(place, asked);
  const headings = new Map((await inReadOnly(deps.db, place, listHeadings)).map((one) => [one.id, one]));
  let after: string | undefined;
  for (;;) {
    const range = { key: after === undefined ? null : entryKey.parse(JSON.parse(after)), isBack: false };
    const read = await inReadOnly(deps.db, place, async (tx) => {
      const page = await listEntries(tx, filter, { range, limit: AT_ONCE });
      const units = await findUnits(tx, [...new Set(page.rows.map(({ unitId }) => unitId))]);
      return { page, names: new Map(units.map(({ id, name }) => [id, name])) };
    });
    for (const entry of read.page.rows) {
      const holder = read.names.get(entry.unitId) ?? '';
      yield toLine(entry, { holder, heading: headings.get(entry.headingId), href: entryHref(deps, place, entry) });
    }
    if (read.page.next === null) return;
    after = Buffer.from(read.page.next, 'base64url').toString();
  }
}

interface LineFacts {
  readonly holder: string;
  readonly heading: Heading | undefined;
  readonly href: string | null;
}

function toLine(entry: Entry, { holder, heading, href }: LineFacts): ListLine {
  const words = listTexts('id');
  return {
    ...{ no: entry.number, golongan: heading ? classWord(heading.class) : '', kelompok: heading?.name.id ?? '' },
    ...{ ringkasan_isi: entry.title, menguasai: holder, penanggung_jawab: entry.responsible || holder },
    ...{ waktu_pembuatan: entry.madeOn.toString(), tempat_pembuatan: entry.madeIn || holder },
    bentuk: entry.forms.map((form) => words.forms[form]).join(', '),
    ...{ jangka_waktu_simpan: entry.retention, tautan: href ?? '', diperbarui: entry.renewedOn.toString() },
    contoh: entry.isSample ? 'ya' : '',
  };
}

async function* toJson(lines: AsyncIterable<ListLine>): AsyncGenerator<string> {
  let isFirst = true;
  yield '{"informasi":[';
  for await (const line of lines) {
    yield `${isFirst ? '' : ','}\n${JSON.stringify(line)}`;
    isFirst = false;
  }
  yield '\n]}\n';
}
