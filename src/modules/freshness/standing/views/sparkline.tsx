import type { VNode } from 'preact';
import { formatPercent } from '../../../../platform/ui/format.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { Week } from '../ranking-queries.ts';
import { rankingTexts } from './ranking-texts.ts';

const [WIDTH, HEIGHT, EDGE] = [96, 28, 3];

interface SparklineProps {
  readonly language: Language;
  readonly weeks: readonly Week[];
}

/** How the share of a unit went from week to week; the same in words beside it. Words alone for a single week. */
export function Sparkline({ language, weeks }: SparklineProps): VNode {
  const words = rankingTexts(language);
  const shares = weeks.flatMap(({ good, total }) => (total === 0 ? [] : [good / total]));
  const [first, last] = [shares[0], shares.at(-1)];
  if (first === undefined || last === undefined) return <span class="text-muted">{words.noTrend}</span>;
  const now = formatPercent(last, language);
  if (shares.length === 1) return <span class="text-muted">{words.trendNow(now)}</span>;
  const step = (WIDTH - 2 * EDGE) / (shares.length - 1);
  const y = (share: number) => HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE);
  const points = shares.map((share, at) => `${(EDGE + at * step).toFixed(1)},${y(share).toFixed(1)}`).join(' ');
  return (
    <span class="inline-flex items-center">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} class="h-7 w-24" aria-hidden="true">
        <line x1={EDGE} x2={WIDTH - EDGE} y1={HEIGHT - EDGE} y2={HEIGHT - EDGE} class="stroke-base-300" />
        <polyline points={points} fill="none" class="stroke-primary" stroke-width="2" />
        <circle cx={WIDTH - EDGE} cy={y(last)} r={EDGE} class="fill-primary" />
      </svg>
      <span class="sr-only">{words.trendWords(formatPercent(first, language), now, shares.length)}</span>
    </span>
  );
}
