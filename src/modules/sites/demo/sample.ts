import type { SiteId } from '../../../platform/http/place.ts';
import type { UnitId, UnitPath } from '../../../platform/identity/actor.ts';
import type { UnitKind } from '../../organization/index.ts';
import type { ContentFacts, ContentKind } from '../content.ts';

/** A site that gets sample content. */
export interface SampleSite {
  readonly id: SiteId;
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly unitKind: UnitKind;
  readonly label: string;
  readonly title: string;
}

/** A made-up content; everything about it says so. */
export interface Sample {
  readonly kind: ContentKind;
  readonly title: string;
  readonly summary: string;
  readonly html: string;
  /** How long ago it was published, in days; fractions count. */
  readonly daysAgo: number;
  readonly facts?: ContentFacts;
  readonly isPinned?: boolean;
  readonly isWarning?: boolean;
  readonly startsAt?: Temporal.Instant;
  readonly endsAt?: Temporal.Instant;
}

/** What samples are written for: the whole government, at a moment. */
export interface SampleContext {
  readonly governmentName: string;
  readonly now: Temporal.Instant;
  readonly timeZone: string;
  readonly files: SampleFiles;
}

/** Files that samples show; all are drawn or written on the spot. */
export interface SampleFiles {
  readonly pictures: NonNullable<ContentFacts['pictures']>;
  readonly document: NonNullable<ContentFacts['files']>[number];
  readonly table: NonNullable<ContentFacts['files']>[number];
}

/** Said at the end of every sample text. */
export const SAMPLE_NOTE =
  '<p><em>Ini isi contoh untuk peragaan. Ganti dengan keterangan yang benar sebelum situs dipakai.</em></p>';

/** A moment on a later or earlier day at a time of the local clock. */
export function momentOn(context: SampleContext, days: number, time: string): Temporal.Instant {
  const today = context.now.toZonedDateTimeISO(context.timeZone).toPlainDate();
  return today.add({ days }).toZonedDateTime({ timeZone: context.timeZone, plainTime: time }).toInstant();
}
