import { h } from 'preact';
import { z } from 'zod';
import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/database/database.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { SHEET_FORMATS, sendSheet } from '../../../platform/http/send-sheet.ts';
import { type Actor, scopeOf, type UnitPath } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import type { CaseId } from '../../cases/index.ts';
import { PERMISSION } from '../permissions.ts';
import { BOOK_PATH, BOOKS, type BookName, bookHref, bookQuery, filterOf } from './book-query.ts';
import { objectionRow, requestRow } from './book-rows.ts';
import { bookTexts } from './book-texts.ts';
import { listObjectionLines } from './objection-book.ts';
import { periodsUntil, periodWord } from './period.ts';
import { periodName } from './period-name.ts';
import { type BookQuestion, listBookLines } from './request-book.ts';
import { BookPage } from './views/book-page.tsx';
import { sheetOfBook } from './whole-book.ts';

const config = { host: 'government' } as const;
const downloadConfig = { ...config, rateLimit: { max: 10, timeWindow: '1 minute' } } as const;
const PAGE_ROWS = 50;
const YEARS_SHOWN = 5;

/** The register books on a page, and as files; each download is recorded. */
export function addBookRoutes(app: App, deps: ModuleDeps): void {
  app.get(BOOK_PATH, { config, schema: { querystring: bookQuery } }, async (request, reply) => {
    const actor = requireActor(request);
    const within = bookScope(actor);
    const { timeZone } = siteOf(request);
    const { language, query } = request;
    const today = deps.clock.today(timeZone);
    const { buku: book = 'permohonan', kurun: period = { year: today.year, third: 0 }, keadaan: state } = query;
    const asked = { period, timeZone, within, filter: filterOf(book, state, today) };
    const page = await readRows(deps.db, actor, book, { asked, after: query.sesudah, language, today });
    const view = h(BookPage, {
      ...{ language, book, period, state, rows: page.rows, today },
      periods: periodsUntil(today, YEARS_SHOWN),
      nextHref: page.next && bookHref(book, { period, state, after: page.next }),
    });
    return reply.page(deskPage(request, deps.assets, { title: bookTexts(language).title, place: '/meja/ppid' }, view));
  });

  const params = z.object({ book: z.enum(BOOKS), format: z.enum(SHEET_FORMATS) });
  const schema = { params, querystring: bookQuery };
  app.get(`${BOOK_PATH}/:book.:format`, { config: downloadConfig, schema }, async (request, reply) => {
    const actor = requireActor(request);
    const within = bookScope(actor);
    const { timeZone, governmentName } = siteOf(request);
    const { book, format } = request.params;
    const { language, query } = request;
    const today = deps.clock.today(timeZone);
    const { kurun: period = { year: today.year, third: 0 }, keadaan: state } = query;
    const subject = `${book}-book:${periodWord(period)}`;
    await inTransaction(deps.db, actor, (tx) => recordAudit(tx, actor, { action: 'disclosure.export', subject }));
    const asked = { period, timeZone, within, filter: filterOf(book, state, today) };
    const sheet = sheetOfBook(deps.db, actor, book, { asked, facts: { language, today } });
    const title = bookTexts(language).fileTitle[book](periodName(period, language));
    const paper = { language, governmentName, title, now: deps.clock.now() };
    const name = `register-${book}-${periodWord(period)}`;
    return sendSheet(reply, sheet, { name, format, paper });
  });
}

interface RowsAsked {
  readonly asked: BookQuestion;
  readonly after: CaseId | undefined;
  readonly language: Language;
  readonly today: Temporal.PlainDate;
}

async function readRows(db: Db, actor: Actor, book: BookName, { asked, after, ...facts }: RowsAsked) {
  const start = { after, limit: PAGE_ROWS };
  return inReadOnly(db, actor, async (tx) => {
    if (book === 'keberatan') {
      const { lines, next } = await listObjectionLines(tx, asked, start);
      return { rows: lines.map((line) => objectionRow(line, facts)), next };
    }
    const { lines, next } = await listBookLines(tx, asked, start);
    return { rows: lines.map((line) => requestRow(line, facts)), next };
  });
}

/** The units whose books the actor may take. @throws {AppError} `not-allowed` for those who may not */
export function bookScope(actor: Actor): readonly UnitPath[] {
  const paths = scopeOf(actor, PERMISSION.export);
  if (paths.length === 0) throw new AppError('not-allowed', 'The books of the PPID are not theirs to take');
  return paths;
}
