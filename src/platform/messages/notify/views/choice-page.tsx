import type { VNode } from 'preact';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { SelectField } from '../../../ui/choice-field.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import type { FormState } from '../../../ui/form-state.ts';
import { PageHeading } from '../../../ui/page-heading.tsx';
import type { Language } from '../../../ui/texts.ts';
import { PushSection, type PushSectionProps } from '../../push/views/push-section.tsx';
import type { NoticeKind } from '../notice-kind.ts';
import { choiceTexts } from './choice-texts.ts';

export interface ChoicePageProps {
  readonly language: Language;
  readonly kinds: readonly NoticeKind[];
  readonly form: FormState;
  /** The person's devices. */
  readonly push: Omit<PushSectionProps, 'language'>;
}

/** The name of the field of a kind: names with dots are no names of fields. */
export function fieldOf(kind: string): string {
  return `jenis-${kind.replaceAll('.', '-')}`;
}

const CHANNELS = ['push', 'mail', 'daily', 'weekly', 'none'] as const;

/** How a person is told of each kind, and when digests come. */
export function ChoicePage({ language, kinds, form, push }: ChoicePageProps): VNode {
  const words = choiceTexts(language);
  const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: words.hourOf(hour) }));
  const weekdays = words.weekdays.map((label, at) => ({ value: String(at + 1), label }));
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <ErrorSummary language={language} errors={form.errors} />
      <form method="post" class="mt-6 space-y-6">
        <Card title={words.kinds}>
          <div class="space-y-6">
            {kinds.length === 0 && <p class="text-muted">{words.noKinds}</p>}
            {kinds.map(({ name, label, isLegal }) => (
              <SelectField
                key={name}
                {...{ language, form, name: fieldOf(name), label: label[language] }}
                hint={isLegal ? words.legal : undefined}
                choices={CHANNELS.filter((channel) => !(isLegal && channel === 'none')).map((channel) => ({
                  ...{ value: channel, label: words.channels[channel] },
                }))}
              />
            ))}
          </div>
        </Card>
        <Card title={words.digest}>
          <div class="grid gap-6 sm:grid-cols-2">
            <SelectField
              {...{ language, form, name: 'jam', label: words.hour, hint: words.hourHint, choices: hours }}
            />
            <SelectField {...{ language, form, name: 'hari', label: words.weekday, choices: weekdays }} />
          </div>
        </Card>
        <Button>{words.save}</Button>
      </form>
      <div class="mt-10">
        <PushSection language={language} {...push} />
      </div>
    </>
  );
}
