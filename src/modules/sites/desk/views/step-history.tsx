import type { VNode } from 'preact';
import { formatDateTime } from '../../../../platform/ui/format.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { StepRow } from '../history-queries.ts';
import { contentWords } from './content-words.ts';
import { editTexts } from './edit-texts.ts';

interface StepHistoryProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly steps: readonly StepRow[];
  /** Names of persons by their id; a person who is missing here has left. */
  readonly names: Readonly<Record<string, string>>;
}

/** What was done to a content, the newest first: who, when, why. */
export function StepHistory({ language, timeZone, steps, names }: StepHistoryProps): VNode {
  const words = contentWords(language);
  return (
    <section aria-labelledby="riwayat">
      <h2 id="riwayat" class="text-lg">
        {editTexts(language).history}
      </h2>
      <ol class="mt-3 space-y-4 border-l-2 border-base-300 pl-4">
        {steps.map((step) => (
          <li key={step.id}>
            <p class="font-semibold">
              {words.step[step.action]} <span class="font-normal text-muted">({words.version(step.version)})</span>
            </p>
            <p class="text-sm text-muted">
              {nameOf(step.personId, names, language)},{' '}
              <time dateTime={step.happenedAt.toString()}>{formatDateTime(step.happenedAt, timeZone, language)}</time>
            </p>
            {step.reason !== '' && <p class="mt-1 whitespace-pre-line">“{step.reason}”</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Who did it, in words: the name, the system, or somebody who has left. */
export function nameOf(personId: string | null, names: Readonly<Record<string, string>>, language: Language): string {
  if (personId === null) return contentWords(language).system;
  return names[personId] ?? editTexts(language).formerPerson;
}
