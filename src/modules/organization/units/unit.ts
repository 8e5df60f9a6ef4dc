import type { UnitId, UnitPath } from '../../../platform/identity/actor.ts';

/** What a unit is; `pemda` is the government itself, the root of the tree. */
export type UnitKind = 'pemda' | 'opd' | 'uptd' | 'kecamatan' | 'kelurahan' | 'desa' | 'school' | 'puskesmas';

/** A unit of a government, as others need it. */
export interface Unit {
  readonly id: UnitId;
  readonly kind: UnitKind;
  /** Null for the government itself. */
  readonly parentId: UnitId | null;
  readonly path: UnitPath;
  /** One DNS label, unique in the government; empty for the government itself. Never changes. */
  readonly label: string;
  readonly name: string;
  /** For menus and narrow columns: `Diskominfo`, `Waled`. */
  readonly shortName: string;
  /** Kode wilayah; null for units that are no area. */
  readonly areaCode: string | null;
  /** Empty when not told, like the fields below. */
  readonly headName: string;
  readonly headTitle: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly isActive: boolean;
  /** Made up for trying out; is marked where it shows. */
  readonly isSample: boolean;
}

/** Kinds that stand below a parent of a kind; what is missing cannot be added below it. Source: UU 23/2014 art. 209, 221, 229. */
const BELOW: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  pemda: ['opd', 'kecamatan'],
  opd: ['uptd', 'school', 'puskesmas'],
  uptd: [],
  kecamatan: ['kelurahan', 'desa'],
  kelurahan: [],
  desa: [],
  school: [],
  puskesmas: [],
};

/** The kinds of unit that may be added directly below a unit of this kind; empty when none may. */
export function kindsBelow(kind: UnitKind): readonly UnitKind[] {
  return BELOW[kind];
}

/** The path of a unit from its parent's path and its own label. */
export function pathBelow(parentPath: UnitPath, label: string): UnitPath {
  return `${parentPath}${label}/`;
}
