import { createHash } from 'node:crypto';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { listRules } from '../../../platform/deadlines/rules.ts';
import type { SitePlace } from '../../../platform/http/place.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { toCsv } from '../../../platform/spreadsheets/csv.ts';
import { inPieces, type Sheet } from '../../../platform/spreadsheets/sheet.ts';
import { toXlsx } from '../../../platform/spreadsheets/xlsx.ts';
import { type ZipEntry, zipped } from '../../../platform/spreadsheets/zip.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { informationListSheet } from '../list/download-routes.ts';
import { BOOKS, type BookName, filterOf } from './book-query.ts';
import { type Period, periodWord } from './period.ts';
import { sheetOfBook } from './whole-book.ts';

/** What the pack is made of. */
export interface EvidenceQuestion {
  readonly place: SitePlace;
  readonly period: Period;
  readonly language: Language;
  readonly today: Temporal.PlainDate;
  /** The report of the period as PDF. */
  readonly paper: Buffer;
}

/**
 * The evidence for the yearly monitoring of public bodies as one ZIP, made while it is sent: the books, the report, the
 * list of public information, the rules of deadlines; last a list of contents with the SHA-256 of each file.
 */
export function packEvidence(deps: ModuleDeps, asked: EvidenceQuestion): AsyncGenerator<Buffer> {
  const { place, period, paper } = asked;
  const files: readonly ZipEntry[] = [
    { name: `laporan-${periodWord(period)}.pdf`, bytes: inOne(paper) },
    ...BOOKS.map((book) => ({ name: `register-${book}.xlsx`, bytes: toXlsx(sheetOf(deps, book, asked)) })),
    { name: 'daftar-informasi-publik.csv', bytes: toCsv(informationListSheet(deps, place)) },
    { name: 'aturan-tenggat.csv', bytes: toCsv(ruleSheet(deps, asked)) },
  ];
  const sums: string[] = [];
  const summed = files.map(({ name, bytes }) => ({
    name,
    bytes: withSum(bytes, (sum) => sums.push(`${sum}  ${name}`)),
  }));
  return zipped([...summed, { name: 'SHA256SUMS', bytes: inPieces(linesOf(sums)) }]);
}

async function* inOne(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** Tells the checksum when the last byte has passed. */
async function* withSum(bytes: AsyncIterable<Buffer>, tell: (sum: string) => void): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  for await (const piece of bytes) {
    hash.update(piece);
    yield piece;
  }
  tell(hash.digest('hex'));
}

/** Read when its turn comes, after all the others. */
async function* linesOf(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield `${line}\n`;
}

function sheetOf(deps: ModuleDeps, book: BookName, { place, period, language, today }: EvidenceQuestion): Sheet {
  const filter = filterOf(book, undefined, today);
  const asked = { period, timeZone: place.timeZone, within: ['/' as const], filter };
  return sheetOfBook(deps.db, place, book, { asked, facts: { language, today } });
}

function ruleSheet({ db }: ModuleDeps, { place, today, language }: EvidenceQuestion): Sheet {
  async function* rows() {
    for (const rule of await inReadOnly(db, place, (tx) => listRules(tx, today))) {
      if (!rule.id.startsWith('disclosure.')) continue;
      yield [rule.name[language], rule.amount, rule.unit, rule.extensionAmount, rule.citation, rule.effectiveFrom];
    }
  }
  const columns = ['aturan', 'lama', 'satuan', 'perpanjangan', 'dasar', 'berlaku_sejak'];
  return { columns: columns.map((header) => ({ header, width: 30 })), rows: rows() };
}
