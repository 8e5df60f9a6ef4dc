import type { VNode } from 'preact';
import { type FieldErrors, fieldId } from './form-state.ts';
import { Icon } from './icon.tsx';
import { defineTexts, type Language } from './texts.ts';

const texts = defineTexts({
  id: {
    title: (count: number) =>
      count === 1 ? 'Ada 1 isian yang perlu diperbaiki' : `Ada ${count} isian yang perlu diperbaiki`,
  },
  en: {
    title: (count: number) => (count === 1 ? 'There is 1 answer to correct' : `There are ${count} answers to correct`),
  },
});

interface ErrorSummaryProps {
  readonly language: Language;
  readonly errors: FieldErrors;
}

/**
 * Stands above a form that is shown again: each error links to its field. Nothing when there are no errors.
 * An error under the name `form` belongs to the whole form and links nowhere.
 */
export function ErrorSummary({ language, errors }: ErrorSummaryProps): VNode | null {
  const entries = Object.entries(errors);
  if (entries.length === 0) return null;
  return (
    <section
      class="max-w-text rounded-box border-2 border-error bg-base-100 p-6"
      aria-labelledby="ringkasan-galat"
      tabIndex={-1}
      autofocus
    >
      <h2 id="ringkasan-galat" class="flex items-start gap-3 text-[1.125em]">
        <Icon name="circle-alert" class="text-error" />
        {texts(language).title(entries.length)}
      </h2>
      <ul class="mt-2">
        {entries.map(([name, error]) => (
          <li key={name}>
            {name === 'form' ? (
              error
            ) : (
              <a class="target font-semibold text-error underline" href={`#${fieldId(name)}`}>
                {error}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
