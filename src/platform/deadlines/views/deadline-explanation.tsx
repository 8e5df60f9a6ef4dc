import type { VNode } from 'preact';
import type { CountedDay } from '../../calendar/working-calendar.ts';
import { Badge } from '../../ui/badge.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { DescriptionList, type Fact } from '../../ui/description-list.tsx';
import { formatDate, formatDateTime, formatLongDate, formatNumber, formatShortDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import type { Language } from '../../ui/texts.ts';
import type { DeadlineExplanation, ExplainedEvent } from '../explain.ts';
import { explanationTexts } from './explanation-texts.ts';

interface ExplanationProps {
  readonly language: Language;
  readonly explanation: DeadlineExplanation;
}

/** "Mengapa tanggal ini?": the rule, each day counted or skipped, pauses, extension and history of one due date. */
export function DeadlineExplanationPage({ language, explanation }: ExplanationProps): VNode {
  const words = explanationTexts(language);
  return (
    <>
      <PageHeading title={words.heading} overline={explanation.title[language]} />
      <div class="space-y-8">
        <Warnings language={language} explanation={explanation} />
        <DescriptionList facts={factsOf(language, explanation)} />
        {explanation.days.length > 0 && (
          <section aria-labelledby="hitungan">
            <h2 id="hitungan" class="mb-4 text-xl">
              {words.daysHeading}
            </h2>
            <DataTable
              caption={words.daysHeading}
              isCaptionHidden
              columns={dayColumns(language)}
              rows={explanation.days}
              rowKey={({ date }) => date.toString()}
              empty={<p />}
            />
          </section>
        )}
        <section aria-labelledby="riwayat">
          <h2 id="riwayat" class="mb-4 text-xl">
            {words.historyHeading}
          </h2>
          <DataTable
            caption={words.historyHeading}
            isCaptionHidden
            columns={historyColumns(language)}
            rows={explanation.history}
            rowKey={(event) => `${explanation.history.indexOf(event)}`}
            empty={<p />}
          />
        </section>
      </div>
    </>
  );
}

function Warnings({ language, explanation }: ExplanationProps): VNode {
  const words = explanationTexts(language);
  const { isVerified, unloadedYears, countedToday, state } = explanation;
  return (
    <>
      {state === 'paused' && (
        <Notice tone="notice" title={words.pausedTitle}>
          {words.pausedText}
        </Notice>
      )}
      {!isVerified && (
        <Notice tone="warning" title={words.unverifiedTitle}>
          {words.unverifiedText}
        </Notice>
      )}
      {unloadedYears.length > 0 && (
        <Notice tone="warning" title={words.notLoaded(unloadedYears.join(', '))}>
          {words.notLoadedText}
        </Notice>
      )}
      {countedToday !== null && (
        <Notice tone="notice" title={words.otherToday(formatLongDate(countedToday, language))}>
          {words.otherTodayText}
        </Notice>
      )}
    </>
  );
}

function factsOf(language: Language, explanation: DeadlineExplanation): readonly Fact[] {
  const words = explanationTexts(language);
  const { rule, week, startedOn, state } = explanation;
  return [
    { term: words.due, value: <strong>{dueIn(language, explanation)}</strong> },
    { term: words.state, value: words.states(state) },
    {
      term: words.start,
      value: rule === null ? formatDate(startedOn, language) : words.startNote(formatDate(startedOn, language)),
    },
    {
      term: words.term,
      value: rule === null ? words.plain : words.amount(formatNumber(rule.amount, language), rule.unit),
    },
    ...extensionFacts(language, explanation),
    ...pauseFacts(language, explanation),
    {
      term: words.basis,
      value: (
        <Source language={language} citation={basisOf(language, explanation)} isVerified={explanation.isVerified} />
      ),
    },
    ...(week === null ? [] : [{ term: words.week, value: <Source language={language} {...week} /> }]),
  ];
}

function dueIn(language: Language, { dueOn, dueAt, timeZone }: DeadlineExplanation): string {
  return dueAt === null || timeZone === null
    ? formatLongDate(dueOn, language)
    : formatDateTime(dueAt, timeZone, language);
}

function basisOf(language: Language, { citation, rule }: DeadlineExplanation): string {
  return rule?.isLocal ? `${citation} (${explanationTexts(language).localRule})` : citation;
}

function extensionFacts(language: Language, { extension, rule }: DeadlineExplanation): readonly Fact[] {
  if (extension === null || rule === null) return [];
  const words = explanationTexts(language);
  const amount = formatNumber(extension.amount, language);
  const said = words.extended(amount, rule.unit, formatDate(extension.on, language));
  return [{ term: words.extension, value: `${said}: ${extension.reason}` }];
}

function pauseFacts(language: Language, { pauses }: DeadlineExplanation): readonly Fact[] {
  if (pauses.length === 0) return [];
  const words = explanationTexts(language);
  const span = (from: string, to: Temporal.PlainDate | null) =>
    to === null ? words.pauseSince(from) : words.pauseSpan(from, formatDate(to, language));
  const lines = pauses.map(({ from, to, reason }) => `${span(formatDate(from, language), to)}: ${reason}`);
  return [
    {
      term: words.pause,
      value: (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ),
    },
  ];
}

interface SourceProps {
  readonly language: Language;
  readonly citation: string;
  readonly isVerified: boolean;
}

function Source({ language, citation, isVerified }: SourceProps): VNode {
  return (
    <>
      {citation}
      {!isVerified && (
        <>
          {' '}
          <Badge tone="warning">{explanationTexts(language).unverified}</Badge>
        </>
      )}
    </>
  );
}

function dayColumns(language: Language): readonly Column<CountedDay>[] {
  const words = explanationTexts(language);
  return [
    { header: words.date, isLead: true, cell: ({ date }) => formatLongDate(date, language) },
    { header: words.day, cell: (day) => (day.kind === 'counted' ? formatNumber(day.number, language) : '–') },
    { header: words.note, cell: (day) => <DayNote language={language} day={day} /> },
  ];
}

function DayNote({ language, day }: { readonly language: Language; readonly day: CountedDay }): VNode {
  const words = explanationTexts(language);
  if (day.kind !== 'skipped') return <>{day.kind === 'counted' ? words.counted : words.pausedDay}</>;
  const { reason } = day;
  if (reason.kind === 'weekend') return <>{words.weekend}</>;
  const say = {
    'national-holiday': words.national,
    'collective-leave': words.collective,
    'local-holiday': words.local,
  };
  return (
    <Source
      language={language}
      citation={`${say[reason.kind](reason.name)} (${reason.citation})`}
      isVerified={reason.isVerified}
    />
  );
}

function historyColumns(language: Language): readonly Column<ExplainedEvent>[] {
  const words = explanationTexts(language);
  const short = (date: Temporal.PlainDate) => formatShortDate(date, language);
  const due = ({ dueBefore, dueAfter }: ExplainedEvent) =>
    dueBefore === null || dueBefore.equals(dueAfter) ? short(dueAfter) : words.moved(short(dueBefore), short(dueAfter));
  const reason = ({ reason: written, cause }: ExplainedEvent) =>
    cause === null
      ? (written ?? '–')
      : words.causes(cause.kind, cause.date === null ? '' : formatDate(Temporal.PlainDate.from(cause.date), language));
  return [
    { header: words.event, isLead: true, cell: ({ kind }) => words.events(kind) },
    { header: words.date, cell: ({ on }) => short(on) },
    { header: words.change, cell: due },
    { header: words.reason, cell: reason },
  ];
}
