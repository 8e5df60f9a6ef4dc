import { findPersonalData } from '../../platform/privacy/find-personal-data.ts';
import { maskFindings } from '../../platform/privacy/finding.ts';
import { type ImportReason, reasonTexts } from './reason-texts.ts';

/** One thing that was not carried as it was. */
export interface ReportEntry {
  /** Title of the item; numbers that look personal are masked. */
  readonly title: string;
  readonly detail: string;
}

interface ReportNote {
  readonly reason: ImportReason;
  readonly text: string;
  readonly count: number;
  /** The first 1000. */
  readonly entries: readonly ReportEntry[];
}

/** What an import has done. */
export interface ImportReport {
  readonly isDryRun: boolean;
  readonly published: number;
  readonly drafts: number;
  /** Contents carried before that were brought up to date. */
  readonly updated: number;
  readonly files: number;
  /** Categories and tags with the number of their items: sites have none. */
  readonly categories: Readonly<Record<string, number>>;
  readonly tags: Readonly<Record<string, number>>;
  /** Where the file ended too early; null when it was whole. */
  readonly cut: { readonly line: number; readonly reason: string; readonly afterTitle: string } | null;
  readonly notes: readonly ReportNote[];
}

const MOST_ENTRIES = 1000;
const MOST_TERMS = 5000;

/** Gathers what an import does. */
export class ReportWriter {
  readonly #notes = new Map<ImportReason, { count: number; entries: ReportEntry[] }>();
  readonly #categories = new Map<string, number>();
  readonly #tags = new Map<string, number>();
  readonly counts = { published: 0, drafts: 0, updated: 0, files: 0 };
  cut: ImportReport['cut'] = null;

  note(reason: ImportReason, title: string, detail = ''): void {
    const note = this.#notes.get(reason) ?? { count: 0, entries: [] };
    note.count += 1;
    if (note.entries.length < MOST_ENTRIES) note.entries.push({ title: masked(title), detail: masked(detail) });
    this.#notes.set(reason, note);
  }

  countTerms(categories: readonly string[], tags: readonly string[]): void {
    for (const name of categories) countIn(this.#categories, name);
    for (const name of tags) countIn(this.#tags, name);
  }

  finish(isDryRun: boolean): ImportReport {
    const notes = [...this.#notes].map(([reason, note]) => ({
      reason,
      text: reasonTexts('id').reasons[reason],
      ...note,
    }));
    const terms = { categories: Object.fromEntries(this.#categories), tags: Object.fromEntries(this.#tags) };
    return { isDryRun, ...this.counts, ...terms, cut: this.cut, notes };
  }
}

function countIn(terms: Map<string, number>, name: string): void {
  const known = terms.get(name);
  if (known !== undefined || terms.size < MOST_TERMS) terms.set(name, (known ?? 0) + 1);
}

function masked(text: string): string {
  const short = text.slice(0, 300);
  return maskFindings(short, findPersonalData(short));
}

const SHOWN = 5;

/** The report for a person at a terminal. */
export function describeReport(report: ImportReport): string {
  const { published, drafts, updated, files, cut, isDryRun } = report;
  const lines = [
    isDryRun ? 'Percobaan: tidak ada yang disimpan.' : 'Selesai.',
    `${published} terbit, ${drafts} draf, ${updated} diperbarui, ${files} berkas.`,
    `Kategori: ${Object.keys(report.categories).length}, tag: ${Object.keys(report.tags).length}. Situs Pendopo tidak memakainya. Komentar tidak dibawa.`,
    ...report.notes.flatMap(({ text, count, entries }) => [
      `${text}: ${count}`,
      ...entries.slice(0, SHOWN).map(({ title, detail }) => `  - ${[title, detail].filter(Boolean).join(': ')}`),
      ...(count > SHOWN ? [`  … dan ${count - SHOWN} lagi; semuanya dengan --json`] : []),
    ]),
  ];
  if (cut) lines.push(`BERKAS TERPOTONG pada baris ${cut.line}, setelah "${cut.afterTitle}": ${cut.reason}`);
  return lines.map(printable).join('\n');
}

function printable(line: string): string {
  return line.replaceAll(/\p{Cc}/gu, ' ');
}
