import { slugOf, takeLabel } from './label.ts';
import type { Area, Regency } from './national-list.ts';

/** Whether a kabupaten/kota of the national list is a kota; Jakarta's are "Kota Administrasi". */
export function kindOfRegency(name: string): 'kabupaten' | 'kota' {
  return name.startsWith('Kota ') ? 'kota' : 'kabupaten';
}

/** The host label of a province: `jawabaratprov`. No kabupaten or kota ends so. */
export function provinceLabel(name: string): string {
  return `${slugOf(name).replaceAll('-', '')}prov`;
}

/** The host label of every kabupaten and kota by its code: `cirebonkab`, `cirebonkota`, `jakartapusatkota`. */
export function governmentLabels(regencies: readonly Regency[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    regencies.map(({ code, name }) => {
      const kind = kindOfRegency(name);
      const proper = name.replace(/^(Kabupaten|Kota) (Administrasi )?/, '');
      const wish = `${slugOf(proper).replaceAll('-', '')}${kind === 'kota' ? 'kota' : 'kab'}`;
      return [code, takeLabel(taken, wish, code.replace('.', ''))];
    }),
  );
}

/** A kecamatan with its label. */
export interface LabelledArea extends Area {
  readonly label: string;
}

/** Labels for kecamatan: `waled`; with `-kec` where an office or another kecamatan has the name. Marks them as taken. */
export function labelDistricts(districts: readonly Area[], taken: Set<string>): readonly LabelledArea[] {
  return districts.map((district) => ({ ...district, label: takeLabel(taken, slugOf(district.name), 'kec') }));
}

/**
 * Labels for desa and kelurahan: `cibogo-waled`; with the last four digits of the code where the label is taken,
 * as for two desa of one name in one kecamatan. Marks them as taken.
 */
export function labelVillages(
  villages: readonly Area[],
  districtLabels: ReadonlyMap<string, string>,
  taken: Set<string>,
): readonly LabelledArea[] {
  return villages.map((village) => {
    const wish = [slugOf(village.name), districtLabels.get(village.parentCode) ?? ''].filter(Boolean).join('-');
    return { ...village, label: takeLabel(taken, wish, village.code.slice(-4)) };
  });
}
