import type { VNode } from 'preact';
import type { CountedDay } from '../../../platform/calendar/working-calendar.ts';
import type { DeadlineExplanation, ExplainedEvent } from '../../../platform/deadlines/explain.ts';
import { Badge } from '../../../platform/ui/badge.tsx';
import { type Column, DataTable } from '../../../platform/ui/data-table.tsx';
import { DescriptionList, type Fact } from '../../../platform/ui/description-list.tsx';
import { formatDateTime, formatLongDate } from '../../../platform/ui/format.ts';
import { Notice } from '../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../platform/ui/texts.ts';
import { deadlineTexts } from './deadline-texts.ts';

interface DeadlinePageProps {
  readonly language: Language;
  readonly explanation: DeadlineExplanation;
  /** Names of persons by their id. */
  readonly names: Readonly<Record<string, string>>;
}

/** Why a date is due when it is: rule, law, every day counted or skipped, and what moved it. */
export function DeadlinePage({ language, explanation, names }: DeadlinePageProps): VNode {
  const words = deadlineTexts(language);
  const { unloadedYears, countedToday, days } = explanation;
  return (
    <>
      <PageHeading title={explanation.title[language]} overline={words.title} />
      <div class="space-y-8">
        {unloadedYears.length > 0 && <Notice tone="warning">{words.unloaded(unloadedYears.join(', '))}</Notice>}
        {countedToday && <Notice tone="notice">{words.countedToday(formatLongDate(countedToday, language))}</Notice>}
        <DescriptionList facts={factsOf(language, explanation)} />
        {days.length > 0 && (
          <DataTable
            caption={words.days}
            columns={dayColumns(language)}
            rows={days}
            rowKey={({ date }) => date.toString()}
            empty={<p>{words.daysCaption}</p>}
            onPhone="scroll"
          />
        )}
        <section aria-labelledby="riwayat-tenggat">
          <h2 id="riwayat-tenggat" class="text-xl">
            {words.history}
          </h2>
          <ol class="mt-3 space-y-3 border-l-2 border-base-300 pl-4">
            {explanation.history.map((event, at) => (
              <li key={`${at}-${event.kind}`}>
                <Event language={language} event={event} name={event.by === null ? null : (names[event.by] ?? null)} />
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  );
}

function factsOf(language: Language, explanation: DeadlineExplanation): readonly Fact[] {
  const words = deadlineTexts(language);
  const { rule, extension, dueAt, timeZone } = explanation;
  const due =
    dueAt && timeZone ? formatDateTime(dueAt, timeZone, language) : formatLongDate(explanation.dueOn, language);
  const span = rule ? words.span(rule.amount, words.units[rule.unit]) : words.plainDate;
  return [
    { term: words.dueOn, value: <strong>{due}</strong> },
    { term: words.startedOn, value: formatLongDate(explanation.startedOn, language) },
    { term: words.state, value: words.states[explanation.state] },
    { term: words.rule, value: rule?.isLocal ? `${span} (${words.localRule})` : span },
    {
      term: words.law,
      value: (
        <span class="flex flex-wrap items-center gap-2">
          {explanation.citation}
          {!explanation.isVerified && <Badge tone="warning">{words.unverified}</Badge>}
        </span>
      ),
    },
    ...(extension
      ? [
          {
            term: words.extensionTerm,
            value: words.extension(extension.amount, formatLongDate(extension.on, language), extension.reason),
          },
        ]
      : []),
  ];
}

function dayColumns(language: Language): readonly Column<CountedDay>[] {
  const words = deadlineTexts(language);
  const count = (day: CountedDay) => {
    if (day.kind === 'counted') return words.counted(day.number);
    if (day.kind === 'paused') return words.paused;
    const why = day.reason.kind === 'weekend' ? words.weekend : `${day.reason.name} (${day.reason.citation})`;
    return `${words.skipped}: ${why}`;
  };
  return [
    { header: words.date, isLead: true, cell: ({ date }) => formatLongDate(date, language) },
    { header: words.count, cell: count },
  ];
}

interface EventProps {
  readonly language: Language;
  readonly event: ExplainedEvent;
  readonly name: string | null;
}

function Event({ language, event, name }: EventProps): VNode {
  const words = deadlineTexts(language);
  const cause = event.cause && words.causes[event.cause.kind];
  const moved =
    event.dueBefore && !event.dueBefore.equals(event.dueAfter)
      ? words.moved(formatLongDate(event.dueBefore, language), formatLongDate(event.dueAfter, language))
      : null;
  return (
    <>
      <p class="font-semibold">
        {words.events[event.kind]}
        {moved && <span class="font-normal">, {moved}</span>}
      </p>
      <p class="text-sm text-muted">{[formatLongDate(event.on, language), name, cause].filter(Boolean).join(', ')}</p>
      {event.reason !== null && <p>“{event.reason}”</p>}
    </>
  );
}
