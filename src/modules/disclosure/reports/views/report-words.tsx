import type { VNode } from 'preact';
import type { Language } from '../../../../platform/ui/texts.ts';
import { REPORT_PARTS, type ReportWords } from '../report.ts';
import { reportTexts } from '../report-texts.ts';

/** What people wrote into a report, part by part. */
export function ReportWordsBlock({
  language,
  words,
}: {
  readonly language: Language;
  readonly words: ReportWords;
}): VNode {
  const texts = reportTexts(language);
  return (
    <div class="max-w-text space-y-6">
      {REPORT_PARTS.map((part) => (
        <section key={part}>
          <h3 class="text-lg">{texts.parts[part]}</h3>
          {(words[part] || texts.nothing).split(/\n\s*\n/).map((paragraph, at) => (
            // Paragraphs have no names of their own, and never change places.
            <p key={at} class="mt-2 whitespace-pre-line">
              {paragraph}
            </p>
          ))}
        </section>
      ))}
    </div>
  );
}
