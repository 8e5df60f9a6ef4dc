/** Hours of one weekday, in local time as `08:00` or `08:00:00`. */
export interface WeeklyHours {
  /** ISO 8601: 1 is Monday. */
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
  readonly note: string;
}

/** Whether an office receives people now, and until or from when. */
export type Opening =
  | { readonly kind: 'open'; readonly until: Temporal.PlainTime }
  | { readonly kind: 'closed'; readonly opensOn: Temporal.PlainDate; readonly opensAt: Temporal.PlainTime }
  /** No opening in the next four weeks, or no hours are told. */
  | { readonly kind: 'unknown' };

const LOOK_AHEAD_DAYS = 28;

/**
 * The state of an office at a moment. Hours that follow each other without a gap count as one.
 * @param holidays dates on which the office is closed, as `YYYY-MM-DD`
 * @param zone IANA name of the zone in which the hours are told
 */
export function nextOpening(
  hours: readonly WeeklyHours[],
  holidays: ReadonlySet<string>,
  now: Temporal.Instant,
  zone: string,
): Opening {
  const local = now.toZonedDateTimeISO(zone);
  const [today, time] = [local.toPlainDate(), local.toPlainTime()];
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const date = today.add({ days: ahead });
    if (holidays.has(date.toString())) continue;
    const spans = spansOf(hours, date.dayOfWeek);
    const next = ahead === 0 ? spans.find(({ closes }) => isBefore(time, closes)) : spans[0];
    if (!next) continue;
    if (ahead === 0 && !isBefore(time, next.opens)) return { kind: 'open', until: next.closes };
    return { kind: 'closed', opensOn: date, opensAt: next.opens };
  }
  return { kind: 'unknown' };
}

interface Span {
  readonly opens: Temporal.PlainTime;
  readonly closes: Temporal.PlainTime;
}

/** The hours of a weekday in order, joined where they meet. */
function spansOf(hours: readonly WeeklyHours[], weekday: number): readonly Span[] {
  const given = hours
    .filter((one) => one.weekday === weekday)
    .map(({ opens, closes }) => ({ opens: Temporal.PlainTime.from(opens), closes: Temporal.PlainTime.from(closes) }))
    .toSorted((a, b) => Temporal.PlainTime.compare(a.opens, b.opens));
  const spans: Span[] = [];
  for (const span of given) {
    const last = spans.at(-1);
    if (last && !isBefore(last.closes, span.opens)) spans.splice(-1, 1, { ...last, closes: later(last, span) });
    else spans.push(span);
  }
  return spans;
}

function later(a: Span, b: Span): Temporal.PlainTime {
  return isBefore(a.closes, b.closes) ? b.closes : a.closes;
}

function isBefore(a: Temporal.PlainTime, b: Temporal.PlainTime): boolean {
  return Temporal.PlainTime.compare(a, b) < 0;
}
