import {
  type DocumentFacts,
  type DocumentTemplate,
  printDocument,
  qrSvg,
} from '../../../../platform/documents/documents.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import { defineTexts } from '../../../../platform/ui/texts.ts';

/** What stands on the label of a device. */
export interface DeviceLabel {
  readonly name: string;
  readonly place: string;
  /** Serial and asset number, as far as recorded. */
  readonly numbers: string;
  /** The page of the device, which asks to sign in. */
  readonly address: string;
}

/** Two sheets of 24: a QR code takes 5 to 9 KB of the paper's data. */
export const MOST_LABELS = 48;

const template: DocumentTemplate<{ readonly owner: string; readonly labels: readonly object[] }> = {
  name: 'network.labels',
  source: `
#set page(margin: 8mm, footer: none)
#set text(size: 7.5pt)
#grid(
  columns: (1fr, 1fr, 1fr),
  rows: 34mm,
  gutter: 1mm,
  ..data.labels.map(label => box(width: 100%, height: 34mm, inset: 2mm, stroke: 0.3pt + quiet, clip: true)[
    #grid(columns: (27mm, 1fr), gutter: 2mm,
      qr(label.qr, label.name, width: 27mm),
      [
        #text(size: 9pt, weight: "bold")[#label.name] \\
        #label.place \\
        #label.numbers \\
        #v(1fr)
        #text(size: 6.5pt, fill: quiet)[#data.owner]
      ])
  ])
)
`,
  example: { owner: '', labels: [] },
};

const texts = defineTexts({
  id: { title: (what: string) => `Label perangkat: ${what}` },
  en: { title: (what) => `Device labels: ${what}` },
});

/** A sheet of labels with QR codes as PDF; at most 48. */
export function printLabels(
  labels: readonly DeviceLabel[],
  {
    owner,
    what,
    language,
    now,
  }: {
    readonly owner: string;
    readonly what: string;
    readonly language: Language;
    readonly now: DocumentFacts['createdAt'];
  },
): Buffer {
  const printed = labels.slice(0, MOST_LABELS).map(({ name, place, numbers, address }) => ({
    ...{ name: name.slice(0, 60), place: place.slice(0, 60), numbers: numbers.slice(0, 80), qr: qrSvg(address) },
  }));
  return printDocument(
    template,
    { owner, labels: printed },
    { language, title: texts(language).title(what), createdAt: now },
  );
}
