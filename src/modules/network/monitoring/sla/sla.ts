import type { PenaltyStep } from '../../inventory/penalty.ts';
import type { TimelineStep } from '../core/timeline.ts';

/** A span of time in milliseconds since 1970 UTC; the end is not part of it. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Why a failure counts against the provider, or does not. */
export type Verdict = 'counted' | 'maintenance' | 'force-majeure' | 'upstream';

/** A piece of time without connection, and what it counts as: the evidence. */
export interface Piece extends Span {
  readonly state: 'down' | 'unreachable';
  readonly verdict: Verdict;
}

/** What the availability of one circuit in one period is computed from. */
export interface SlaRecord {
  readonly period: Span;
  readonly timeline: readonly TimelineStep[];
  /** Planned work on the circuit, or on what it hangs on. */
  readonly maintenance: readonly Span[];
  /** Approved as beyond anybody's power. */
  readonly forceMajeure: readonly Span[];
  /** Failures above the circuit that belong to the same contract; of any other the provider is not guilty. */
  readonly sameContract: readonly Span[];
}

/** How available a circuit was. */
export interface Availability {
  /** Time of which something is known. */
  readonly knownMs: number;
  readonly downMs: number;
  /** Of that, what counts against the provider. */
  readonly countedMs: number;
  /** Percent; null when nothing is known. */
  readonly rawPercent: number | null;
  /** As raw, with the time that does not count taken out of both sides. */
  readonly adjustedPercent: number | null;
  /** In order of time. */
  readonly pieces: readonly Piece[];
}

/**
 * Availability from the timeline of states, never from single checks. What nobody measured is neither up nor down. Where
 * several reasons excuse the same moment, maintenance goes before force majeure, and that before upstream.
 */
export function availabilityOf(record: SlaRecord): Availability {
  const { period, timeline } = record;
  const stretches = stretchesOf(timeline, period);
  const known = stretches.filter(({ state }) => state !== 'unknown');
  const pieces = known.flatMap((stretch) => (stretch.state === 'up' ? [] : piecesOf(stretch, record)));
  const knownMs = total(known);
  const downMs = total(pieces);
  const countedMs = total(pieces.filter(({ verdict }) => verdict === 'counted'));
  return {
    ...{ knownMs, downMs, countedMs, pieces },
    rawPercent: percent(knownMs - downMs, knownMs),
    adjustedPercent: percent(knownMs - downMs, knownMs - (downMs - countedMs)),
  };
}

/** What is given back for a month, in whole rupiah: the deepest step of the clause that applies, alone. */
export function penaltyRupiah(
  adjustedPercent: number | null,
  steps: readonly PenaltyStep[],
  priceMonthRupiah: number | null,
): number {
  if (adjustedPercent === null || priceMonthRupiah === null) return 0;
  const applying = steps.filter(({ belowPercent }) => adjustedPercent < belowPercent);
  const deepest = Math.max(0, ...applying.map(({ penaltyPercent }) => penaltyPercent));
  return Math.round((priceMonthRupiah * deepest) / 100);
}

type Stretch = Span & { readonly state: TimelineStep['state'] };

function stretchesOf(timeline: readonly TimelineStep[], { fromMs, toMs }: Span): readonly Stretch[] {
  return timeline.flatMap((step, at) => {
    const stretch = {
      state: step.state,
      fromMs: Math.max(step.fromMs, fromMs),
      toMs: Math.min(timeline[at + 1]?.fromMs ?? toMs, toMs),
    };
    return stretch.toMs > stretch.fromMs ? [stretch] : [];
  });
}

/** Cut at every edge, so that each piece has one verdict; equal neighbours are joined. */
function piecesOf(stretch: Stretch, record: SlaRecord): readonly Piece[] {
  const spans = [...record.maintenance, ...record.forceMajeure, ...record.sameContract];
  const within = (ms: number) => ms > stretch.fromMs && ms < stretch.toMs;
  const edges = [...new Set(spans.flatMap(({ fromMs, toMs }) => [fromMs, toMs]).filter(within))].sort((a, b) => a - b);
  const state = stretch.state === 'unreachable' ? 'unreachable' : 'down';
  const pieces: Piece[] = [];
  let fromMs = stretch.fromMs;
  for (const toMs of [...edges, stretch.toMs]) {
    const verdict = verdictAt(fromMs, state, record);
    const last = pieces.at(-1);
    if (last?.verdict === verdict) pieces[pieces.length - 1] = { ...last, toMs };
    else pieces.push({ fromMs, toMs, state, verdict });
    fromMs = toMs;
  }
  return pieces;
}

function verdictAt(ms: number, state: Piece['state'], record: SlaRecord): Verdict {
  const lies = (spans: readonly Span[]) => spans.some(({ fromMs, toMs }) => fromMs <= ms && ms < toMs);
  if (lies(record.maintenance)) return 'maintenance';
  if (lies(record.forceMajeure)) return 'force-majeure';
  return state === 'down' || lies(record.sameContract) ? 'counted' : 'upstream';
}

function total(spans: readonly Span[]): number {
  return spans.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
}

function percent(part: number, whole: number): number | null {
  return whole > 0 ? (part / whole) * 100 : null;
}
