import type { VNode } from 'preact';
import type { DeadlineExplanation } from '../../../../platform/deadlines/explain.ts';
import { formatLongDate } from '../../../../platform/ui/format.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import { trackTexts } from '../track-texts.ts';

interface WhyThisDateProps {
  readonly language: Language;
  readonly clock: Pick<DeadlineExplanation, 'rule' | 'days' | 'citation' | 'startedOn' | 'isVerified'>;
}

/** "Mengapa tanggal ini?", folded: the rule, from when it counts, what was not counted. */
export function WhyThisDate({ language, clock }: WhyThisDateProps): VNode {
  const words = trackTexts(language);
  const rule = clock.rule && (clock.rule.unit === 'working-days' ? words.workingDays : words.days)(clock.rule.amount);
  const skipped = clock.days.flatMap((day) =>
    day.kind === 'skipped' && day.reason.kind !== 'weekend'
      ? [`${day.reason.name} (${formatLongDate(day.date, language)})`]
      : [],
  );
  const pausedDays = clock.days.filter(({ kind }) => kind === 'paused').length;
  return (
    <details class="mt-1 text-[0.9375em]">
      <summary class="target cursor-pointer text-primary underline">{words.why}</summary>
      <p>{words.whyRule(rule ?? '', clock.citation)}</p>
      <p>
        {words.counted}: {formatLongDate(clock.startedOn, language)}
      </p>
      {skipped.length > 0 && <p>{words.notCounted(skipped.join(', '))}</p>}
      {pausedDays > 0 && <p>{words.pausedFor(pausedDays)}</p>}
      {!clock.isVerified && <p class="text-muted">{words.unverified}</p>}
    </details>
  );
}
