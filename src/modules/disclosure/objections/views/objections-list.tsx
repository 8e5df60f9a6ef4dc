import type { VNode } from 'preact';
import { ButtonLink } from '../../../../platform/ui/button.tsx';
import { formatLongDate } from '../../../../platform/ui/format.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import { objectionTexts } from '../objection-texts.ts';
import type { NumberedObjection } from '../request-panels.ts';

interface ObjectionsListProps {
  readonly language: Language;
  /** With whether the reader may open each. */
  readonly objections: readonly (NumberedObjection & { readonly mayOpen: boolean })[];
  /** Where another is taken in; null when the reader may not. */
  readonly takeInHref: string | null;
}

/** The objections to a request, on the page of its case at the desk. */
export function ObjectionsList({ language, objections, takeInHref }: ObjectionsListProps): VNode | null {
  const words = objectionTexts(language);
  if (objections.length === 0 && takeInHref === null) return null;
  return (
    <section class="surface space-y-3 p-4 sm:p-6" aria-labelledby="keberatan">
      <h2 id="keberatan" class="text-xl">
        {words.listed}
      </h2>
      {objections.length === 0 && <p class="text-muted">{words.noneListed}</p>}
      {objections.length > 0 && (
        <ul class="space-y-3">
          {objections.map(({ objection, found, mayOpen }) => (
            <li key={found.id}>
              {mayOpen ? (
                <a class="target text-primary underline" href={`/meja/kasus/${found.id}`}>
                  {found.number}
                </a>
              ) : (
                <strong>{found.number}</strong>
              )}{' '}
              {objection.ground}. {objection.groundText[language]} ·{' '}
              {objection.decision
                ? `${words.outcomes[objection.decision.outcome]}, ${formatLongDate(objection.decision.decidedOn, language)}`
                : words.undecided}
              {objection.decision?.giveBy && (
                <p class="font-semibold">
                  {words.orderWords(found.number, objection.decision.order)} (
                  {formatLongDate(objection.decision.giveBy, language)})
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      {takeInHref !== null && (
        <ButtonLink href={takeInHref} kind="secondary" icon="scale">
          {words.counterTitle}
        </ButtonLink>
      )}
    </section>
  );
}
