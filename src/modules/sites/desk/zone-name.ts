const NAMES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** The name of a zone on Indonesian clocks; another zone keeps its IANA name. Source: Keppres 41/1987. */
export function zoneName(timeZone: string): string {
  return NAMES[timeZone] ?? timeZone;
}
