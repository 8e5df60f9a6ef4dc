import sharp from 'sharp';
import { AppError } from '../errors.ts';

/** A picture in one width and one format. */
export interface Derivative {
  readonly widthPx: number;
  readonly format: 'avif' | 'webp';
  readonly bytes: Buffer;
}

/** A picture made safe and small. */
export interface PreparedImage {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly widths: readonly number[];
  readonly derivatives: readonly Derivative[];
}

const WIDTHS = [320, 640, 960, 1280];
const PIXEL_LIMIT = 50_000_000;
const QUALITY = { avif: { quality: 50, effort: 2 }, webp: { quality: 76, effort: 4 } } as const;

/**
 * Turns a picture upright, removes all metadata (EXIF, place, colour profiles) and makes it in every width that is
 * not larger than itself, as AVIF and WebP.
 * @throws {AppError} `invalid` when it cannot be read or has more than 50 million pixels
 */
export async function prepareImage(bytes: Uint8Array): Promise<PreparedImage> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: PIXEL_LIMIT, failOn: 'error' })
      .rotate()
      .resize({ width: WIDTHS.at(-1) ?? 1280, withoutEnlargement: true })
      .png({ compressionLevel: 1 })
      .toBuffer({ resolveWithObject: true });
    const widths = [...WIDTHS.filter((width) => width < info.width), info.width];
    const wanted = widths.flatMap((widthPx) => (['webp', 'avif'] as const).map((format) => ({ widthPx, format })));
    const derivatives: Derivative[] = [];
    for (const { widthPx, format } of wanted) {
      derivatives.push({
        widthPx,
        format,
        bytes: await sharp(data).resize({ width: widthPx })[format](QUALITY[format]).toBuffer(),
      });
    }
    return { widthPx: info.width, heightPx: info.height, widths, derivatives };
  } catch (cause) {
    throw new AppError('invalid', 'The picture cannot be read', { cause });
  }
}
