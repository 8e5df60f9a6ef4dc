import type { VNode } from 'preact';
import { formatDate, formatNumber } from '../../../platform/ui/format.ts';
import { defineTexts, type Language } from '../../../platform/ui/texts.ts';

/** A day of a service. */
export interface UptimeDay {
  readonly date: Temporal.PlainDate;
  /** Seconds of the day of which something is known. */
  readonly knownSeconds: number;
  readonly downSeconds: number;
}

interface UptimeStripProps {
  readonly language: Language;
  /** In order of time, without gaps. */
  readonly days: readonly UptimeDay[];
  /** What the strip is of. */
  readonly label: string;
}

const texts = defineTexts({
  id: {
    none: 'tidak ada data',
    well: 'tanpa putus',
    down: (minutes: string) => `putus ${minutes} menit`,
    share: (share: string, days: number) => `Tersambung ${share} % dalam ${days} hari`,
    unknown: (days: number) => `Belum ada data dalam ${days} hari`,
  },
  en: {
    none: 'no data',
    well: 'no outage',
    down: (minutes: string) => `down for ${minutes} minutes`,
    share: (share: string, days: number) => `Connected ${share}% over ${days} days`,
    unknown: (days: number) => `No data over ${days} days`,
  },
});

const STEP = 8;
const HEIGHT = 32;
/** An outage of a minute must still be seen. */
const LEAST_SHARE = 0.12;

/** One bar a day: full height is well, the part below that is missing shows outages, a line at the bottom no data. */
export function UptimeStrip({ language, days, label }: UptimeStripProps): VNode {
  const words = texts(language);
  return (
    <figure>
      <svg
        viewBox={`0 0 ${days.length * STEP} ${HEIGHT}`}
        class="h-8 w-full"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${label}. ${summaryOf(days, language)}`}
      >
        {days.map((day, at) => (
          <g key={day.date.toString()} transform={`translate(${at * STEP} 0)`}>
            <title>{`${formatDate(day.date, language)}: ${wordOf(day, language)}`}</title>
            <Bar day={day} />
          </g>
        ))}
      </svg>
      <figcaption class="mt-1 flex flex-wrap justify-between gap-x-4 text-sm text-muted">
        <span>{days[0] && formatDate(days[0].date, language)}</span>
        <span>{days.length === 0 ? words.unknown(0) : summaryOf(days, language)}</span>
      </figcaption>
    </figure>
  );
}

function Bar({ day }: { readonly day: UptimeDay }): VNode {
  if (day.knownSeconds <= 0) return <rect y={HEIGHT - 4} width={STEP - 2} height="4" class="fill-base-300" />;
  const share = day.downSeconds <= 0 ? 0 : Math.max(LEAST_SHARE, Math.min(1, day.downSeconds / day.knownSeconds));
  const down = Math.round(share * HEIGHT);
  return (
    <>
      <rect width={STEP - 2} height={HEIGHT - down} class="fill-success" />
      {down > 0 && <rect y={HEIGHT - down} width={STEP - 2} height={down} class="fill-error" />}
    </>
  );
}

function wordOf(day: UptimeDay, language: Language): string {
  const words = texts(language);
  if (day.knownSeconds <= 0) return words.none;
  return day.downSeconds <= 0 ? words.well : words.down(formatNumber(Math.ceil(day.downSeconds / 60), language));
}

/** The share over all days, cut off and not rounded, so that 100 % is said only of a service that never failed. */
function summaryOf(days: readonly UptimeDay[], language: Language): string {
  const words = texts(language);
  const known = days.reduce((sum, { knownSeconds }) => sum + knownSeconds, 0);
  if (known <= 0) return words.unknown(days.length);
  const down = days.reduce((sum, { downSeconds }) => sum + downSeconds, 0);
  const share = Math.floor((1 - down / known) * 10_000) / 100;
  return words.share(formatNumber(share, language), days.length);
}
