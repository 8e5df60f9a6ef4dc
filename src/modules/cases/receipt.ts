import { type DocumentTemplate, printDocument, qrSvg } from '../../platform/documents/documents.ts';
import { formatDateTime, formatLongDate } from '../../platform/ui/format.ts';
import { defineTexts, type Language } from '../../platform/ui/texts.ts';
import type { CaseKind, CaseRecord } from './case.ts';

const texts = defineTexts({
  id: {
    title: (number: string) => `Tanda terima ${number}`,
    heading: 'Tanda terima',
    number: 'Nomor',
    secret: 'Kunci (rahasia)',
    kind: 'Jenis',
    about: 'Tentang',
    received: 'Diterima',
    counted: 'Dihitung sejak',
    due: 'Jawaban paling lambat',
    law: 'Dasar',
    follow:
      'Ikuti perkembangan dan baca jawaban dengan memindai kode ini, atau buka alamat di bawah dan masukkan nomor dan kunci. Simpan kertas ini; siapa pun yang memegangnya dapat membaca kasus Anda.',
    qr: 'Kode QR ke halaman pelacakan',
  },
  en: {
    title: (number) => `Receipt ${number}`,
    heading: 'Receipt',
    number: 'Number',
    secret: 'Key (keep it secret)',
    kind: 'Kind',
    about: 'About',
    received: 'Received',
    counted: 'Counted from',
    due: 'Answer by',
    law: 'Source',
    follow:
      'Follow the case and read the answer by scanning this code, or open the address below and enter number and key. Keep this paper; whoever holds it can read your case.',
    qr: 'QR code of the tracking page',
  },
});

interface ReceiptPaper {
  readonly from: { readonly name: string; readonly above: string | null; readonly contact: string };
  readonly heading: string;
  readonly number: string;
  readonly rows: readonly (readonly [string, string])[];
  readonly follow: string;
  readonly address: string;
  readonly qr: string;
  readonly qrLabel: string;
}

const template: DocumentTemplate<ReceiptPaper> = {
  name: 'cases.receipt',
  source: `#letterhead(data.from)
= #data.heading
#text(size: 20pt, weight: "bold")[#data.number]
#facts(data.rows)
#v(6pt)
#grid(columns: (38mm, 1fr), gutter: 6mm,
  qr(data.qr, data.qrLabel),
  [#data.follow #v(4pt) #text(size: 9pt)[#raw(data.address)]],
)`,
  example: {
    from: { name: '', above: null, contact: '' },
    heading: '',
    number: '',
    rows: [],
    follow: '',
    address: '',
    qr: '',
    qrLabel: '',
  },
};

/** What the paper tells. */
export interface ReceiptFacts {
  readonly language: Language;
  readonly timeZone: string;
  readonly now: Temporal.Instant;
  readonly found: CaseRecord;
  readonly kind: CaseKind;
  readonly secret: string;
  readonly unit: { readonly name: string; readonly contact: string };
  readonly governmentName: string;
  readonly due: { readonly on: Temporal.PlainDate; readonly citation: string };
  /** Address of the tracking page with number and secret, for the QR code. */
  readonly link: string;
  /** Address at which both are typed in. */
  readonly trackingAddress: string;
}

/** The receipt as PDF: number, secret, QR code and the promised date with its law. */
export function printReceipt(facts: ReceiptFacts): Buffer {
  const { language, found, unit, due, timeZone } = facts;
  const words = texts(language);
  const above = unit.name === facts.governmentName ? null : facts.governmentName;
  const paper: ReceiptPaper = {
    ...{ from: { ...unit, above }, heading: words.heading, number: found.number },
    rows: [
      [words.secret, facts.secret],
      [words.kind, facts.kind.label[language]],
      [words.about, found.title],
      [words.received, formatDateTime(found.filedAt, timeZone, language)],
      [words.counted, formatLongDate(found.receivedOn, language)],
      [words.due, formatLongDate(due.on, language)],
      [words.law, due.citation],
    ],
    ...{ follow: words.follow, address: facts.trackingAddress, qr: qrSvg(facts.link), qrLabel: words.qr },
  };
  return printDocument(template, paper, { language, title: words.title(found.number), createdAt: facts.now });
}
