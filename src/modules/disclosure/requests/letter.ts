import { type DocumentTemplate, printDocument } from '../../../platform/documents/documents.ts';
import { formatLongDate } from '../../../platform/ui/format.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { requestTexts } from './request-texts.ts';

interface NoticePaper {
  readonly from: { readonly name: string; readonly above: string | null; readonly contact: string };
  readonly heading: string;
  readonly rows: readonly (readonly [string, string])[];
  readonly opening: string;
  readonly decision: string;
  readonly paragraphs: readonly string[];
  readonly date: string;
  readonly signed: string;
}

const template: DocumentTemplate<NoticePaper> = {
  name: 'disclosure.notice',
  source: `#letterhead(data.from)
= #data.heading
#facts(data.rows)
#v(6pt)
#data.opening
#align(center)[#text(size: 14pt, weight: "bold")[#upper(data.decision)]]
#for paragraph in data.paragraphs [
  #par[#paragraph]
]
#v(18pt)
#align(right)[#block(width: 60%)[#align(left)[#data.date \\ #data.signed]]]`,
  example: {
    ...{ from: { name: '', above: null, contact: '' }, heading: '', rows: [], opening: '', decision: '' },
    ...{ paragraphs: [], date: '', signed: '' },
  },
};

/** What the letter tells. */
export interface NoticeFacts {
  readonly language: Language;
  readonly office: { readonly name: string; readonly above: string | null; readonly contact: string };
  readonly number: string;
  readonly caseNumber: string;
  readonly requester: string;
  readonly title: string;
  readonly receivedOn: Temporal.PlainDate;
  readonly decidedOn: Temporal.PlainDate;
  readonly now: Temporal.Instant;
  /** The sentence that the decision completes. */
  readonly opening: string;
  readonly decision: string;
  /** The article by which it is written. */
  readonly law: string;
  /** The answer, paragraph by paragraph. */
  readonly paragraphs: readonly string[];
}

/** The written notice (*pemberitahuan tertulis*) as PDF. Source: UU 14/2008 ps. 22 (7), (8). */
export function printNotice(facts: NoticeFacts): Buffer {
  const { language, decidedOn } = facts;
  const words = requestTexts(language).letter;
  const paper: NoticePaper = {
    ...{ from: facts.office, heading: words.title, opening: facts.opening, decision: facts.decision },
    rows: [
      [words.number, facts.number],
      [words.to, facts.requester],
      [words.request, facts.caseNumber],
      [words.about, facts.title],
      [words.received, formatLongDate(facts.receivedOn, language)],
      ['', facts.law],
    ],
    ...{ paragraphs: facts.paragraphs, date: formatLongDate(decidedOn, language), signed: words.signed },
  };
  return printDocument(template, paper, { language, title: `${words.title} ${facts.number}`, createdAt: facts.now });
}
