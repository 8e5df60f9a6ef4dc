import type { UnitId, UnitPath } from '../../../../platform/identity/actor.ts';

/** The kinds of unit for which a target can be set. */
export const COVERED_KINDS = ['kecamatan', 'opd', 'desa', 'kelurahan', 'puskesmas', 'school', 'uptd'] as const;

export type CoveredKind = (typeof COVERED_KINDS)[number];

/** What every unit of a kind shall have. */
export interface CoverageTarget {
  readonly wantsLan: boolean;
  /** Downstream, all links of the unit together. */
  readonly mbps: number;
  /** False: nobody decided it; it is only proposed. */
  readonly isDecided: boolean;
}

/** Proposed until a government decides: enough for the services of an office of the kind. */
export const PROPOSED: Readonly<Record<CoveredKind, number>> = {
  ...{ opd: 100, kecamatan: 20, kelurahan: 10, desa: 10, puskesmas: 20, school: 20, uptd: 10 },
};

/** What a unit has. */
export interface UnitNetwork {
  readonly unitId: UnitId;
  /** Null: nobody has recorded whether there is one. */
  readonly hasLan: boolean | null;
  /** Links in use that serve its locations. */
  readonly links: number;
  /** Downstream of these links together; links without a recorded speed count as 0. */
  readonly mbps: number;
  readonly priceMonthRupiah: number;
  /** Some of it is made up for trying out. */
  readonly isSample: boolean;
}

/** A unit beside its target. */
export interface Coverage extends UnitNetwork {
  readonly name: string;
  readonly path: UnitPath;
  /** Mbps that are missing; 0 when the target is met. */
  readonly missingMbps: number;
  readonly isLanMissing: boolean;
}

/** A unit with what it lacks. A LAN that nobody has looked at counts as missing: it must be looked at. */
export function beside(unit: Pick<Coverage, 'name' | 'path'>, has: UnitNetwork, target: CoverageTarget): Coverage {
  return {
    ...{ ...has, name: unit.name, path: unit.path },
    missingMbps: Math.max(0, target.mbps - has.mbps),
    isLanMissing: target.wantsLan && has.hasLan !== true,
  };
}

/** Whether the target is met. */
export function isMet({ missingMbps, isLanMissing }: Coverage): boolean {
  return missingMbps === 0 && !isLanMissing;
}

/** What the missing Mbps would cost in a year, by the government's own median price; null without any price to go by. */
export function yearlyCost({ missingMbps }: Coverage, rupiahPerMbpsMonth: number | null): number | null {
  return rupiahPerMbpsMonth === null ? null : Math.round(missingMbps * rupiahPerMbpsMonth) * 12;
}
