import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { formatDate, formatLongDate, formatNumber } from '../../../../platform/ui/format.ts';
import { FilterSelect, SearchInput } from '../../../../platform/ui/list-filter.tsx';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { OUTCOMES } from '../../requests/request.ts';
import { requestTexts } from '../../requests/request-texts.ts';
import type { AnswerFilter, PublishedAnswer } from '../answer-queries.ts';
import { answerTexts } from '../answer-texts.ts';

/** Where everyone reads answers. */
export const ANSWERS_PATH = '/ppid/jawaban';

interface AnswerListProps {
  readonly language: Language;
  readonly rows: readonly PublishedAnswer[];
  readonly filter: AnswerFilter;
  /** Those that may be chosen, the newest first. */
  readonly years: readonly number[];
  readonly previousHref: string | null;
  readonly nextHref: string | null;
}

/** The answered requests that were published. */
export function AnswerList(props: AnswerListProps): VNode {
  const { language, rows, filter, years, previousHref, nextHref } = props;
  const words = answerTexts(language);
  const { outcomes } = requestTexts(language);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <form method="get" action={ANSWERS_PATH} class="no-print mb-6 flex flex-wrap items-end gap-3">
        <SearchInput label={words.search} value={filter.search} />
        <FilterSelect
          {...{ name: 'tahun', label: words.year, all: words.allYears, value: filter.year?.toString() }}
          choices={years.map((year) => [String(year), String(year)] as const)}
        />
        <FilterSelect
          {...{ name: 'hasil', label: words.outcome, all: words.allOutcomes, value: filter.outcome }}
          choices={OUTCOMES.map((one) => [one, outcomes[one]] as const)}
        />
        <Button kind="secondary">{words.filter}</Button>
      </form>
      {rows.length === 0 && (
        <EmptyState title={words.none} icon="message-square">
          {words.noneText}
        </EmptyState>
      )}
      <ul class="surface divide-y divide-base-300 empty:hidden">
        {rows.map((row) => (
          <li key={row.id} class="p-4">
            <AnswerLink language={language} answer={row} />
            <p class="text-sm text-muted">
              {outcomes[row.outcome]} · {formatDate(row.answeredOn, language)}
            </p>
          </li>
        ))}
      </ul>
      <ListPager language={language} previousHref={previousHref} nextHref={nextHref} />
    </>
  );
}

/** A link to the page of an answer. */
function AnswerLink({ language, answer }: { readonly language: Language; readonly answer: PublishedAnswer }): VNode {
  return (
    <a
      class="target font-semibold text-primary underline"
      href={`${ANSWERS_PATH}/${answer.number}`}
      aria-label={`${answer.title}, ${answerTexts(language).number(String(answer.number))}`}
    >
      {answer.title}
    </a>
  );
}

interface AnswerPageProps {
  readonly language: Language;
  readonly answer: PublishedAnswer;
  readonly unitName: string;
  /** The visitor has just said that it is what they looked for. */
  readonly isThanked: boolean;
}

/** One answered request, for everyone. */
export function AnswerPage({ language, answer, unitName, isThanked }: AnswerPageProps): VNode {
  const words = answerTexts(language);
  const days = formatNumber(answer.workingDays, language);
  return (
    <>
      <PageHeading
        title={answer.title}
        overline={words.number(String(answer.number))}
        lead={words.about(formatLongDate(answer.answeredOn, language), days)}
      />
      <div class="max-w-text space-y-6">
        <p>
          <Badge tone="neutral">{requestTexts(language).outcomes[answer.outcome]}</Badge> {words.unit} {unitName}
        </p>
        <section>
          <h2 class="text-xl">{words.question}</h2>
          <p class="mt-2 whitespace-pre-line wrap-break-word">{answer.question}</p>
        </section>
        <section>
          <h2 class="text-xl">{words.answer}</h2>
          <p class="mt-2 whitespace-pre-line wrap-break-word">{answer.answer}</p>
          {answer.articles.length > 0 && <p class="mt-2 text-muted">{words.articles(answer.articles.join(', '))}</p>}
        </section>
        {isThanked ? (
          <Notice tone="success" isAnnounced>
            {words.thanks}
          </Notice>
        ) : (
          <form method="post" action={`${ANSWERS_PATH}/${answer.number}/terjawab`} class="no-print">
            <Button icon="check">{words.found}</Button>
          </form>
        )}
        <p class="no-print">
          <ButtonLink kind="secondary" icon="send" href="/ppid/permohonan">
            {words.askAlike}
          </ButtonLink>
        </p>
      </div>
    </>
  );
}

interface OfferProps {
  readonly language: Language;
  readonly answers: readonly PublishedAnswer[];
}

/** Answers that may be what somebody is about to ask; nothing when there are none. */
export function OfferedAnswers({ language, answers }: OfferProps): VNode | null {
  if (answers.length === 0) return null;
  const words = answerTexts(language);
  return (
    <div class="mb-8 max-w-text">
      <Notice tone="notice" title={words.offerTitle} isAnnounced>
        <p>{words.offerText}</p>
        <ul class="mt-3 list-disc space-y-2 pl-5">
          {answers.map((answer) => (
            <li key={answer.id}>
              <AnswerLink language={language} answer={answer} />
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

/** The same for officers, on the page of a request. */
export function LikeAnswers({ language, answers }: OfferProps): VNode | null {
  if (answers.length === 0) return null;
  return (
    <section aria-labelledby="pernah-dijawab">
      <h2 id="pernah-dijawab" class="text-lg">
        {answerTexts(language).likeTitle}
      </h2>
      <ul class="mt-2 space-y-1">
        {answers.map((answer) => (
          <li key={answer.id}>
            <AnswerLink language={language} answer={answer} />
          </li>
        ))}
      </ul>
    </section>
  );
}
