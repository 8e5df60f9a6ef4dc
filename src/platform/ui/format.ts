import { defineTexts, type Language } from './texts.ts';

/** The three legal time zones of Indonesia by their IANA names. Source: Keppres 41/1987. */
const zoneNames: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

const locales: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function numberFormat(language: Language, least: number, most: number): Intl.NumberFormat {
  const key = `${language} ${least} ${most}`;
  const known = numberFormats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: least,
    maximumFractionDigits: most,
  });
  numberFormats.set(key, made);
  return made;
}

function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = dateFormats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locales[language], options);
  dateFormats.set(key, made);
  return made;
}

/** A number as people write it: `1.234,5` in Indonesian, `1,234.5` in English; rounded to at most one decimal. */
export function formatNumber(value: number, language: Language): string {
  return numberFormat(language, 0, 1).format(value);
}

/** A number with exactly so many decimals (0–20). */
export function formatDecimal(value: number, decimals: number, language: Language): string {
  return numberFormat(language, decimals, decimals).format(value);
}

/** A share from 0 to 1 as per cent: `87,5%`, `87.5%`. */
export function formatPercent(share: number, language: Language): string {
  return `${formatNumber(share * 100, language)}%`;
}

/** Whole rupiah, `Rp1.234.500` (EYD V: no space after Rp), in English `Rp1,234,500`. */
export function formatRupiah(amountRupiah: number | bigint, language: Language): string {
  const amount = BigInt(typeof amountRupiah === 'number' ? Math.round(amountRupiah) : amountRupiah);
  const digits = numberFormat(language, 0, 0).format(amount < 0n ? -amount : amount);
  return `${amount < 0n ? '−' : ''}Rp${digits}`;
}

/** Names of the months, asked of the formatter once: a list of news has a date in every row. */
const monthNames: Readonly<Record<Language, readonly string[]>> = { id: monthsIn('id'), en: monthsIn('en') };

function monthsIn(language: Language): readonly string[] {
  const name = new Intl.DateTimeFormat(locales[language], { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => name.format(Date.UTC(2026, month, 1)));
}

/** A calendar date in full: `23 November 2026`. */
export function formatDate(date: Temporal.PlainDate, language: Language): string {
  return `${date.day} ${monthNames[language][date.month - 1]} ${date.year}`;
}

/** A calendar date with its weekday: `Senin, 23 November 2026`. */
export function formatLongDate(date: Temporal.PlainDate, language: Language): string {
  return `${dateFormat(language, { weekday: 'long' }).format(date)}, ${formatDate(date, language)}`;
}

/** A calendar date for narrow columns: `23 Nov 2026`. */
export function formatShortDate(date: Temporal.PlainDate, language: Language): string {
  return dateFormat(language, { day: 'numeric', month: 'short', year: 'numeric' }).format(date);
}

/**
 * The time of day on the clock of the zone (IANA name), `14.30 WIB`, in English `14:30 WIB`.
 * A zone outside Indonesia is written by its IANA name.
 */
export function formatTime(instant: Temporal.Instant, zone: string, language: Language): string {
  return `${clockTime(instant.toZonedDateTimeISO(zone).toPlainTime(), language)} ${zoneNames[zone] ?? zone}`;
}

/** A time of day without a zone, as on a door: `08.00`, in English `08:00`. */
export function clockTime(time: Temporal.PlainTime, language: Language): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(time.hour)}${language === 'id' ? '.' : ':'}${two(time.minute)}`;
}

/** A moment with its zone: `23 November 2026, 14.30 WIB`. */
export function formatDateTime(instant: Temporal.Instant, zone: string, language: Language): string {
  const date = instant.toZonedDateTimeISO(zone).toPlainDate();
  return `${formatDate(date, language)}, ${formatTime(instant, zone, language)}`;
}

const ageTexts = defineTexts({
  id: {
    now: 'baru saja',
    ago: (count: number, unit: AgeUnit) => `${count} ${idUnits[unit]} lalu`,
    ahead: (count: number, unit: AgeUnit) => `${count} ${idUnits[unit]} lagi`,
    today: 'hari ini',
    tomorrow: 'besok',
    yesterday: 'kemarin',
  },
  en: {
    now: 'just now',
    ago: (count: number, unit: AgeUnit) => `${count} ${unit}${count === 1 ? '' : 's'} ago`,
    ahead: (count: number, unit: AgeUnit) => `in ${count} ${unit}${count === 1 ? '' : 's'}`,
    today: 'today',
    tomorrow: 'tomorrow',
    yesterday: 'yesterday',
  },
});

type AgeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

const idUnits: Readonly<Record<AgeUnit, string>> = {
  minute: 'menit',
  hour: 'jam',
  day: 'hari',
  week: 'minggu',
  month: 'bulan',
  year: 'tahun',
};

const secondsIn: readonly (readonly [AgeUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** How long ago, in words: `3 hari lalu`, `baru saja`; a moment still to come reads `2 jam lagi`. Rounded down. */
export function formatAge(instant: Temporal.Instant, now: Temporal.Instant, language: Language): string {
  const seconds = (now.epochMilliseconds - instant.epochMilliseconds) / 1000;
  const words = ageTexts(language);
  const found = secondsIn.find(([, length]) => Math.abs(seconds) >= length);
  if (!found) return words.now;
  const [unit, length] = found;
  const count = Math.floor(Math.abs(seconds) / length);
  return seconds >= 0 ? words.ago(count, unit) : words.ahead(count, unit);
}

/** How far a calendar date is from today, in words: `hari ini`, `besok`, `kemarin`, `3 hari lagi`, `3 hari lalu`. */
export function formatDaysAway(date: Temporal.PlainDate, today: Temporal.PlainDate, language: Language): string {
  const days = today.until(date, { largestUnit: 'day' }).days;
  const words = ageTexts(language);
  if (days === 0) return words.today;
  if (days === 1) return words.tomorrow;
  if (days === -1) return words.yesterday;
  return days > 0 ? words.ahead(days, 'day') : words.ago(-days, 'day');
}

/** The size of a file in steps of 1000: `850 byte`, `1,2 MB`; English `1.2 MB`. Source: ISO/IEC 80000-13. */
export function formatFileSize(sizeBytes: number, language: Language): string {
  if (sizeBytes < 1000) return `${formatNumber(sizeBytes, language)} ${language === 'id' ? 'byte' : 'bytes'}`;
  const names = ['kB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.floor(Math.log10(sizeBytes) / 3), names.length);
  return `${formatNumber(sizeBytes / 1000 ** power, language)} ${names[power - 1]}`;
}
