import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { DescriptionList, type Fact } from '../../../../platform/ui/description-list.tsx';
import { emptyForm } from '../../../../platform/ui/form-state.ts';
import { formatLongDate } from '../../../../platform/ui/format.ts';
import { Icon } from '../../../../platform/ui/icon.tsx';
import { Notice } from '../../../../platform/ui/notice.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { type CaseRecord, WhyThisDate } from '../../../cases/index.ts';
import type { DisputeRight } from '../dispute-right.ts';
import { disputeTexts } from '../dispute-texts.ts';
import { objectionTexts } from '../objection-texts.ts';
import type { StoredObjection } from '../queries.ts';
import { DisputeEndForm, DisputeForm } from './dispute-forms.tsx';

const SUMMARY =
  'flex min-h-11 cursor-pointer list-none items-center justify-between gap-3 font-semibold [&::-webkit-details-marker]:hidden';

interface ObjectionPanelProps {
  readonly language: Language;
  readonly today: Temporal.PlainDate;
  readonly objection: StoredObjection;
  /** Null without a request. */
  readonly request: CaseRecord | null;
  readonly right: DisputeRight | null;
  /** The reader took part in deciding the request. */
  readonly isOwn: boolean;
  readonly mayManage: boolean;
}

/** What the law asks of an objection, on the page of its case, with the dispute that may follow. */
export function ObjectionPanel(props: ObjectionPanelProps): VNode {
  const { language, objection, isOwn, mayManage } = props;
  const words = objectionTexts(language);
  return (
    <section class="surface space-y-4 p-4 sm:p-6" aria-labelledby="keberatan">
      <h2 id="keberatan" class="text-xl">
        {words.panel}
      </h2>
      {objection.isLate && <Notice tone="warning">{words.late}</Notice>}
      {isOwn && <Notice tone="notice">{words.own}</Notice>}
      <DescriptionList facts={[...aboutFacts(props), ...decisionFacts(props), ...disputeFacts(props)]} />
      <OrderDone {...props} />
      {mayManage && <DisputeDesk {...props} />}
    </section>
  );
}

function aboutFacts({ language, objection, request }: ObjectionPanelProps): readonly Fact[] {
  const words = objectionTexts(language);
  const { representative, isLate } = objection;
  const due = formatLongDate(objection.filingDueOn, language);
  return [
    {
      term: words.about,
      value: request ? (
        <a class="target text-primary underline" href={`/meja/kasus/${request.id}`}>
          {request.number}
        </a>
      ) : (
        words.noRequest
      ),
    },
    { term: words.ground, value: `${objection.ground}. ${objection.groundText[language]} (${objection.citation})` },
    { term: words.knownOn, value: formatLongDate(objection.knownOn, language) },
    { term: words.filingDue, value: isLate ? words.outOfTime(due) : words.inTime(due) },
    ...(representative === '' ? [] : [{ term: words.representative, value: representative }]),
  ];
}

function decisionFacts({ language, objection, request }: ObjectionPanelProps): readonly Fact[] {
  const words = objectionTexts(language);
  const { decision } = objection;
  if (!decision) return [];
  return [
    {
      term: words.outcome,
      value: `${words.outcomes[decision.outcome]}, ${formatLongDate(decision.decidedOn, language)}`,
    },
    ...(decision.giveBy
      ? [
          { term: words.order, value: <p class="whitespace-pre-line">{decision.order}</p> },
          { term: words.giveBy, value: formatLongDate(decision.giveBy, language) },
        ]
      : []),
    ...(decision.giveBy && request
      ? [{ term: words.carriedOut, value: isAnswered(request) ? words.answeredAgain : words.notYet }]
      : []),
  ];
}

function isAnswered({ status }: CaseRecord): boolean {
  return status === 'answered' || status === 'closed';
}

function disputeFacts({ language, objection, right }: ObjectionPanelProps): readonly Fact[] {
  const words = disputeTexts(language);
  const { dispute } = objection;
  if (!dispute) {
    if (right === null) return [];
    const until = (
      <>
        <p>{formatLongDate(right.until.dueOn, language)}</p>
        <WhyThisDate language={language} clock={right.until} />
      </>
    );
    return [{ term: words.until, value: until }];
  }
  const { end } = dispute;
  return [
    {
      term: words.title,
      value: `${dispute.commission}, ${dispute.number}, ${formatLongDate(dispute.lodgedOn, language)}`,
    },
    {
      term: words.ending,
      value: end
        ? [words.endings[end.ending], formatLongDate(end.on, language), end.rulingNumber, end.note]
            .filter(Boolean)
            .join(' · ')
        : words.running,
    },
  ];
}

function OrderDone({ language, objection, mayManage }: ObjectionPanelProps): VNode | null {
  const words = objectionTexts(language);
  const { decision } = objection;
  if (!decision?.giveBy || objection.requestId !== null) return null;
  if (decision.carriedOutOn) return <p>{words.orderDoneOn(formatLongDate(decision.carriedOutOn, language))}</p>;
  if (!mayManage) return null;
  return (
    <form method="post" action={`/meja/ppid/keberatan/${objection.caseId}/dilaksanakan`}>
      <Button kind="secondary" icon="check">
        {words.orderDone}
      </Button>
    </form>
  );
}

function DisputeDesk({ language, objection, right, today }: ObjectionPanelProps): VNode | null {
  const words = disputeTexts(language);
  const { dispute, caseId } = objection;
  if (right === null && dispute === null) return null;
  const form = emptyForm;
  return (
    <div class="space-y-3">
      <details class="group surface px-4 py-1">
        <summary class={SUMMARY}>
          {dispute ? words.correct : words.record}
          <Icon name="chevron-down" class="text-muted group-open:rotate-180" />
        </summary>
        <DisputeForm {...{ language, caseId, form, today, dispute }} />
      </details>
      {dispute && (
        <details class="group surface px-4 py-1">
          <summary class={SUMMARY}>
            {words.end}
            <Icon name="chevron-down" class="text-muted group-open:rotate-180" />
          </summary>
          <DisputeEndForm {...{ language, caseId, form, today, dispute }} />
        </details>
      )}
      <p class="text-sm text-muted">{words.packetHint}</p>
      <ButtonLink href={`/meja/ppid/keberatan/${caseId}/berkas.zip`} kind="secondary" icon="download">
        {words.packet}
      </ButtonLink>
    </div>
  );
}
