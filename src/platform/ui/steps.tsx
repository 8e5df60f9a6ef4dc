import type { VNode } from 'preact';
import { defineTexts, type Language } from './texts.ts';

const texts = defineTexts({
  id: { step: (at: number, of: number) => `Langkah ${at} dari ${of}` },
  en: { step: (at: number, of: number) => `Step ${at} of ${of}` },
});

interface StepsProps {
  readonly language: Language;
  /** The step on this page, from 1. */
  readonly current: number;
  /** The name of each step, in order. */
  readonly names: readonly string[];
}

/** How far a form of several pages has come: "Langkah 2 dari 4: Data diri". */
export function Steps({ language, current, names }: StepsProps): VNode {
  return (
    <div class="max-w-text">
      <p class="text-[0.9375em]">
        <strong>{texts(language).step(current, names.length)}</strong>
        <span class="text-muted">: {names[current - 1]}</span>
      </p>
      <div class="mt-2 flex gap-1.5" aria-hidden="true">
        {names.map((name, at) => (
          <span key={name} class={`h-1.5 flex-1 rounded-full ${at < current ? 'bg-primary' : 'bg-base-300'}`} />
        ))}
      </div>
    </div>
  );
}
