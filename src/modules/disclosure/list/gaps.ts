import type { UnitId } from '../../../platform/identity/actor.ts';
import type { Heading } from './entry.ts';
import type { Holding } from './entry-queries.ts';

/** How a unit stands under the periodic headings. */
export interface GapRow {
  readonly unitId: UnitId;
  readonly unitName: string;
  /** How many headings have something that is new enough. */
  readonly filled: number;
  readonly of: number;
  /** Headings without anything. */
  readonly missing: readonly Heading[];
  /** Headings whose newest piece is older than the law's rhythm. */
  readonly stale: readonly Heading[];
}

interface GapFacts {
  readonly headings: readonly Heading[];
  readonly holdings: readonly Holding[];
  readonly today: Temporal.PlainDate;
}

/** How each unit stands; a heading counts as stale from the day after its rhythm has run out. */
export function gapRows(
  units: readonly { readonly id: UnitId; readonly name: string }[],
  { headings, holdings, today }: GapFacts,
): readonly GapRow[] {
  const known = new Map(holdings.map((holding) => [`${holding.unitId} ${holding.headingId}`, holding]));
  return units.map(({ id, name }) => {
    const of = (heading: Heading) => known.get(`${id} ${heading.id}`);
    const missing = headings.filter((heading) => of(heading) === undefined);
    const stale = headings.filter((heading) => isStale(of(heading), heading, today));
    const filled = headings.length - missing.length - stale.length;
    return { unitId: id, unitName: name, filled, of: headings.length, missing, stale };
  });
}

function isStale(holding: Holding | undefined, { cadence }: Heading, today: Temporal.PlainDate): boolean {
  if (!holding || cadence === null) return false;
  return Temporal.PlainDate.compare(holding.renewedOn.add(cadence), today) < 0;
}
