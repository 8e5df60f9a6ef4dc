import type { VNode } from 'preact';
import { DescriptionList, type Fact } from '../../../../platform/ui/description-list.tsx';
import { formatLongDate } from '../../../../platform/ui/format.ts';
import { Notice } from '../../../../platform/ui/notice.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { WhyThisDate } from '../../../cases/index.ts';
import type { DisputeRight } from '../dispute-right.ts';
import { disputeTexts } from '../dispute-texts.ts';
import { objectionTexts } from '../objection-texts.ts';
import type { StoredObjection } from '../queries.ts';

interface CitizenObjectionPanelProps {
  readonly language: Language;
  readonly today: Temporal.PlainDate;
  readonly objection: StoredObjection;
  /** Null without a request. */
  readonly requestNumber: string | null;
  /** Null while there is none. */
  readonly right: DisputeRight | null;
}

/** What the citizen who follows an objection is told besides its history: the order, and the way to the Komisi Informasi. */
export function CitizenObjectionPanel(props: CitizenObjectionPanelProps): VNode {
  const { language, objection, requestNumber } = props;
  const words = objectionTexts(language);
  const { decision, isLate } = objection;
  const facts: readonly Fact[] = [
    ...(requestNumber === null ? [] : [{ term: words.about, value: requestNumber }]),
    { term: words.ground, value: `${objection.groundText[language]} (${objection.citation})` },
    ...(decision?.giveBy
      ? [
          { term: words.order, value: decision.order },
          { term: words.giveBy, value: formatLongDate(decision.giveBy, language) },
        ]
      : []),
  ];
  return (
    <div class="space-y-4">
      <DescriptionList facts={facts} />
      {isLate && <Notice tone="notice">{words.late}</Notice>}
      <Right {...props} />
    </div>
  );
}

function Right({ language, today, objection, right }: CitizenObjectionPanelProps): VNode | null {
  const words = disputeTexts(language);
  const { dispute } = objection;
  if (dispute) {
    return (
      <Notice tone="notice" title={words.lodgedTitle}>
        <p>
          {dispute.commission}, {dispute.number}, {formatLongDate(dispute.lodgedOn, language)}:{' '}
          {dispute.end
            ? `${words.endings[dispute.end.ending]}, ${formatLongDate(dispute.end.on, language)}`
            : words.running}
        </p>
      </Notice>
    );
  }
  if (right === null) return null;
  const date = formatLongDate(right.until.dueOn, language);
  const isPast = Temporal.PlainDate.compare(today, right.until.dueOn) > 0;
  const isLapse = right.since === 'lapse';
  return (
    <section class="surface p-4 sm:p-6" aria-labelledby="sengketa">
      <h2 id="sengketa" class="text-xl">
        {isLapse ? words.lapsedTitle : words.rightTitle}
      </h2>
      {isPast && <p class="mt-2">{words.rightPast(date)}</p>}
      {!isPast && <p class="mt-2">{isLapse ? words.lapsedText(date) : words.rightText(date)}</p>}
      <WhyThisDate language={language} clock={right.until} />
    </section>
  );
}
