import { newId } from '../../platform/database/ids.ts';
import type { PublicContentFacts } from '../sites/index.ts';
import { dueDates, type ItemId } from './item.ts';
import type { StoredItem } from './item-queries.ts';
import type { Heading, KindDefault } from './schedules.ts';

/** What a content is judged by when it is taken up. */
export interface TakingUp {
  readonly rule: KindDefault;
  /** IANA zone in which the day of its publication is meant. */
  readonly timeZone: string;
  /** The version of its source that the public reads now; null when it has none or that is gone. */
  readonly sourceVersion: number | null;
}

/** The item of a content that was not known yet, or of which something changed. */
export function takenUp(content: PublicContentFacts, known: StoredItem | undefined, at: TakingUp): StoredItem {
  if (!known) return begun(content, at);
  const base = refreshed(content, known);
  const isNew = Temporal.Instant.compare(content.publishedAt, known.publishedAt) > 0;
  return isNew ? renewed(base, content, at) : base;
}

/** What the public reads now; nothing was published since. */
function refreshed(content: PublicContentFacts, known: StoredItem): StoredItem {
  const owner = known.isOwnerSet ? {} : { unitId: content.unitId, unitPath: content.unitPath };
  const { title, siteLabel, path, version, isSample } = content;
  return { ...known, ...owner, title, siteLabel, path, version, isSample, isPublic: true };
}

/** What nobody has decided by hand follows the default of its kind, which may have changed since. */
function renewed(
  item: StoredItem,
  content: PublicContentFacts,
  { rule, timeZone, sourceVersion }: TakingUp,
): StoredItem {
  const lastRenewedOn = content.publishedAt.toZonedDateTimeISO(timeZone).toPlainDate();
  const { cadence, graceDays, citation: legalBasis } = rule;
  const schedule = item.isCadenceSet ? item : { cadence, graceDays, legalBasis };
  const { cadence: every, graceDays: grace, legalBasis: basis } = schedule;
  return {
    ...item,
    ...{ cadence: every, graceDays: grace, legalBasis: basis },
    ...dueDates(lastRenewedOn, schedule),
    ...{ publishedAt: content.publishedAt, lastRenewedOn, how: 'published', reviewReason: null },
    sourceVersion: item.sourceContentId === null ? null : (sourceVersion ?? item.sourceVersion),
  };
}

function begun(content: PublicContentFacts, { rule, timeZone }: TakingUp): StoredItem {
  const lastRenewedOn = content.publishedAt.toZonedDateTimeISO(timeZone).toPlainDate();
  return {
    ...{ id: newId<'item'>() as ItemId, contentId: content.id, kind: content.kind, title: content.title },
    ...{ siteLabel: content.siteLabel, path: content.path, version: content.version, isSample: content.isSample },
    ...{ publishedAt: content.publishedAt, isPublic: true, unitId: content.unitId, unitPath: content.unitPath },
    ...{ isOwnerSet: false, headingId: null, legalBasis: rule.citation, isCadenceSet: false },
    ...{ cadence: rule.cadence, graceDays: rule.graceDays, lastRenewedOn, how: 'published', reviewReason: null },
    ...dueDates(lastRenewedOn, rule),
    ...{ sourceContentId: content.source?.contentId ?? null, sourceVersion: content.source?.version ?? null },
    deadlineOn: null,
  };
}

/** A schedule as somebody decides it for one item. */
export interface Decision {
  readonly heading: Heading | null;
  /** Null takes the cadence away: the item is shown as without. */
  readonly cadence: string | null;
  readonly graceDays: number;
  readonly legalBasis: string;
}

/** The item with a schedule of its own, counted from its last renewal. */
export function rescheduled(item: StoredItem, { heading, cadence, graceDays, legalBasis }: Decision): StoredItem {
  const schedule = { cadence, graceDays };
  const dates = dueDates(item.lastRenewedOn, schedule);
  return { ...item, ...schedule, ...dates, headingId: heading?.id ?? null, legalBasis, isCadenceSet: true };
}
