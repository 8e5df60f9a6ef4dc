import type { Id } from '../../../platform/database/ids.ts';
import type { FileId } from '../../../platform/files/files.ts';
import type { Box, PageSize } from '../../../platform/redaction/box.ts';
import type { PdfSurvey } from '../../../platform/redaction/pdf-tasks.ts';
import type { CaseId } from '../../cases/index.ts';

export type RedactionId = Id<'redaction'>;
export type RedactionBoxId = Id<'redaction-box'>;

/** How a box came: by a searched word, as a number of a person, or by its place on the page. */
export type BoxOrigin = 'word' | 'personal' | 'drawn';

/** A place that is blacked out, and the letter of UU 14/2008 ps. 17 by which. */
export interface RedactionBox extends Box {
  readonly id: RedactionBoxId;
  readonly article: string;
  readonly origin: BoxOrigin;
}

/** A document of a request that is blacked out in part (*penghitaman*). */
export interface Redaction extends PdfSurvey {
  readonly id: RedactionId;
  readonly caseId: CaseId;
  /** The document as it is; never given out. */
  readonly fileId: FileId;
  readonly name: string;
  /** The blacked copy; null until it is saved, after which nothing changes. */
  readonly resultFileId: FileId | null;
}

/** A blacked copy that may go with an answer. */
export interface RedactedCopy {
  readonly fileId: FileId;
  readonly name: string;
}

/** What is printed in a box. */
export function labelOf({ article }: Pick<RedactionBox, 'article'>): string {
  return `UU 14/2008 ps. 17 ${article}`;
}

/** How a blacked copy is called: after its document. */
export function copyName(name: string): string {
  return `${name.replace(/\.pdf$/i, '')}-dihitamkan.pdf`;
}

const PERCENT = 100;

/** A box told in percent of its page. */
export function boxFromPercent(
  { width, height }: PageSize,
  box: {
    readonly page: number;
    readonly left: number;
    readonly top: number;
    readonly wide: number;
    readonly high: number;
  },
): Box {
  return {
    page: box.page,
    ...{ x: (box.left * width) / PERCENT, y: (box.top * height) / PERCENT },
    ...{ width: (box.wide * width) / PERCENT, height: (box.high * height) / PERCENT },
  };
}
