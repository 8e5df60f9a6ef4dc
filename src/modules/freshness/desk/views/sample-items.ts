import { newId } from '../../../../platform/database/ids.ts';
import type { ListedItem } from '../../item-list.ts';
import type { StoredItem } from '../../item-queries.ts';
import type { Heading } from '../../schedules.ts';
import type { RankedUnit } from '../../standing/ranking-queries.ts';

/** The day on which the examples play. */
export const EXAMPLE_TODAY = Temporal.PlainDate.from('2026-11-23');

const day = (text: string) => Temporal.PlainDate.from(text);

/** An item as it is kept: fresh unless told otherwise. */
export function aStoredItem(over: Partial<StoredItem> = {}): StoredItem {
  return {
    ...{ id: newId<'item'>(), contentId: newId<'content'>(), kind: 'page', title: 'Profil dan layanan' },
    ...{ siteLabel: 'waled', path: '/profil-dan-layanan', version: 3, isSample: false, isPublic: true },
    publishedAt: Temporal.Instant.from('2026-11-01T02:00:00Z'),
    ...{ unitId: newId<'unit'>(), unitPath: '/waled/', isOwnerSet: false, headingId: 'profil' },
    ...{ cadence: 'P6M', graceDays: 14, legalBasis: 'UU 14/2008 Pasal 9', isCadenceSet: false },
    ...{ lastRenewedOn: day('2026-11-01'), how: 'published', dueOn: day('2027-05-01'), lateOn: day('2027-05-15') },
    ...{ reviewReason: null, sourceContentId: null, sourceVersion: null, deadlineOn: null },
    ...over,
  };
}

/** An item in a list. */
export function aListedItem(over: Partial<ListedItem> = {}): ListedItem {
  return { ...aStoredItem(), unitName: 'Kecamatan Waled', ...over };
}

/** Two headings, one of them not checked against the law. */
export const exampleHeadings: readonly Heading[] = [
  {
    ...{ id: 'profil', name: { id: 'Profil badan publik', en: 'Profile' }, cadence: 'P6M' },
    ...{ citation: 'UU 14/2008 Pasal 9', isVerified: true },
  },
  {
    ...{ id: 'lain', name: { id: 'Judul lain', en: 'Another heading' }, cadence: 'P6M' },
    ...{ citation: 'Dari ingatan', isVerified: false },
  },
];

/** A unit in the ranking, going up from week to week. */
export function aRankedUnit(over: Partial<RankedUnit> = {}): RankedUnit {
  return {
    ...{ unitId: newId<'unit'>(), unitPath: '/waled/', unitName: 'Kecamatan Waled', countedOn: EXAMPLE_TODAY },
    ...{ rank: 2500, late: 1, review: 1, due: 2, without: 1, confirmed: 3, fresh: 12 },
    weeks: [8, 9, 9, 12, 14, 15].map((good, at) => ({
      ...{ weekOn: day('2026-10-19').add({ weeks: at }), good, total: 20 },
    })),
    ...over,
  };
}
