import type { VNode } from 'preact';
import { Button } from '../../../../../platform/ui/button.tsx';
import { SelectField } from '../../../../../platform/ui/choice-field.tsx';
import { DateField } from '../../../../../platform/ui/date-field.tsx';
import type { FormState } from '../../../../../platform/ui/form-state.ts';
import { formatDateTime } from '../../../../../platform/ui/format.ts';
import { Notice } from '../../../../../platform/ui/notice.tsx';
import type { Language } from '../../../../../platform/ui/texts.ts';
import { ruleTexts } from '../rule-texts.ts';

/** Whom an alert would reach, one moment after the other. */
export interface Foreseen {
  readonly form: FormState;
  readonly targets: readonly { readonly id: string; readonly name: string }[];
  /** Null before anything was asked. */
  readonly answer: {
    readonly targetName: string;
    readonly cutOff: number;
    readonly steps: readonly {
      readonly at: Temporal.ZonedDateTime;
      readonly told: readonly { readonly ruleName: string; readonly people: readonly string[] }[];
    }[];
  } | null;
}

interface ForesightProps {
  readonly language: Language;
  readonly foreseen: Foreseen;
}

/** Asks beforehand what the alerts would do. */
export function Foresight({ language, foreseen }: ForesightProps): VNode | null {
  const words = ruleTexts(language);
  const { form, targets, answer } = foreseen;
  if (targets.length === 0) return null;
  const choices = targets.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <section id="tanya" class="mt-10">
      <h2 class="mb-1 text-xl">{words.ask}</h2>
      <p class="mb-4 max-w-text text-muted">{words.askLead}</p>
      <form action="#tanya" class="no-print mb-4 flex flex-wrap items-end gap-4">
        <div class="min-w-0 basis-80">
          <SelectField {...{ language, form, choices }} name="titik" label={words.target} />
        </div>
        <DateField {...{ language, form }} name="pada" label={words.at} withTime />
        <Button kind="secondary">{words.show}</Button>
      </form>
      {answer && <Answer language={language} answer={answer} />}
    </section>
  );
}

function Answer({
  language,
  answer,
}: {
  readonly language: Language;
  readonly answer: NonNullable<Foreseen['answer']>;
}) {
  const words = ruleTexts(language);
  const { targetName, cutOff, steps } = answer;
  if (steps.every(({ told }) => told.every(({ people }) => people.length === 0))) {
    return (
      <Notice tone="warning" title={words.nobody}>
        {words.nobodyHint}
      </Notice>
    );
  }
  return (
    <div class="surface max-w-text p-4">
      <p class="mb-3 font-semibold">{words.if(targetName, cutOff)}</p>
      <ol class="space-y-4 border-l-3 border-base-300 pl-4">
        {steps.map(({ at, told }) => (
          <li key={at.epochMilliseconds}>
            <p class="text-sm text-muted">{formatDateTime(at.toInstant(), at.timeZoneId, language)}</p>
            <ul class="mt-1 space-y-1">
              {told.map(({ ruleName, people }, number) => (
                <li key={`${number}`}>
                  {people.length > 0 ? people.join(', ') : <em class="text-muted">{words.nobodyYet}</em>}
                  <span class="block text-sm text-muted">{words.by(ruleName)}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  );
}
