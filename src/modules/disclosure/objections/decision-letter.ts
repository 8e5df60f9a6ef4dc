import { type DocumentTemplate, printDocument } from '../../../platform/documents/documents.ts';
import { formatLongDate } from '../../../platform/ui/format.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { objectionTexts } from './objection-texts.ts';

interface DecisionPaper {
  readonly from: { readonly name: string; readonly above: string | null; readonly contact: string };
  readonly heading: string;
  readonly rows: readonly (readonly [string, string])[];
  readonly opening: string;
  readonly decision: string;
  readonly paragraphs: readonly string[];
  readonly date: string;
  readonly signed: string;
  readonly signer: string;
}

const template: DocumentTemplate<DecisionPaper> = {
  name: 'disclosure.objection-decision',
  source: `#letterhead(data.from)
= #data.heading
#facts(data.rows)
#v(6pt)
#data.opening
#align(center)[#text(size: 14pt, weight: "bold")[#upper(data.decision)]]
#for paragraph in data.paragraphs [
  #par[#lines(paragraph)]
]
#v(18pt)
#align(right)[#block(width: 60%, breakable: false)[#align(left)[#data.date \\ #data.signed #v(40pt) #data.signer]]]`,
  example: {
    ...{ from: { name: '', above: null, contact: '' }, heading: '', rows: [], opening: '', decision: '' },
    ...{ paragraphs: [], date: '', signed: '', signer: '' },
  },
};

/** What the letter tells. */
export interface DecisionLetter {
  readonly language: Language;
  readonly office: DecisionPaper['from'];
  readonly number: string;
  readonly objectionNumber: string;
  /** Null without a request. */
  readonly requestNumber: string | null;
  readonly requester: string;
  readonly title: string;
  readonly ground: string;
  readonly receivedOn: Temporal.PlainDate;
  readonly decidedOn: Temporal.PlainDate;
  readonly now: Temporal.Instant;
  readonly decision: string;
  readonly paragraphs: readonly string[];
  /** Name of who decided. */
  readonly signer: string;
}

/** The superior's written answer to an objection as PDF. Source: UU 14/2008 ps. 36 (2) and (3). */
export function printDecisionLetter(facts: DecisionLetter): Buffer {
  const { language, decidedOn, requestNumber } = facts;
  const words = objectionTexts(language).letter;
  const paper: DecisionPaper = {
    ...{ from: facts.office, heading: words.title, opening: words.opening, decision: facts.decision },
    rows: [
      [words.number, facts.number],
      [words.to, facts.requester],
      [words.objection, facts.objectionNumber],
      ...(requestNumber === null ? [] : [[words.request, requestNumber] as const]),
      [words.about, facts.title],
      [words.ground, facts.ground],
      [words.received, formatLongDate(facts.receivedOn, language)],
      ['', words.law],
    ],
    ...{ paragraphs: facts.paragraphs, date: formatLongDate(decidedOn, language) },
    ...{ signed: words.signed, signer: facts.signer },
  };
  return printDocument(template, paper, { language, title: `${words.title} ${facts.number}`, createdAt: facts.now });
}
