import type { VNode } from 'preact';
import { formatNumber } from '../../../platform/ui/format.ts';
import { defineTexts, type Language } from '../../../platform/ui/texts.ts';

/** What was measured in one span of time. */
export interface LatencyPoint {
  readonly at: Temporal.Instant;
  /** Milliseconds; null while nothing answered. */
  readonly leastMs: number | null;
  readonly meanMs: number | null;
  readonly mostMs: number | null;
  /** Part of the checks without an answer, 0–1. */
  readonly loss: number;
}

interface LatencyBandProps {
  readonly language: Language;
  /** In order of time. */
  readonly points: readonly LatencyPoint[];
  readonly label: string;
  /** From here on it is called slow; null draws no line. */
  readonly limitMs: number | null;
}

const texts = defineTexts({
  id: {
    summary: (mean: string, most: string, loss: string) => `Rata-rata ${mean} ms, terlama ${most} ms, hilang ${loss} %`,
    none: 'Belum ada jawaban yang terukur',
    scale: (ms: string) => `${ms} ms`,
  },
  en: {
    summary: (mean: string, most: string, loss: string) => `Mean ${mean} ms, longest ${most} ms, lost ${loss}%`,
    none: 'No answer measured yet',
    scale: (ms: string) => `${ms} ms`,
  },
});

const WIDTH = 720;
const HEIGHT = 160;
const LOSS_HEIGHT = 10;

/** Answer times as a band from the quickest to the longest with the mean in it; losses are marked below. */
export function LatencyBand({ language, points, label, limitMs }: LatencyBandProps): VNode {
  const top = scaleTop(points, limitMs);
  const y = (ms: number) => round(HEIGHT - (ms / top) * HEIGHT);
  const x = (at: number) => round((at / Math.max(points.length - 1, 1)) * WIDTH);
  const words = texts(language);
  return (
    <figure>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + LOSS_HEIGHT + 2}`}
        class="h-40 w-full"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${label}. ${summaryOf(points, language)}`}
      >
        {runsOf(points).map((run) => (
          <g key={run[0]}>
            <path d={bandPath(run, points, { x, y })} class="fill-primary/25" />
            <path
              d={linePath(run, points, { x, y })}
              class="fill-none stroke-primary"
              stroke-width="2"
              vector-effect="non-scaling-stroke"
            />
          </g>
        ))}
        {limitMs !== null && (
          <path
            d={`M0 ${y(limitMs)}H${WIDTH}`}
            class="stroke-warning"
            stroke-dasharray="6 4"
            vector-effect="non-scaling-stroke"
          />
        )}
        {points.map(({ at, loss }, index) =>
          loss > 0 ? (
            <rect
              key={at.epochMilliseconds}
              x={x(index) - 1.5}
              y={HEIGHT + 2}
              width="3"
              height={LOSS_HEIGHT}
              class="fill-error"
            />
          ) : null,
        )}
      </svg>
      <figcaption class="mt-1 flex flex-wrap justify-between gap-x-4 text-sm text-muted">
        <span>0–{words.scale(formatNumber(top, language))}</span>
        <span>{summaryOf(points, language)}</span>
      </figcaption>
    </figure>
  );
}

interface Scale {
  x(index: number): number;
  y(ms: number): number;
}

/** Stretches of points that were answered, so that a gap stays a gap. */
function runsOf(points: readonly LatencyPoint[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const [index, { meanMs }] of points.entries()) {
    if (meanMs === null) continue;
    const last = runs.at(-1);
    if (last?.at(-1) === index - 1) last.push(index);
    else runs.push([index]);
  }
  return runs;
}

function linePath(run: readonly number[], points: readonly LatencyPoint[], { x, y }: Scale): string {
  return `M${run.map((index) => `${x(index)} ${y(points[index]?.meanMs ?? 0)}`).join('L')}h0.1`;
}

function bandPath(run: readonly number[], points: readonly LatencyPoint[], { x, y }: Scale): string {
  const upper = run.map((index) => `${x(index)} ${y(points[index]?.mostMs ?? 0)}`);
  const lower = run.toReversed().map((index) => `${x(index)} ${y(points[index]?.leastMs ?? 0)}`);
  return `M${[...upper, ...lower].join('L')}Z`;
}

const NICE = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000];

function scaleTop(points: readonly LatencyPoint[], limitMs: number | null): number {
  const most = points.reduce((high, { mostMs }) => Math.max(high, mostMs ?? 0), limitMs ?? 0);
  return NICE.find((nice) => nice >= most) ?? most;
}

function summaryOf(points: readonly LatencyPoint[], language: Language): string {
  const means = points.flatMap(({ meanMs }) => (meanMs === null ? [] : [meanMs]));
  if (means.length === 0) return texts(language).none;
  const mean = means.reduce((sum, ms) => sum + ms, 0) / means.length;
  const most = points.reduce((high, { mostMs }) => Math.max(high, mostMs ?? 0), 0);
  const loss = points.reduce((sum, point) => sum + point.loss, 0) / points.length;
  const [meanText, mostText] = [mean, most].map((ms) => formatNumber(round(ms), language));
  return texts(language).summary(meanText ?? '', mostText ?? '', formatNumber(round(loss * 100), language));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
