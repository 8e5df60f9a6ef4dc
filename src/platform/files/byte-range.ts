import { Readable } from 'node:stream';

/** A stretch of bytes, first and last included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The one stretch that a `Range` header asks for; null when the whole is to be sent, because nothing, several
 * stretches or nonsense was asked for. Source: RFC 9110, 14.2.
 * @returns `'unsatisfiable'` when the stretch begins behind the end
 */
export function readRange(header: string | undefined, sizeBytes: number): ByteRange | null | 'unsatisfiable' {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return null;
  if (from === '')
    return to === '0' ? 'unsatisfiable' : { first: Math.max(0, sizeBytes - Number(to)), last: sizeBytes - 1 };
  const range = { first: Number(from), last: to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1) };
  if (range.first >= sizeBytes) return 'unsatisfiable';
  return range.last < range.first ? null : range;
}

/** Only these bytes of a stream; reading ends with the last of them. Works on every kind of storage. */
export function sliceOf(whole: Readable, range: ByteRange): Readable {
  return Readable.from(pieces(whole, range));
}

async function* pieces(whole: Readable, { first, last }: ByteRange): AsyncGenerator<Buffer> {
  let position = 0;
  for await (const chunk of whole as AsyncIterable<Buffer>) {
    const piece = chunk.subarray(Math.max(0, first - position), Math.max(0, last + 1 - position));
    position += chunk.length;
    if (piece.length > 0) yield piece;
    if (position > last) return;
  }
}
