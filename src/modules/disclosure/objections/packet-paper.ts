import { type DocumentTemplate, printDocument } from '../../../platform/documents/documents.ts';
import type { Language } from '../../../platform/ui/texts.ts';

/** A stretch of a paper: a heading, pairs of term and text, then paragraphs. */
export interface PaperSection {
  readonly heading: string;
  readonly rows: readonly (readonly [string, string])[];
  readonly paragraphs: readonly string[];
}

interface PacketPaper {
  readonly from: { readonly name: string };
  readonly heading: string;
  readonly lead: string;
  readonly sections: readonly PaperSection[];
}

const template: DocumentTemplate<PacketPaper> = {
  name: 'disclosure.packet',
  source: `#letterhead(data.from)
= #data.heading
#data.lead
#for section in data.sections [
  #if section.heading != "" [== #section.heading]
  #if section.rows.len() > 0 [#facts(section.rows.map(((term, value)) => (term, lines(value))))]
  #for paragraph in section.paragraphs [#par[#lines(paragraph)]]
]`,
  example: { from: { name: '' }, heading: '', lead: '', sections: [] },
};

/** What a paper of the packet is made of. */
export interface PacketSheet {
  readonly heading: string;
  readonly lead: string;
  readonly sections: readonly PaperSection[];
}

/** One paper of the packet as PDF. */
export function printPacketSheet(
  sheet: PacketSheet,
  of: {
    readonly language: Language;
    readonly governmentName: string;
    readonly number: string;
    readonly now: Temporal.Instant;
  },
): Buffer {
  const { language, governmentName, number, now } = of;
  const facts = { language, title: `${sheet.heading} ${number}`, createdAt: now };
  return printDocument(template, { from: { name: governmentName }, ...sheet }, facts);
}
