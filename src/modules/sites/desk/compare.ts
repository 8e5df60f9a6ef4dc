import { formatDateTime } from '../../../platform/ui/format.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import type { VersionRow } from './history-queries.ts';
import type { ComparedPart } from './views/versions-page.tsx';
import { wordsOf } from './words-of.ts';

interface Shown {
  readonly language: Language;
  readonly timeZone: string;
}

/** Two versions of a content, part by part, in words. */
export function comparedParts(older: VersionRow, newer: VersionRow, shown: Shown): readonly ComparedPart[] {
  return [
    { part: 'title', before: older.title, after: newer.title },
    { part: 'summary', before: older.summary, after: newer.summary },
    { part: 'facts', before: factLines(older, shown), after: factLines(newer, shown) },
    { part: 'text', before: wordsOf(older.sourceHtml), after: wordsOf(newer.sourceHtml) },
  ];
}

/** The fields of one kind, a line each. */
function factLines({ facts, startsAt, endsAt }: VersionRow, { language, timeZone }: Shown): string {
  const moments = [startsAt, endsAt].map((moment) => moment && formatDateTime(moment, timeZone, language));
  const lines = [
    ...moments,
    facts.location,
    ...(facts.warning ? [facts.warning.danger, facts.warning.affected, facts.warning.avoid, facts.warning.help] : []),
    ...(facts.files ?? []).map(({ name }) => name),
    ...(facts.pictures ?? []).map(({ alt }) => alt),
  ];
  return lines.filter(Boolean).join('\n');
}
