/** Where a piece of work came from and how much it presses, the most pressing first. */
const ORDER = [
  'overdue',
  'today',
  'warning',
  'returned',
  'soon',
  'review',
  'later',
  'scheduled',
  'draft',
  'paused',
] as const;

/** How much a piece of work presses. */
export type Pressure = (typeof ORDER)[number];

/** One piece of work in the queue of a person. */
export interface QueueItem {
  readonly key: string;
  readonly pressure: Pressure;
  readonly title: string;
  readonly href: string;
  /** The reason in words: what is late, who waits, which law. */
  readonly why: string;
  /** Where the date is explained; null for work without a deadline. */
  readonly explanationHref: string | null;
}

const SOON_DAYS = 3;

/** How much a date presses today: overdue, today, within three days, or later. */
export function pressureOf(dueOn: Temporal.PlainDate, today: Temporal.PlainDate): Pressure {
  const days = today.until(dueOn, { largestUnit: 'day' }).days;
  if (days < 0) return 'overdue';
  if (days === 0) return 'today';
  return days <= SOON_DAYS ? 'soon' : 'later';
}

/** One queue, ordered by risk; work of the same pressure keeps its order, and the first mention of a piece of work stays. */
export function orderQueue(items: readonly QueueItem[]): readonly QueueItem[] {
  const known = new Set<string>();
  return items
    .toSorted((a, b) => ORDER.indexOf(a.pressure) - ORDER.indexOf(b.pressure))
    .filter(({ key }) => !known.has(key) && known.add(key));
}
