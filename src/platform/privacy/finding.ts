/** What a number tells of a person: *NIK*, number of a family card (*KK*), phone, bank account, payment card. */
export type FindingKind = 'nik' | 'kk' | 'phone' | 'account' | 'card';

/** Personal data in a text. Holds no digits but those that the masked form leaves. */
export interface Finding {
  readonly kind: FindingKind;
  /** Index of the first character in the text, in UTF-16 units. */
  readonly start: number;
  /** Index after the last character. */
  readonly end: number;
  /** The number with its middle hidden, as `3209••••••••0001`. */
  readonly masked: string;
  /** `sure` when a word nearby names it too; `likely` when only its shape does. */
  readonly certainty: 'sure' | 'likely';
}

/** How a finding may be published: most digits hidden, so that it is no longer found. */
export function maskDigits(kind: FindingKind, digits: string): string {
  const [head, tail] = KEPT[kind];
  return `${digits.slice(0, head)}${'•'.repeat(Math.max(4, digits.length - head - tail))}${digits.slice(-tail)}`;
}

/** Digits left at the beginning and at the end. */
const KEPT: Readonly<Record<FindingKind, readonly [number, number]>> = {
  nik: [4, 4],
  kk: [4, 4],
  phone: [4, 2],
  account: [2, 2],
  card: [4, 4],
};

/** The text with every finding masked; findings as they were found in this very text. */
export function maskFindings(text: string, findings: readonly Finding[]): string {
  let masked = '';
  let done = 0;
  for (const { start, end, masked: form } of findings.toSorted((one, other) => one.start - other.start)) {
    masked += text.slice(done, start) + form;
    done = end;
  }
  return masked + text.slice(done);
}

/** The characters of the text that masking a finding hides; what stands between digits stays. */
export function hiddenPlaces(text: string, { kind, start, end }: Finding): readonly number[] {
  const [head, tail] = KEPT[kind];
  const digits: number[] = [];
  for (let at = start; at < end; at += 1) if (/\d/.test(text.charAt(at))) digits.push(at);
  return digits.slice(head, digits.length - tail);
}
