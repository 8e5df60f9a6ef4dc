import type { DueItem } from '../../platform/deadlines/due-list.ts';
import { formatAge, formatDateTime, formatDaysAway } from '../../platform/ui/format.ts';
import type { Language } from '../../platform/ui/texts.ts';
import type { ContentTasks } from '../sites/index.ts';
import { type Pressure, pressureOf, type QueueItem } from './queue.ts';
import { homeTexts } from './views/home-texts.ts';

/** When and for whom work is put into words. */
export interface Reader {
  readonly language: Language;
  readonly now: Temporal.Instant;
  /** IANA zone of the government. */
  readonly timeZone: string;
}

/** Deadlines as work, with the date and the law as the reason. */
export function dueWork(items: readonly DueItem[], reader: Reader): readonly QueueItem[] {
  const { language, now, timeZone } = reader;
  const words = homeTexts(language);
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  return items.map((item) => {
    const pressure = pressureOf(item.dueOn, today);
    const when = formatDaysAway(item.dueOn, today, language);
    const why = pressure === 'overdue' ? words.overdueWhy(when, item.citation) : words.dueWhy(when, item.citation);
    return {
      ...{ key: item.subject, pressure, title: item.title[language], href: item.href, why },
      explanationHref: `/meja/tenggat/${item.id}`,
    };
  });
}

/** What waits on the sites as work. */
export function contentWork(tasks: ContentTasks, reader: Reader): readonly QueueItem[] {
  const { language, now, timeZone } = reader;
  const words = homeTexts(language);
  type Content = ContentTasks['ownDrafts'][number];
  const itemOf = (content: Content, pressure: Pressure, why: string, path = ''): QueueItem => ({
    ...{ key: `content:${content.id}`, pressure, title: content.title, why, explanationHref: null },
    href: `/meja/isi/${content.id}${path}`,
  });
  return [
    ...tasks.returned.map((one) => itemOf(one, 'returned', words.returnedWhy(one.siteTitle, one.reason))),
    ...tasks.toReview.map((one) =>
      one.isWarning
        ? itemOf(one, 'warning', words.warningWhy(one.siteTitle), '/periksa')
        : itemOf(one, 'review', words.reviewWhy(one.siteTitle, formatAge(one.changedAt, now, language)), '/periksa'),
    ),
    ...tasks.scheduled.map((one) => {
      const when = one.publishAt ? formatDateTime(one.publishAt, timeZone, language) : '';
      return itemOf(one, 'scheduled', words.scheduledWhy(one.siteTitle, when));
    }),
    ...tasks.ownDrafts.map((one) =>
      itemOf(one, 'draft', words.draftWhy(one.siteTitle, formatAge(one.changedAt, now, language))),
    ),
  ];
}
