import { AppError } from '../errors.ts';
import { formatFileSize, formatNumber } from '../ui/format.ts';
import type { Language } from '../ui/texts.ts';
import { PIXEL_LIMIT, SIZE_LIMIT_BYTES } from './limits.ts';
import { refusalTexts } from './refusal-texts.ts';

/** Why a file is not taken. */
export type RefusalReason =
  | 'empty'
  | 'image-too-large'
  | 'document-too-large'
  | 'too-many-pixels'
  | 'damaged'
  | 'heic'
  | 'svg'
  | 'archive'
  | 'harmful'
  | 'not-text'
  | 'other-type';

/** A file that is not taken: `invalid`, with the reason. Its message is the Indonesian text for the person who sent it. */
export class UploadRefused extends AppError {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, options?: ErrorOptions) {
    super('invalid', refusalText(reason, 'id'), options);
    this.name = 'UploadRefused';
    this.reason = reason;
  }
}

const MILLION = 1_000_000;

/** What to tell the person who sent the file: what is wrong, and how to mend it. */
export function refusalText(reason: RefusalReason, language: Language): string {
  const texts = refusalTexts(language);
  const size = (kind: keyof typeof SIZE_LIMIT_BYTES) => formatFileSize(SIZE_LIMIT_BYTES[kind], language);
  const all: Readonly<Record<RefusalReason, string>> = {
    ...{ empty: texts.empty, damaged: texts.damaged, heic: texts.heic, svg: texts.svg, archive: texts.archive },
    harmful: texts.harmful,
    'image-too-large': texts.tooLarge(size('image')),
    'document-too-large': texts.tooLarge(size('document')),
    'too-many-pixels': texts.tooManyPixels(formatNumber(PIXEL_LIMIT / MILLION, language)),
    ...{ 'not-text': texts.notText, 'other-type': texts.otherType },
  };
  return all[reason];
}
