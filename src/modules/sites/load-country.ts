import type { Db } from '../../platform/database/database.ts';
import { listRegencies, loadGovernment, type Regency } from '../organization/index.ts';
import { openSites } from './open-sites.ts';

/** What loading the country did. Counts are of what was added now; nothing when all was there. */
export interface CountryReport {
  readonly governments: { readonly total: number; readonly added: number };
  readonly added: { readonly kecamatan: number; readonly kelurahan: number; readonly desa: number };
  readonly openedSites: number;
  readonly seconds: number;
}

/** How far the loading has come. */
export interface CountryProgress {
  readonly governmentsDone: number;
  readonly governments: number;
  readonly unitsAdded: number;
  readonly seconds: number;
}

/** Which kabupaten and kota, and who is told how far it has come, about every two seconds. */
export interface CountryOptions {
  /** All 514 when left out. */
  readonly regencies?: readonly Regency[];
  readonly onProgress?: (progress: CountryProgress) => void;
}

const TOLD_EVERY_MS = 2000;

/**
 * Makes every kabupaten and kota of the national list with its kecamatan, desa and kelurahan, and opens the site of
 * each; nothing else is put in. One government after another, each whole or not at all: a loading that was cut off
 * goes on where it stood when it is run again.
 */
export async function loadCountry(db: Db, options: CountryOptions = {}): Promise<CountryReport> {
  const { regencies = listRegencies(), onProgress } = options;
  const startedAt = performance.now();
  const seconds = () => (performance.now() - startedAt) / 1000;
  let report: CountryReport = {
    ...{ governments: { total: regencies.length, added: 0 }, openedSites: 0, seconds: 0 },
    added: { kecamatan: 0, kelurahan: 0, desa: 0 },
  };
  let toldAt = startedAt;
  for (const [index, { code }] of regencies.entries()) {
    report = add(report, await loadWithSites(db, code));
    if (performance.now() - toldAt < TOLD_EVERY_MS && index + 1 < regencies.length) continue;
    toldAt = performance.now();
    onProgress?.({
      ...{ governmentsDone: index + 1, governments: regencies.length, seconds: seconds() },
      unitsAdded: report.added.kecamatan + report.added.kelurahan + report.added.desa,
    });
  }
  return { ...report, seconds: Math.round(seconds() * 10) / 10 };
}

type Loaded = Pick<CountryReport, 'added' | 'openedSites'> & { readonly isNew: boolean };

async function loadWithSites(db: Db, code: string): Promise<Loaded> {
  const { government, isNew, added } = await loadGovernment(db, code);
  return { isNew, added, openedSites: await openSites(db, government.id) };
}

function add(sum: CountryReport, { isNew, added, openedSites }: Loaded): CountryReport {
  return {
    ...sum,
    governments: { ...sum.governments, added: sum.governments.added + (isNew ? 1 : 0) },
    openedSites: sum.openedSites + openedSites,
    added: {
      kecamatan: sum.added.kecamatan + added.kecamatan,
      kelurahan: sum.added.kelurahan + added.kelurahan,
      desa: sum.added.desa + added.desa,
    },
  };
}

/** One line for a person: `137/514 kabupaten/kota, 22.540 unit baru, 1.830 unit/detik, sisa 31 detik`. */
export function describeProgress({ governmentsDone, governments, unitsAdded, seconds }: CountryProgress): string {
  const number = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 0 });
  const remaining = (seconds / governmentsDone) * (governments - governmentsDone);
  return [
    `${governmentsDone}/${governments} kabupaten/kota`,
    `${number.format(unitsAdded)} unit baru`,
    `${number.format(unitsAdded / Math.max(seconds, 0.001))} unit/detik`,
    `sisa ${number.format(Math.ceil(remaining))} detik`,
  ].join(', ');
}
