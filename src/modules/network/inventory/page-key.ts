import { z } from 'zod';

/** Where a page of a list begins: behind a title and an id, or before them. */
export interface PageStart {
  readonly key: readonly [title: string, id: string] | null;
  readonly isBack: boolean;
}

/** Part of a list, with the words that ask for its neighbours; null when there are none. */
export interface RecordPage<Row> {
  readonly rows: readonly Row[];
  readonly previous: string | null;
  readonly next: string | null;
}

const cursor = z.tuple([z.boolean(), z.string().max(400), z.guid()]);

/** Reads a cursor; one that was not written here counts as none. */
export function pageStart(written: string | undefined): PageStart {
  if (written === undefined) return { key: null, isBack: false };
  try {
    const read = cursor.safeParse(JSON.parse(Buffer.from(written, 'base64url').toString()));
    if (!read.success || read.data[1].includes('\u0000')) return { key: null, isBack: false };
    const [isBack, title, id] = read.data;
    return { key: [title, id], isBack };
  } catch {
    return { key: null, isBack: false };
  }
}

/** A page out of one row more than it holds, in the order in which it was read. */
export function recordPage<Row extends { readonly id: string; readonly title: string }>(
  found: readonly Row[],
  start: PageStart,
  limit: number,
): RecordPage<Row> {
  const isMore = found.length > limit;
  const kept = found.slice(0, limit);
  const rows = start.isBack ? kept.toReversed() : kept;
  const [first, last] = [rows[0], rows.at(-1)];
  const write = (isBack: boolean, { title, id }: Row) =>
    Buffer.from(JSON.stringify([isBack, title, id])).toString('base64url');
  return {
    rows,
    previous: first && (start.isBack ? isMore : start.key !== null) ? write(true, first) : null,
    next: last && (start.isBack || isMore) ? write(false, last) : null,
  };
}
