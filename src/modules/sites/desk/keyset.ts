import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';

/** The value by which a list is ordered, and the id that settles equal ones. */
export interface Key {
  readonly value: string;
  readonly id: string;
}

/** Which part of a list is wanted: the rows after a key, the rows before one, or the first rows. */
export interface KeyRange {
  readonly after?: Key | undefined;
  readonly before?: Key | undefined;
}

/** Part of a list, with the words that ask for its neighbours; null when there are none. */
export interface KeyPage<Row> {
  readonly rows: readonly Row[];
  readonly previous: string | null;
  readonly next: string | null;
}

/** SQL text of a moment with its microseconds, so that no row falls between two pages. */
export function momentText(column: string): RawBuilder<string> {
  return sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

const schemas = {
  moment: z.tuple([z.iso.datetime({ precision: 6 }), z.guid()]),
  text: z.tuple([z.string().max(300), z.guid()]),
} as const;

/** Reads a key from an address; one that we did not write counts as none. */
export function readKey(kind: keyof typeof schemas, written: string | undefined): Key | undefined {
  if (written === undefined) return undefined;
  try {
    const read = schemas[kind].safeParse(JSON.parse(Buffer.from(written, 'base64url').toString()));
    return read.success && !read.data[0].includes('\u0000') ? { value: read.data[0], id: read.data[1] } : undefined;
  } catch {
    return undefined;
  }
}

/** The rows of a page from one row more than a page holds, as the query for this range read them. */
export function toKeyPage<Row>(
  found: readonly Row[],
  { limit, range, keyOf }: { readonly limit: number; readonly range: KeyRange; readonly keyOf: (row: Row) => Key },
): KeyPage<Row> {
  const isMore = found.length > limit;
  const kept = found.slice(0, limit);
  const rows = range.before ? kept.toReversed() : kept;
  const hasPrevious = range.before ? isMore : range.after !== undefined;
  const hasNext = range.before ? true : isMore;
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows,
    previous: hasPrevious && first !== undefined ? writeKey(keyOf(first)) : null,
    next: hasNext && last !== undefined ? writeKey(keyOf(last)) : null,
  };
}

function writeKey({ value, id }: Key): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url');
}
