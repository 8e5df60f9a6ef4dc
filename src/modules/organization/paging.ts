import { z } from 'zod';

/** Which part of a list is wanted; without a cursor its beginning. */
export interface Paging {
  /** A word from {@link Page.next} or {@link Page.previous}; one that we did not write counts as none. */
  readonly cursor?: string | undefined;
  /** How many rows at most. */
  readonly limit: number;
}

/** Part of a list, with the words that ask for its neighbours; null when there are none. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly previous: string | null;
  readonly next: string | null;
}

/** Where a page begins: behind a key, or before it when `isBack`. Keys are the sorted columns as text. */
export interface Start {
  readonly key: readonly string[] | null;
  readonly isBack: boolean;
}

const cursorSchema = z.tuple([z.boolean(), z.array(z.string().max(400)).min(1).max(2)]);

/** Reads a cursor whose key has so many columns. */
export function startOf(paging: Paging, columns: number): Start {
  const none: Start = { key: null, isBack: false };
  if (paging.cursor === undefined || paging.cursor.length > 2000) return none;
  try {
    const read = cursorSchema.safeParse(JSON.parse(Buffer.from(paging.cursor, 'base64url').toString()));
    if (!read.success || read.data[1].length !== columns) return none;
    return read.data[1].some((part) => part.includes('\u0000')) ? none : { isBack: read.data[0], key: read.data[1] };
  } catch {
    return none;
  }
}

/** A page out of `limit + 1` rows at most, in the order in which the query for this start read them. */
export function pageOf<Row>(
  found: readonly Row[],
  start: Start,
  limit: number,
  keyOf: (row: Row) => readonly string[],
): Page<Row> {
  const isMore = found.length > limit;
  const kept = found.slice(0, limit);
  const rows = start.isBack ? kept.toReversed() : kept;
  const [first, last] = [rows[0], rows.at(-1)];
  const hasPrevious = start.isBack ? isMore : start.key !== null;
  const hasNext = start.isBack ? start.key !== null : isMore;
  return {
    rows,
    previous: hasPrevious && first !== undefined ? write(true, keyOf(first)) : null,
    next: hasNext && last !== undefined ? write(false, keyOf(last)) : null,
  };
}

function write(isBack: boolean, key: readonly string[]): string {
  return Buffer.from(JSON.stringify([isBack, key])).toString('base64url');
}
