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
  const today = local.toPlainDate();
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const date = today.add({ days: ahead });
    if (holidays.has(date.toString())) continue;
    const spans = spansOf(hours, date.dayOfWeek);
    const next = ahead === 0 ? spans.find(({ closes }) => time < closes) : spans[0];
    if (!next) continue;
    if (ahead === 0 && time >= next.opens) return { kind: 'open', until: Temporal.PlainTime.from(next.closes) };
    return { kind: 'closed', opensOn: date, opensAt: Temporal.PlainTime.from(next.opens) };
  }
  return { kind: 'unknown' };
}

/** Times as `HH:MM`, which sort as they follow each other. */
interface Span {
  readonly opens: string;
  readonly closes: string;
}

const MINUTES = 'HH:MM'.length;

/** The hours of a weekday in order, joined where they meet. */
function spansOf(hours: readonly WeeklyHours[], weekday: number): readonly Span[] {
  const given = hours
    .filter((one) => one.weekday === weekday)
    .map(({ opens, closes }) => ({ opens: opens.slice(0, MINUTES), closes: closes.slice(0, MINUTES) }))
    .toSorted((a, b) => (a.opens < b.opens ? -1 : 1));
  const spans: Span[] = [];
  for (const span of given) {
    const last = spans.at(-1);
    if (!last || last.closes < span.opens) spans.push(span);
    else if (last.closes < span.closes) spans.splice(-1, 1, { ...last, closes: span.closes });
  }
  return spans;
}
