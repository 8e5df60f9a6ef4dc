import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { CheckboxListField } from '../../../../platform/ui/choice-field.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { Heading } from '../../schedules.ts';
import { deskTexts } from '../texts.ts';
import { ScheduleFields } from './schedule-fields.tsx';

interface SchedulePageProps {
  readonly language: Language;
  readonly items: readonly { readonly id: string; readonly title: string }[];
  readonly headings: readonly Heading[];
  readonly form: FormState;
}

/** One way of keeping for several items. */
export function SchedulePage({ language, items, headings, form }: SchedulePageProps): VNode {
  const words = deskTexts(language);
  return (
    <>
      <PageHeading title={words.scheduleTitle} lead={`${words.scheduleFor(items.length)} ${words.scheduleLead}`} />
      <form method="post" action="/meja/kesegaran/jadwal" class="space-y-6">
        <ErrorSummary language={language} errors={form.errors} />
        <CheckboxListField
          language={language}
          form={{ values: { id: items.map(({ id }) => id).join('\n') }, errors: {} }}
          name="id"
          label={words.columnTitle}
          choices={items.map(({ id, title }) => ({ value: id, label: title }))}
          isOptional
        />
        <ScheduleFields language={language} form={form} headings={headings} />
        <Button icon="save">{words.save}</Button>
      </form>
    </>
  );
}
