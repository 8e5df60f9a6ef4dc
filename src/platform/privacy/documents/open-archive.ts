import { unzipSync } from 'fflate';

const MOST_PARTS = 5000;
const MEBIBYTE = 1024 * 1024;
const LARGEST_UNPACKED = 192 * MEBIBYTE;

/**
 * The wanted parts of a ZIP file by name, in its order. Sizes are summed up before anything is unpacked, and no part
 * grows beyond the size it declares, so that a bomb is refused.
 * @throws {Error} for damaged files, and for more than 5,000 parts or 192 MiB unpacked, wanted or not
 */
export function openArchive(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Readonly<Record<string, Uint8Array>> {
  let parts = 0;
  let size = 0;
  const weigh = ({ name, originalSize }: { readonly name: string; readonly originalSize: number }) => {
    parts += 1;
    size += originalSize;
    if (parts > MOST_PARTS || size > LARGEST_UNPACKED) throw new Error('The archive is too large');
    return isWanted(name);
  };
  unzipSync(bytes, { filter: (part) => weigh(part) && false });
  return unzipSync(bytes, { filter: ({ name }) => isWanted(name) });
}
