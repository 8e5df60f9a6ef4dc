import type { UptimeDay } from '../../pictures/uptime-strip.tsx';
import { type TimelineStep, timeInStates } from '../core/timeline.ts';

interface Span {
  readonly firstDay: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
  readonly timeZone: string;
  /** The last day ends here. */
  readonly now: Temporal.Instant;
}

/** The days of a timeline, by the government's clock. What it was cut off counts as down: the office had no network. */
export function uptimeDays(
  timeline: readonly TimelineStep[],
  { firstDay, today, timeZone, now }: Span,
): readonly UptimeDay[] {
  const count = firstDay.until(today, { largestUnit: 'days' }).days + 1;
  return Array.from({ length: count }, (_, at) => {
    const date = firstDay.add({ days: at });
    const fromMs = date.toZonedDateTime(timeZone).epochMilliseconds;
    const nextMs = date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
    const { up, down, unreachable } = timeInStates(timeline, fromMs, Math.min(nextMs, now.epochMilliseconds));
    return { date, knownSeconds: (up + down + unreachable) / 1000, downSeconds: (down + unreachable) / 1000 };
  });
}
