import type { GovernmentId } from '../../../platform/database/ids.ts';

/** The three kinds of regional government. Source: UU 23/2014 art. 2. */
export type GovernmentKind = 'kabupaten' | 'kota' | 'provinsi';

/** IANA names of the legal time zones WIB, WITA and WIT. Source: Keppres 41/1987. */
export type TimeZone = 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura';

/** A regional government (*pemerintah daerah*): the tenant. All of it is public. */
export interface Government {
  readonly id: GovernmentId;
  readonly kind: GovernmentKind;
  /** Kode wilayah: `32.09`. */
  readonly areaCode: string;
  readonly name: string;
  /** Its host label: `cirebonkab`. */
  readonly label: string;
  readonly timeZone: TimeZone;
  /** Hue angle of OKLCH in degrees; null for the house colours. */
  readonly hue: number | null;
  readonly crestFileId: string | null;
  /** Empty when not told, like the other ways to reach it. */
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly whatsapp: string;
}

/** What is needed to make a government; the rest is filled in at the desk. */
export interface NewGovernment {
  readonly kind: GovernmentKind;
  readonly areaCode: string;
  readonly name: string;
  readonly label: string;
  readonly timeZone: TimeZone;
}

const WITA = new Set(['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76']);
const WIT = new Set(['81', '82', '91', '92', '93', '94', '95', '96', '97']);

/**
 * The time zone by the province of a kode wilayah; Sumatra, Java, West and Central Kalimantan are WIB.
 * Source: Keppres 41/1987.
 */
export function timeZoneOf(areaCode: string): TimeZone {
  const province = areaCode.slice(0, 2);
  if (WIT.has(province)) return 'Asia/Jayapura';
  return WITA.has(province) ? 'Asia/Makassar' : 'Asia/Jakarta';
}
