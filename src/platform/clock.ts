/** Where "now" and "today" come from, so that rules never ask the machine themselves. */
export interface Clock {
  now(): Temporal.Instant;
  /** The date at this moment in an IANA time zone. */
  today(timeZone: string): Temporal.PlainDate;
}

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Temporal.Now.instant(),
  today: (timeZone) => Temporal.Now.plainDateISO(timeZone),
};

/** A clock that stands still, for tests. */
export function stoppedClock(at: string): Clock {
  const instant = Temporal.Instant.from(at);
  return { now: () => instant, today: (timeZone) => instant.toZonedDateTimeISO(timeZone).toPlainDate() };
}
