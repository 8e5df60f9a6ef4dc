import { type DocumentTemplate, printDocument } from '../../../../platform/documents/documents.ts';
import { formatDateTime, formatDecimal, formatNumber, formatRupiah } from '../../../../platform/ui/format.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { CircuitMonth } from './circuits.ts';
import { slaTexts } from './sla-texts.ts';

type Row = readonly (readonly [string, string])[];

interface SlaPaper {
  readonly from: { readonly name: string; readonly above: string | null; readonly contact: string };
  readonly heading: string;
  readonly note: string;
  readonly sum: Row;
  readonly evidence: string;
  readonly circuits: readonly { readonly name: string; readonly facts: Row; readonly pieces: Row }[];
}

const template: DocumentTemplate<SlaPaper> = {
  name: 'network.sla',
  source: `#letterhead(data.from)
= #data.heading
#facts(data.sum)
#if data.note != "" [#text(size: 9pt)[#data.note]]
#for circuit in data.circuits [
  #block(breakable: false, above: 2em)[
    == #circuit.name
    #facts(circuit.facts)
  ]
  #if circuit.pieces.len() > 0 [
    === #data.evidence
    #facts(circuit.pieces)
  ]
]`,
  example: {
    ...{ from: { name: '', above: null, contact: '' }, heading: '', note: '', sum: [], evidence: '' },
    circuits: [{ name: '', facts: [], pieces: [] }],
  },
};

/** What the paper is about. */
export interface SlaReport {
  readonly language: Language;
  readonly timeZone: string;
  readonly governmentName: string;
  /** The circuit or the provider. */
  readonly subject: string;
  /** In words. */
  readonly month: string;
  readonly circuits: readonly CircuitMonth[];
  readonly isUnfinished: boolean;
  readonly now: Temporal.Instant;
}

const MOST_PIECES = 200;

/** The monthly paper of a circuit or a provider, with every time without connection as evidence. */
export function printSlaReport(report: SlaReport): Buffer {
  const { language, circuits } = report;
  const words = slaTexts(language);
  const title = words.report(report.subject, report.month);
  const sum = circuits.reduce((total, { penaltyRupiah }) => total + penaltyRupiah, 0);
  const isSample = circuits.some(({ target }) => target.isSample);
  const paper: SlaPaper = {
    ...{ from: { name: report.governmentName, above: null, contact: '' }, heading: title, evidence: words.evidence },
    note: [isSample && words.sample, report.isUnfinished && words.until].filter(Boolean).join(' '),
    sum: [
      [words.circuit, formatNumber(circuits.length, language)],
      [words.sum, formatRupiah(sum, language)],
    ],
    circuits: circuits.map((circuit) => ({
      ...{ name: circuit.link.name, facts: factsOf(circuit, language) },
      pieces: circuit.availability.pieces.slice(0, MOST_PIECES).map(({ fromMs, toMs, verdict }) => {
        const from = formatDateTime(Temporal.Instant.fromEpochMilliseconds(fromMs), report.timeZone, language);
        const minutes = words.minutes(formatDecimal((toMs - fromMs) / 60_000, 1, language));
        return [from, `${minutes}, ${words.verdicts[verdict]}`] as const;
      }),
    })),
  };
  return printDocument(template, paper, { language, title, createdAt: report.now });
}

/** A circuit's month as facts, on screen and on paper. */
export function factsOf({ link, target, availability, penaltyRupiah }: CircuitMonth, language: Language): Row {
  const words = slaTexts(language);
  const share = (value: number | null) => (value === null ? '–' : `${formatDecimal(floor(value), 3, language)} %`);
  return [
    [words.circuit, target.name],
    [words.provider, link.providerName ?? words.own],
    [words.contract, link.contractNumber ?? '–'],
    [words.promised, share(link.slaPercent)],
    [words.raw, share(availability.rawPercent)],
    [words.adjusted, share(availability.adjustedPercent)],
    [words.counted, words.minutes(formatDecimal(availability.countedMs / 60_000, 1, language))],
    [words.known, words.hours(formatDecimal(availability.knownMs / 3_600_000, 1, language))],
    [words.price, link.priceMonthRupiah === null ? '–' : formatRupiah(link.priceMonthRupiah, language)],
    [words.penalty, formatRupiah(penaltyRupiah, language)],
  ];
}

/** Cut off and not rounded: 99.9999 % is not 100 %. */
export function floor(value: number): number {
  return Math.floor(value * 1000) / 1000;
}
