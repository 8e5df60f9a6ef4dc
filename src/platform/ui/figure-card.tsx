import type { VNode } from 'preact';

interface FigureCardProps {
  /** What is counted. */
  readonly label: string;
  /** The figure as people write it, with its unit: `87,5%`, `Rp1.234.500`. */
  readonly value: string;
  /** Opens to the rows that it counts. */
  readonly href: string;
  /** As of when, against what: "per 23 November 2026, target 90%". */
  readonly note?: string | undefined;
}

/** A figure that a government or unit is measured on. */
export function FigureCard({ label, value, href, note }: FigureCardProps): VNode {
  return (
    <a href={href} class="surface group flex h-full flex-col p-5 transition-colors hover:border-primary">
      <span class="font-heading text-[1.75em] leading-tight font-bold tracking-tight tabular-nums wrap-anywhere">
        {value}
      </span>
      <span class="mt-1 text-[0.9375em] leading-snug group-hover:underline">{label}</span>
      {note && <span class="mt-auto pt-2 text-[0.8125em] text-muted">{note}</span>}
    </a>
  );
}
