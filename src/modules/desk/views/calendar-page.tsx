import type { VNode } from 'preact';
import type { DatedException } from '../../../platform/calendar/working-calendar.ts';
import { Badge } from '../../../platform/ui/badge.tsx';
import { Button } from '../../../platform/ui/button.tsx';
import { RadioField } from '../../../platform/ui/choice-field.tsx';
import { type Column, DataTable } from '../../../platform/ui/data-table.tsx';
import { DateField } from '../../../platform/ui/date-field.tsx';
import { EmptyState } from '../../../platform/ui/empty-state.tsx';
import { ErrorSummary } from '../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../platform/ui/form-state.ts';
import { formatLongDate } from '../../../platform/ui/format.ts';
import { Notice } from '../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../platform/ui/page-heading.tsx';
import { TextField } from '../../../platform/ui/text-field.tsx';
import type { Language } from '../../../platform/ui/texts.ts';
import { adminTexts } from './admin-texts.ts';

/** A date that departs from the week. */
export interface CalendarDay {
  readonly date: Temporal.PlainDate;
  readonly exception: DatedException;
}

interface CalendarPageProps {
  readonly language: Language;
  readonly year: number;
  readonly days: readonly CalendarDay[];
  /** False when the national holidays of the year are not there yet. */
  readonly isLoaded: boolean;
  readonly mayManage: boolean;
  readonly form: FormState;
  readonly submissionKey: string;
}

/** The days of a year that are no ordinary days, each with its source. */
export function CalendarPage(props: CalendarPageProps): VNode {
  const { language, year, days, isLoaded, mayManage } = props;
  const words = adminTexts(language);
  const hasUnverified = days.some(({ exception }) => exception.kind !== 'worked' && !exception.isVerified);
  return (
    <>
      <PageHeading title={words.calendar} overline={words.year(year)} lead={words.calendarLead} />
      <nav aria-label={words.calendar} class="mb-4 flex gap-6">
        {[year - 1, year + 1].map((other) => (
          <a key={other} class="target text-primary underline" href={`/meja/kalender?tahun=${other}`}>
            {words.year(other)}
          </a>
        ))}
      </nav>
      <div class="mb-6 space-y-4">
        {!isLoaded && <Notice tone="warning">{words.notLoaded(year)}</Notice>}
        {hasUnverified && <Notice tone="warning">{words.unverifiedText}</Notice>}
      </div>
      <DataTable
        caption={words.calendarCaption(year)}
        isCaptionHidden
        columns={columns(props)}
        rows={days}
        rowKey={({ date }) => date.toString()}
        empty={
          <EmptyState title={words.noDay} icon="calendar-days">
            {words.noDayText}
          </EmptyState>
        }
      />
      {mayManage && <DayForm {...props} />}
    </>
  );
}

function columns({ language, mayManage }: CalendarPageProps): readonly Column<CalendarDay>[] {
  const words = adminTexts(language);
  const kinds = {
    'national-holiday': words.national,
    'collective-leave': words.collective,
    'local-holiday': words.local,
    worked: words.worked,
  };
  const remove: Column<CalendarDay> = {
    header: words.remove,
    isAction: true,
    cell: ({ date, exception }) =>
      exception.kind !== 'local-holiday' && exception.kind !== 'worked' ? null : (
        <form method="post" action={`/meja/kalender/${date}/hapus`}>
          <Button kind="quiet" icon="trash-2">
            {words.remove}
            <span class="sr-only"> {formatLongDate(date, language)}</span>
          </Button>
        </form>
      ),
  };
  return [
    { header: words.date, isLead: true, cell: ({ date }) => formatLongDate(date, language) },
    { header: words.day, cell: ({ exception }) => (exception.kind === 'worked' ? '' : exception.name) },
    { header: words.kind, cell: ({ exception }) => kinds[exception.kind] },
    { header: words.source, cell: ({ exception }) => <Source language={language} exception={exception} /> },
    ...(mayManage ? [remove] : []),
  ];
}

function Source({ language, exception }: { readonly language: Language; readonly exception: DatedException }) {
  if (exception.kind === 'worked') return null;
  return (
    <span class="flex flex-wrap items-center gap-2">
      {exception.citation}
      {!exception.isVerified && <Badge tone="warning">{adminTexts(language).unverified}</Badge>}
    </span>
  );
}

function DayForm({ language, form, submissionKey }: CalendarPageProps): VNode {
  const words = adminTexts(language);
  const shared = { language, form };
  return (
    <form method="post" action="/meja/kalender" class="mt-10 max-w-text space-y-6" noValidate>
      <h2 class="text-xl">{words.addDay}</h2>
      <p class="text-muted">{words.recomputeNote}</p>
      <ErrorSummary language={language} errors={form.errors} />
      <input type="hidden" name="kunci" value={submissionKey} />
      <DateField {...shared} name="tanggal" label={words.date} />
      <RadioField
        {...shared}
        name="jenis"
        label={words.kind}
        choices={[
          { value: 'off', label: words.local },
          { value: 'work', label: words.worked },
        ]}
      />
      <TextField {...shared} name="nama" label={words.dayName} maxLength={120} />
      <TextField {...shared} name="dasar" label={words.citation} hint={words.citationHint} maxLength={300} />
      <Button icon="plus">{words.add}</Button>
    </form>
  );
}
