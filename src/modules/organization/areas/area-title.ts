type AreaKind = 'kecamatan' | 'kelurahan' | 'desa';

interface AreaTitle {
  readonly kind: AreaKind;
  /** The name with what it is called there: `Kecamatan Waled`, `Distrik Abepura`. */
  readonly title: string;
}

/** Words of the provinces whose own law names them otherwise; every name may be changed at the desk. */
const PAPUA = { kecamatan: 'Distrik', desa: 'Kampung', kelurahan: 'Kelurahan' };
const YOGYAKARTA = { kecamatan: 'Kapanewon', desa: 'Kalurahan', kelurahan: 'Kelurahan' };
const USUAL = { kecamatan: 'Kecamatan', desa: 'Desa', kelurahan: 'Kelurahan' };

/**
 * What the area of a kode wilayah is and is called. The last part of a village's code begins with 1 for a kelurahan
 * and with 2 for a desa; other beginnings in the list are desa too.
 */
export function areaTitle(code: string, name: string): AreaTitle {
  const village = code.split('.')[3];
  const kind = village === undefined ? 'kecamatan' : village.startsWith('1') ? 'kelurahan' : 'desa';
  return { kind, title: `${wordsOf(code)[kind]} ${name}` };
}

function wordsOf(code: string): Readonly<Record<AreaKind, string>> {
  if (/^9[1-6]/.test(code)) return PAPUA;
  if (code.startsWith('34.71')) return { ...YOGYAKARTA, kecamatan: 'Kemantren' };
  return code.startsWith('34.') ? YOGYAKARTA : USUAL;
}
