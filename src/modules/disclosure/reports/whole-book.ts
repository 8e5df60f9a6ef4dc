import type { Db } from '../../../platform/database/database.ts';
import type { Tenant } from '../../../platform/database/tenancy.ts';
import type { Sheet } from '../../../platform/spreadsheets/sheet.ts';
import type { BookName } from './book-query.ts';
import { type BookFacts, bookSheet } from './books.ts';
import { objectionSheet, readObjectionBook } from './objection-book.ts';
import { type BookQuestion, readBook } from './request-book.ts';

/** Which part of a book, and what its cells need. */
export interface WholeBook {
  readonly asked: BookQuestion;
  readonly facts: BookFacts;
}

/** A book as a table, read while it is written. */
export function sheetOfBook(db: Db, tenant: Tenant, book: BookName, { asked, facts }: WholeBook): Sheet {
  if (book === 'keberatan') return objectionSheet(facts, readObjectionBook(db, tenant, asked));
  return bookSheet(book, facts, readBook(db, tenant, asked));
}
