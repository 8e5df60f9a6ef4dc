import { z } from 'zod';
import { isWorkingDay, type WorkingCalendar } from '../../../platform/calendar/working-calendar.ts';
import { daysLate, type FiledCase } from '../../cases/index.ts';
import { OUTCOMES, REQUESTER_KINDS } from '../requests/request.ts';
import type { BookLine } from './request-book.ts';

const count = z.number().int().min(0);
const counts = z.record(z.string(), count);

/** What a report tells of the requests of a period. Every figure counts lines of the register. */
export const tallySchema = z.object({
  received: count,
  /** By how the requester asks: person, group, legal entity. */
  byRequester: counts,
  byChannel: counts,
  /** By decision: granted, partly, refused, not held. */
  byOutcome: counts,
  /** Not decided yet, the citizen's turn or the office's. */
  open: count,
  /** Taken back by the requester, or joined to another. */
  withdrawn: count,
  /** Decided up to the due date, as pauses and an extension left it. */
  inTime: count,
  late: count,
  /** Open after the due date. */
  overdue: count,
  extended: count,
  /** Working days from receipt to decision; null while nothing is decided. */
  medianDays: z.number().nullable(),
  averageDays: z.number().nullable(),
  /** Letters of UU 14/2008 ps. 17, each decision once for each of its letters. */
  byArticle: counts,
  /** By unit id. */
  byUnit: z.record(z.string(), z.object({ received: count, decided: count, late: count })),
});
export type RequestTally = z.output<typeof tallySchema>;

/** A tally that is being counted. */
export interface TallyCount {
  add(lines: readonly BookLine[]): void;
  /** The figures so far. */
  result(): RequestTally;
}

/** Begins to count; `today` decides what is overdue, the calendar what a working day is. */
export function tallyRequests(calendar: WorkingCalendar, today: Temporal.PlainDate): TallyCount {
  const days: number[] = [];
  const tally = emptyTally();
  const between = workingDayCounter(calendar);
  const addDecided = ({ filed, request }: BookLine, answeredOn: Temporal.PlainDate, outcome: string) => {
    raise(tally.byOutcome, outcome);
    days.push(between(filed.receivedOn, answeredOn));
    for (const letter of request.decision?.articles ?? []) raise(tally.byArticle, letter);
  };
  const addLine = (line: BookLine) => {
    const { filed, request } = line;
    const standing = standingOf(filed, today);
    tally.received += 1;
    tally[standing] += 1;
    if (standing === 'overdue') tally.open += 1;
    if (filed.isExtended) tally.extended += 1;
    raise(tally.byRequester, request.requesterKind);
    raise(tally.byChannel, filed.channel);
    tally.byUnit[filed.unitId] = withUnitLine(tally.byUnit[filed.unitId], standing);
    const { answeredOn, outcome } = filed;
    const isDecided = standing === 'inTime' || standing === 'late';
    if (isDecided && answeredOn && outcome) addDecided(line, answeredOn, outcome);
  };
  return {
    add: (lines) => {
      for (const line of lines) addLine(line);
    },
    result: () => ({ ...structuredClone(tally), ...middle(days) }),
  };
}

type Standing = 'withdrawn' | 'open' | 'overdue' | 'inTime' | 'late';

function standingOf(filed: FiledCase, today: Temporal.PlainDate): Standing {
  if (filed.status === 'withdrawn' || filed.status === 'merged') return 'withdrawn';
  const isLate = (daysLate(filed, today) ?? 0) > 0;
  const isDecided = filed.answeredOn !== null && filed.outcome !== null;
  if (isDecided) return isLate ? 'late' : 'inTime';
  return isLate ? 'overdue' : 'open';
}

type UnitTally = RequestTally['byUnit'][string];

function withUnitLine(unit: UnitTally = { received: 0, decided: 0, late: 0 }, standing: Standing): UnitTally {
  const isLate = standing === 'late' || standing === 'overdue';
  const isDecided = standing === 'late' || standing === 'inTime';
  return {
    received: unit.received + 1,
    decided: unit.decided + (isDecided ? 1 : 0),
    late: unit.late + (isLate ? 1 : 0),
  };
}

function emptyTally(): Omit<RequestTally, 'medianDays' | 'averageDays'> {
  return {
    ...{ received: 0, open: 0, withdrawn: 0, inTime: 0, late: 0, overdue: 0, extended: 0, byUnit: {} },
    ...{ byRequester: zeros(REQUESTER_KINDS), byChannel: {}, byOutcome: zeros(OUTCOMES), byArticle: {} },
  };
}

function zeros(keys: readonly string[]): Record<string, number> {
  return Object.fromEntries(keys.map((key) => [key, 0]));
}

function raise(of: Record<string, number>, key: string): void {
  of[key] = (of[key] ?? 0) + 1;
}

function middle(days: readonly number[]): Pick<RequestTally, 'medianDays' | 'averageDays'> {
  if (days.length === 0) return { medianDays: null, averageDays: null };
  const sorted = days.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = sorted.length % 2 === 0 ? sorted.slice(half - 1, half + 1) : [sorted[half], sorted[half]];
  const sum = days.reduce((total, one) => total + one, 0);
  return { medianDays: (low + high) / 2, averageDays: Math.round((sum / days.length) * 10) / 10 };
}

/** Counts working days after one date up to another; each day of the calendar is looked at once. */
function workingDayCounter(calendar: WorkingCalendar) {
  const known = new Map<string, boolean>();
  return (from: Temporal.PlainDate, to: Temporal.PlainDate): number => {
    let total = 0;
    for (let date = from.add({ days: 1 }); Temporal.PlainDate.compare(date, to) <= 0; date = date.add({ days: 1 })) {
      const key = date.toString();
      const isWorked = known.get(key) ?? isWorkingDay(calendar, date);
      known.set(key, isWorked);
      if (isWorked) total += 1;
    }
    return total;
  };
}
