/** What the words around a number say that it is. */
export interface Surroundings {
  readonly says: 'nik' | 'kk' | 'phone' | 'account' | 'card' | 'other' | null;
  /** Whether a letter, a stroke or the like joins it to something longer: a number of a letter, an address. */
  readonly isPart: boolean;
}

const REACH = 40;
const WORDS = [
  ['nik', /\bnik\b|\bktp\b|kependudukan|no\.? ?ktp/gi],
  ['kk', /\bkk\b|kartu keluarga/gi],
  ['phone', /\btele?pon|\btelp?\b|\bhp\b|handphone|ponsel|\bwa\b|whats ?app|hubungi|kontak|contact|\bphone\b/gi],
  ['card', /kartu (?:kredit|debit|atm)|credit card|\bvisa\b|mastercard/gi],
  [
    'other',
    /kode rekening|rekening (?:belanja|listrik|air|koran)|\bnip\b|\bnpwp\b|\bsp2d\b|\bspm\b|\bspk\b|tender|\brup\b|barcode|\bisbn\b|\bissn\b|\bsk\b|\bnib\b|\bnpsn\b|\bnuptk\b|\bnisn\b|id paket|kode paket|\bresi\b|\brp\b|rupiah|koordinat/gi,
  ],
  ['account', /rekening|\bno\.? ?rek\b|\bnorek\b|\brek\b|\bbank\b|\b(?:bri|bca|bni|bsi|btn|bjb|mandiri)\b/gi],
] as const;

/** What the 40 characters before a number say, up to the beginning of the line. */
export function saysBefore(text: string, start: number): Surroundings['says'] {
  const before = text.slice(Math.max(0, start - REACH), start);
  return nearest(before.slice(before.lastIndexOf('\n') + 1));
}

/** The word that stands last; of two that end together the one listed first. */
function nearest(line: string): Surroundings['says'] {
  let says: Surroundings['says'] = null;
  let at = -1;
  for (const [kind, words] of WORDS) {
    for (const found of line.matchAll(words)) {
      const end = found.index + found[0].length;
      if (end <= at) continue;
      at = end;
      says = kind;
    }
  }
  return says;
}

const TOUCHES_BEFORE = /[\p{L}\p{N}_/#$%,&=?*\\@]$|[\p{L}\p{N}][-.]$/u;
const TOUCHES_AFTER = /^[\p{L}\p{N}_/%\\@]|^[-.,][\p{L}\p{N}]/u;

/** Whether the characters that touch a number join it to something longer. */
export function isPartOf(text: string, start: number, end: number): boolean {
  return TOUCHES_BEFORE.test(text.slice(Math.max(0, start - 2), start)) || TOUCHES_AFTER.test(text.slice(end, end + 2));
}
