import type { VNode } from 'preact';
import { formatNumber } from './format.ts';
import { defineTexts, type Language } from './texts.ts';

const texts = defineTexts({
  id: { count: (done: string, left: string) => `${done} selesai, ${left} lagi` },
  en: { count: (done: string, left: string) => `${done} done, ${left} to go` },
});

interface ProgressProps {
  readonly language: Language;
  /** What is being done. */
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** Work under way, with what is done and what is left in words. */
export function Progress({ language, label, done, total }: ProgressProps): VNode {
  const left = Math.max(0, total - done);
  return (
    <div class="max-w-text">
      <p class="font-semibold">{label}</p>
      <progress
        class="progress progress-primary mt-2 block"
        value={Math.min(done, total)}
        max={Math.max(total, 1)}
        aria-label={label}
      />
      <p class="mt-1 text-[0.9375em] text-muted">
        {texts(language).count(formatNumber(done, language), formatNumber(left, language))}
      </p>
    </div>
  );
}
