import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { DescriptionList, type Fact } from '../../../../platform/ui/description-list.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { formatDate, formatDaysAway } from '../../../../platform/ui/format.ts';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { Confirmation } from '../../confirmation-queries.ts';
import { stateOn } from '../../item.ts';
import type { StoredItem } from '../../item-queries.ts';
import { cadenceWords, itemWords } from '../../item-words.ts';
import type { Heading } from '../../schedules.ts';
import { deskTexts } from '../texts.ts';
import { ConfirmFields } from './confirm-fields.tsx';
import { ConfirmationHistory } from './confirmation-history.tsx';
import { StateMark } from './desk-tabs.tsx';
import { ScheduleFields } from './schedule-fields.tsx';

export interface ItemPageProps {
  readonly language: Language;
  readonly today: Temporal.PlainDate;
  readonly timeZone: string;
  readonly item: StoredItem;
  readonly unitName: string;
  /** The page from which it was copied, as the public reads it now; null when there is none, or it is gone. */
  readonly source: { readonly title: string; readonly version: number } | null;
  readonly headings: readonly Heading[];
  readonly confirmations: readonly Confirmation[];
  /** Names of people by id; who is missing has left. */
  readonly names: Readonly<Record<string, string>>;
  readonly publicHref: string;
  readonly confirmForm: FormState;
  readonly scheduleForm: FormState;
  readonly submissionKey: string;
  readonly mayConfirm: boolean;
  readonly mayManage: boolean;
}

/** One piece of information: how it stands, what can be done, and what was done. */
export function ItemPage(props: ItemPageProps): VNode {
  const { language, item, unitName } = props;
  const words = deskTexts(language);
  return (
    <>
      <PageHeading
        title={item.title}
        overline={unitName}
        actions={
          <>
            <ButtonLink href={`/meja/isi/${item.contentId}`} kind="secondary" icon="pencil">
              {words.openEditor}
            </ButtonLink>
            <ButtonLink href={props.publicHref} kind="quiet" icon="external-link">
              {words.openPage}
            </ButtonLink>
          </>
        }
      />
      <div class="grid gap-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <div class="space-y-8">
          <Reasons {...props} />
          <DescriptionList facts={factsOf(props)} />
          {props.mayConfirm && item.reviewReason !== 'sample' && <ConfirmForm {...props} />}
          {props.mayManage && <ScheduleForm {...props} />}
        </div>
        <ConfirmationHistory {...props} />
      </div>
    </>
  );
}

function Reasons({ language, item, source }: ItemPageProps): VNode | null {
  const words = deskTexts(language);
  if (item.reviewReason === 'sample') return <Notice tone="notice">{words.sampleWaits}</Notice>;
  if (item.reviewReason !== 'source-changed') return null;
  return (
    <Notice tone="warning">
      <p>{words.sourceChanged}</p>
      {source && (
        <p>
          <a class="target underline" href={`/meja/isi/${item.contentId}/asal?dari=${item.sourceVersion ?? 1}`}>
            {words.compare}
          </a>
        </p>
      )}
    </Notice>
  );
}

function factsOf({ language, today, item, source, headings }: ItemPageProps): readonly Fact[] {
  const words = deskTexts(language);
  const heading = headings.find(({ id }) => id === item.headingId);
  const { dueOn, lateOn } = item;
  const grace = lateOn && dueOn && !lateOn.equals(dueOn) ? `, ${words.graceUntil(formatDate(lateOn, language))}` : '';
  const due = dueOn ? `${formatDate(dueOn, language)} (${formatDaysAway(dueOn, today, language)})${grace}` : '–';
  const renewed = item.how === 'confirmed' ? words.lastConfirmed : words.lastRenewed;
  return [
    {
      term: words.facts,
      value: (
        <span class="flex flex-wrap items-center gap-2">
          <StateMark language={language} state={stateOn(item, today)} />
          {item.isSample && <Badge tone="neutral">{itemWords(language).sample}</Badge>}
        </span>
      ),
    },
    { term: words.columnDue, value: due },
    { term: words.columnCadence, value: cadenceWords(item.cadence, language) },
    { term: words.legal, value: item.legalBasis },
    ...(heading ? [{ term: words.heading, value: heading.name[language] }] : []),
    { term: renewed, value: `${formatDate(item.lastRenewedOn, language)}, ${words.version(item.version)}` },
    ...(item.sourceContentId === null
      ? []
      : [
          {
            term: words.source,
            value: source ? words.sourceAt(source.title, item.sourceVersion ?? 0) : words.sourceGone,
          },
        ]),
  ];
}

function ConfirmForm({ language, item, confirmForm, submissionKey }: ItemPageProps): VNode {
  const words = deskTexts(language);
  return (
    <section aria-labelledby="masih-benar" class="surface no-print p-6">
      <h2 id="masih-benar" class="text-xl">
        {words.confirmTitle}
      </h2>
      <form method="post" action={`/meja/kesegaran/${item.id}/benar`} class="mt-3 space-y-4">
        <input type="hidden" name="kunci" value={submissionKey} />
        <ErrorSummary language={language} errors={confirmForm.errors} />
        <ConfirmFields language={language} form={confirmForm} />
        <Button icon="check">{words.confirm}</Button>
      </form>
    </section>
  );
}

function ScheduleForm({ language, item, scheduleForm, headings }: ItemPageProps): VNode {
  const words = deskTexts(language);
  const hasErrors = Object.keys(scheduleForm.errors).length > 0;
  return (
    <details class="surface no-print p-6" open={hasErrors}>
      <summary class="cursor-pointer py-2 font-heading text-xl font-bold">{words.scheduleTitle}</summary>
      <form method="post" action={`/meja/kesegaran/${item.id}/jadwal`} class="mt-3 space-y-6">
        <p class="text-muted">{words.scheduleLead}</p>
        <ErrorSummary language={language} errors={scheduleForm.errors} />
        <ScheduleFields language={language} form={scheduleForm} headings={headings} />
        <Button kind="secondary" icon="save">
          {words.save}
        </Button>
      </form>
    </details>
  );
}
