const MEBIBYTE = 1024 * 1024;

/** How large a file of each kind may be, in bytes. */
export const SIZE_LIMIT_BYTES: Readonly<Record<'image' | 'document', number>> = {
  image: 15 * MEBIBYTE,
  document: 25 * MEBIBYTE,
};

/** How many pixels a picture may have once unpacked; the cameras of today stay below, a bomb does not. */
export const PIXEL_LIMIT = 64_000_000;
