const LABEL_LIMIT = 63;

/** Labels that no unit gets, because the installation or its mail and web servers use them or may one day. */
export const reservedLabels: ReadonlySet<string> = new Set(
  [
    'admin administrator aduan akun api aset autoconfig autodiscover bantuan berkas blog cari cdn data demo dev dns',
    'email ftp galeri git help host hostmaster imap info jdih keluar lapor layanan localhost login mail masuk media',
    'meja mx ns ns1 ns2 pemda pendopo pop pop3 portal postmaster ppid root security smtp sso static status test uji',
    'vpn web webmail webmaster www',
  ].flatMap((line) => line.split(' ')),
);

/** Whether a text is a DNS label as we give them: small letters, digits and single hyphens. Source: RFC 1123, 2.1. */
export function isLabel(text: string): boolean {
  return text.length <= LABEL_LIMIT && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

/** A name as part of an address: `Kluet Utara` → `kluet-utara`, `Ra"as` → `raas`; empty when nothing readable is left. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’‘`"]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}

/**
 * A free label, and takes it: the wish itself, or the wish with the suffix, or with the suffix and a number.
 * The same wishes in the same order always give the same labels.
 */
export function takeLabel(taken: Set<string>, wish: string, suffix: string): string {
  const free = candidates(wish, suffix).find(
    (label) => isLabel(label) && !taken.has(label) && !reservedLabels.has(label),
  );
  if (free === undefined) throw new Error('Candidates never end');
  taken.add(free);
  return free;
}

function* candidates(wish: string, suffix: string): Generator<string> {
  if (wish !== '') yield wish;
  yield withEnding(wish, suffix);
  for (let number = 2; ; number += 1) yield withEnding(wish, `${suffix}-${number}`);
}

function withEnding(wish: string, ending: string): string {
  const room = wish.slice(0, LABEL_LIMIT - ending.length - 1).replace(/-+$/, '');
  return room === '' ? ending : `${room}-${ending}`;
}
