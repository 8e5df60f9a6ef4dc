import type { VNode } from 'preact';
import { ButtonLink } from '../../../../platform/ui/button.tsx';
import { formatLongDate } from '../../../../platform/ui/format.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import { WhyThisDate } from '../../../cases/index.ts';
import type { GroundCode } from '../objection.ts';
import { objectionTexts } from '../objection-texts.ts';
import type { NumberedObjection } from '../request-panels.ts';
import type { Objectionable } from '../standing.ts';

interface ObjectionOfferProps {
  readonly language: Language;
  readonly today: Temporal.PlainDate;
  readonly objections: readonly NumberedObjection[];
  readonly grounds: readonly GroundCode[];
  readonly filing: Objectionable['filing'];
  /** Of the form. */
  readonly href: string;
}

/** On the page of a request: that one may object, until when and why; and the objections that were filed. */
export function ObjectionOffer(props: ObjectionOfferProps): VNode {
  const { language, today, objections, grounds, filing, href } = props;
  const words = objectionTexts(language);
  const isPast = Temporal.PlainDate.compare(today, filing.dueOn) > 0;
  const date = formatLongDate(filing.dueOn, language);
  return (
    <section class="surface no-print space-y-3 p-4 sm:p-6" aria-labelledby="keberatan">
      <h2 id="keberatan" class="text-xl">
        {objections.length > 0 && words.filed}
        {objections.length === 0 && (grounds.includes('c') ? words.offerLate : words.offer)}
      </h2>
      {objections.length > 0 && (
        <ul class="space-y-1">
          {objections.map(({ objection, found }) => (
            <li key={found.id}>
              <strong class="whitespace-nowrap tabular-nums">{found.number}</strong> {objection.groundText[language]} ·{' '}
              {objection.decision ? words.outcomes[objection.decision.outcome] : words.undecided}
            </li>
          ))}
        </ul>
      )}
      {grounds.length > 0 && (
        <>
          <div>
            <p>{isPast ? words.offerPast(date) : words.offerText(date)}</p>
            <WhyThisDate language={language} clock={filing} />
          </div>
          <ButtonLink href={href} kind="secondary" icon="scale">
            {words.fileLink}
          </ButtonLink>
        </>
      )}
    </section>
  );
}
