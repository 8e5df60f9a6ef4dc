import { z } from 'zod';
import type { Id } from '../../../platform/database/ids.ts';
import type { FileId } from '../../../platform/files/files.ts';
import { objectionTallySchema } from './objection-tally.ts';
import type { Period } from './period.ts';
import { type RequestTally, tallySchema } from './tally.ts';

/** A report on information services. */
export type ReportId = Id<'report'>;

/**
 * What people write into a report, in the order of its parts. Source: PerKI 1/2021, laporan layanan informasi publik
 * (the list of parts is not verified against the text).
 */
export const REPORT_PARTS = ['policy', 'facilities', 'staff', 'budget', 'obstacles', 'recommendations'] as const;
export type ReportPart = (typeof REPORT_PARTS)[number];

const MOST_CHARACTERS = 10_000;

/** The words of a report; a part that is empty says so on the paper. */
export const reportWordsSchema = z.object(
  Object.fromEntries(REPORT_PARTS.map((part) => [part, z.string().max(MOST_CHARACTERS).default('')])) as Record<
    ReportPart,
    z.ZodDefault<z.ZodString>
  >,
);
export type ReportWords = z.output<typeof reportWordsSchema>;

/** The figures of a report, with the names that units had. */
export const reportFiguresSchema = z.object({
  requests: tallySchema,
  objections: objectionTallySchema,
  /** What the letters of ps. 35 (1) mean. */
  groundTexts: z.record(z.string(), z.object({ id: z.string(), en: z.string() })),
  unitNames: z.record(z.string(), z.string()),
  /** What the letters of UU 14/2008 ps. 17 mean. */
  articleTexts: z.record(z.string(), z.object({ id: z.string(), en: z.string() })),
});
export type ReportFigures = z.output<typeof reportFiguresSchema> & { readonly requests: RequestTally };

/** A report as it stands. */
export interface Report {
  readonly id: ReportId;
  readonly period: Period;
  readonly words: ReportWords;
  /** As they were published; null for a draft. */
  readonly published: {
    readonly figures: ReportFigures;
    readonly on: Temporal.PlainDate;
    readonly fileId: FileId;
  } | null;
}
