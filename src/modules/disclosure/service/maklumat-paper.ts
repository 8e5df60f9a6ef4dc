import { type DocumentTemplate, printDocument } from '../../../platform/documents/documents.ts';
import { formatLongDate } from '../../../platform/ui/format.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import type { ServiceFacts } from './service.ts';
import { serviceTexts } from './service-texts.ts';

interface MaklumatPaper {
  readonly from: { readonly name: string; readonly contact: string };
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly date: string;
  readonly name: string;
  readonly office: string;
}

const template: DocumentTemplate<MaklumatPaper> = {
  name: 'disclosure.maklumat',
  source: `#letterhead(data.from)
#v(10pt)
#align(center)[= #upper(data.heading)]
#v(10pt)
#set text(size: 13pt)
#for paragraph in data.paragraphs [#par(justify: true)[#paragraph]]
#v(24pt)
#align(right)[#block(width: 60%)[#align(left)[#data.date \\ #data.office \\ #v(40pt) *#data.name*]]]`,
  example: { from: { name: '', contact: '' }, heading: '', paragraphs: [], date: '', name: '', office: '' },
};

/** The maklumat as a paper to be hung up. The facts must be signed. */
export function printMaklumat(
  facts: ServiceFacts,
  office: {
    readonly name: string;
    readonly contact: string;
    readonly language: Language;
    readonly now: Temporal.Instant;
  },
): Buffer {
  const { name, contact, language, now } = office;
  const words = serviceTexts(language);
  const paper: MaklumatPaper = {
    ...{ from: { name, contact }, heading: words.maklumatTitle, paragraphs: facts.maklumat.split(/\n\s*\n/) },
    date: words.signed(formatLongDate(Temporal.PlainDate.from(facts.signedOn), language)),
    ...{ name: facts.signedBy, office: facts.signedTitle },
  };
  return printDocument(template, paper, { language, title: words.maklumatTitle, createdAt: now });
}
