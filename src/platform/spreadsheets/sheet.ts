/** What a cell holds: a text, a number, a date, or nothing. */
export type Cell = string | number | Temporal.PlainDate | null;

/** A table that is written row by row, never held whole. */
export interface Sheet {
  readonly columns: readonly { readonly header: string /** In characters. */; readonly width: number }[];
  readonly rows: AsyncIterable<readonly Cell[]>;
}

/** Rows are joined to pieces of about this size before they are sent on. */
const PIECE_CHARACTERS = 32_768;

/** Joins small texts to larger pieces, in UTF-8. */
export async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let piece = '';
  for await (const text of texts) {
    piece += text;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield Buffer.from(piece, 'utf8');
    piece = '';
  }
  if (piece !== '') yield Buffer.from(piece, 'utf8');
}
