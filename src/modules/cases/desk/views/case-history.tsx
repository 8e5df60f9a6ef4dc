import type { VNode } from 'preact';
import { formatDateTime } from '../../../../platform/ui/format.ts';
import type { CaseEvent } from '../../queries.ts';
import { caseTexts } from '../case-texts.ts';
import type { CasePageProps } from './case-page.tsx';

/** Everything that happened, the newest first: what, who, when, and what was written. */
export function CaseHistory({ language, timeZone, desk, kind }: CasePageProps): VNode {
  const words = caseTexts(language);
  return (
    <section aria-labelledby="riwayat" class="min-w-0">
      <h2 id="riwayat" class="text-lg">
        {words.history}
      </h2>
      <ol class="mt-3 space-y-4 border-l-2 border-base-300 pl-4">
        {desk.events.toReversed().map((event) => (
          <li key={event.sequence}>
            <p class="font-semibold">
              {words.events[event.fact.kind]} <span class="font-normal">{aboutOf(event)}</span>
            </p>
            <p class="text-sm text-muted">
              {whoOf(event)}, <time dateTime={event.at.toString()}>{formatDateTime(event.at, timeZone, language)}</time>
            </p>
            {event.words !== null && <p class="mt-1 whitespace-pre-line wrap-break-word">{event.words}</p>}
          </li>
        ))}
      </ol>
    </section>
  );

  function aboutOf({ fact }: CaseEvent): string {
    if (fact.kind === 'handed-over') return desk.names[fact.personId] ?? words.former;
    if (fact.kind === 'forwarded' || fact.kind === 'tasked') return desk.names[fact.unitId] ?? '';
    if (fact.kind !== 'answered') return '';
    return kind.outcomes.find(({ key }) => key === fact.outcome)?.label[language] ?? fact.outcome;
  }

  function whoOf({ author, personId }: CaseEvent): string {
    if (author !== 'officer') return words[author];
    return (personId && desk.names[personId]) || words.former;
  }
}
