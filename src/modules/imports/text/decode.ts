import { createReadStream } from 'node:fs';
import { AppError } from '../../../platform/errors.ts';

const CHUNK_BYTES = 64 * 1024;
const DECLARED = /^(?:\ufeff)?\s*<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;

/**
 * The text of an XML file piece by piece, in the encoding that its mark or declaration names, else UTF-8. Bytes that
 * are none of that encoding become U+FFFD.
 * @throws {AppError} `invalid` for an encoding that is unknown
 */
export async function* readText(path: string): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    const bytes: Uint8Array = chunk;
    decoder ??= decoderFor(bytes);
    yield decoder.decode(bytes, { stream: true });
  }
  yield decoder?.decode() ?? '';
}

function decoderFor(head: Uint8Array): TextDecoder {
  const [first = 0, second = 0] = head;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be');
  const start = new TextDecoder('latin1').decode(head.subarray(0, 300)).replace(/^\u00ef\u00bb\u00bf/, '');
  const label = DECLARED.exec(start)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label);
  } catch (error) {
    throw new AppError('invalid', `Pengodean huruf ${label} tidak dikenal`, { cause: error });
  }
}
