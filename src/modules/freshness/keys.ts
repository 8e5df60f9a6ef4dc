import { z } from 'zod';

/** Where a page of a list begins: behind these values of its ordering columns, or before them. */
export interface KeyRange<Key extends readonly unknown[]> {
  readonly key: Key | null;
  readonly isBack: boolean;
}

/** Part of a list, with the words that ask for its neighbours; null when there are none. */
export interface KeyPage<Row> {
  readonly rows: readonly Row[];
  readonly previous: string | null;
  readonly next: string | null;
}

/** Reads the part of a list that an address asks for; a word that was not written here counts as none. */
export function rangeOf<S extends z.ZodType<readonly unknown[]>>(
  schema: S,
  { sesudah, sebelum }: { readonly sesudah?: string | undefined; readonly sebelum?: string | undefined },
): KeyRange<z.output<S>> {
  const before = read(schema, sebelum);
  return before ? { key: before, isBack: true } : { key: read(schema, sesudah), isBack: false };
}

function read<S extends z.ZodType>(schema: S, written: string | undefined): z.output<S> | null {
  if (written === undefined) return null;
  try {
    const found = schema.safeParse(JSON.parse(Buffer.from(written, 'base64url').toString()));
    return found.success ? found.data : null;
  } catch {
    return null;
  }
}

/** A page out of one row more than it holds, in the order in which the query for its range read them. */
export function pageOf<Row, Key extends readonly unknown[]>(
  found: readonly Row[],
  { limit, range, keyOf }: { readonly limit: number; readonly range: KeyRange<Key>; readonly keyOf: (row: Row) => Key },
): KeyPage<Row> {
  const isMore = found.length > limit;
  const kept = found.slice(0, limit);
  const rows = range.isBack ? kept.toReversed() : kept;
  const [first, last] = [rows[0], rows.at(-1)];
  const hasPrevious = range.isBack ? isMore : range.key !== null;
  const hasNext = range.isBack || isMore;
  const write = (row: Row) => Buffer.from(JSON.stringify(keyOf(row))).toString('base64url');
  return {
    rows,
    previous: hasPrevious && first !== undefined ? write(first) : null,
    next: hasNext && last !== undefined ? write(last) : null,
  };
}

/** The query of a list that is read page by page. */
export const pageQuery = {
  sesudah: z.string().max(800).optional().catch(undefined),
  sebelum: z.string().max(800).optional().catch(undefined),
};
