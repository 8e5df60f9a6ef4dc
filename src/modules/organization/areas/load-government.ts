import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { type GovernmentId, newId } from '../../../platform/database/ids.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import type { UnitId } from '../../../platform/identity/actor.ts';
import { foundGovernment } from '../governments/commands.ts';
import { type Government, type NewGovernment, timeZoneOf } from '../governments/government.ts';
import { findGovernmentByAreaCode, lockGovernment } from '../governments/queries.ts';
import { nearest } from '../nearest.ts';
import { insertUnits, listUsedNames, type NewUnit } from '../units/queries.ts';
import { pathBelow } from '../units/unit.ts';
import { usualOpd } from '../units/usual-opd.ts';
import {
  governmentLabels,
  kindOfRegency,
  type LabelledArea,
  labelDistricts,
  labelVillages,
  provinceLabel,
} from './area-labels.ts';
import { areaTitle } from './area-title.ts';
import { listDistricts, listProvinces, listRegencies, listVillages } from './national-list.ts';

/** What loading a government did. */
export interface LoadReport {
  readonly government: Government;
  readonly isNew: boolean;
  /** Units that were missing and are there now. */
  readonly addedUnitIds: readonly UnitId[];
  /** How many of them are what; zero for all when the government was complete. */
  readonly added: { readonly kecamatan: number; readonly kelurahan: number; readonly desa: number };
}

/** Who is told what is going on. */
export interface LoadOptions {
  readonly onProgress?: ((text: string) => void) | undefined;
}

/**
 * Makes a kabupaten or kota with its kecamatan, desa and kelurahan from the national list, or adds what is missing.
 * A province is made alone, for its kabupaten and kota are governments of their own. All or nothing, and safe to run
 * again: what is there stays as it is, whatever it was renamed to; a complete one is not even written to the audit log.
 * @param areaCode kode wilayah: `32.09`, `3209` or `32`
 * @throws {AppError} `not-found` with the nearest codes and names when the list has no such code
 */
export async function loadGovernment(db: Db, areaCode: string, options: LoadOptions = {}): Promise<LoadReport> {
  const planned = planGovernment(areaCode);
  options.onProgress?.(`${planned.name}: membaca daftar wilayah nasional`);
  const found = await findGovernmentByAreaCode(db, planned.areaCode);
  const governmentId = found?.id ?? newId<'government'>();
  return inTransaction(db, { governmentId }, async (tx) => {
    const government = found ?? (await foundGovernment(tx, governmentId, planned));
    await lockGovernment(tx);
    const units = planned.kind === 'provinsi' ? [] : await missingUnits(tx, governmentId, planned.areaCode);
    const addedUnitIds = units.map(({ id }) => id);
    if (found && units.length === 0) return { government, isNew: false, addedUnitIds, added: tally(units) };
    await insertUnits(tx, units);
    const detail = { code: planned.areaCode, count: units.length };
    const subject = `government:${governmentId}`;
    await recordAudit(tx, 'system', { action: 'organization.load-government', subject, detail });
    options.onProgress?.(`${planned.name}: ${units.length} unit ditambahkan`);
    return { government, isNew: !found, addedUnitIds, added: tally(units) };
  });
}

/** What a government of the national list will be called. @throws {AppError} `not-found` with the nearest ones */
export function planGovernment(areaCode: string): NewGovernment {
  const code = areaCode.trim().replace(/^(\d{2})(\d{2})$/, '$1.$2');
  return /^\d{2}$/.test(code) ? planProvince(code) : planRegency(code, areaCode);
}

function planProvince(code: string): NewGovernment {
  const provinces = listProvinces();
  const province = provinces.find((one) => one.code === code);
  if (!province) throw new AppError('not-found', unknownCode(code, provinces));
  const { name } = province;
  const label = provinceLabel(name);
  return { kind: 'provinsi', areaCode: code, name: `Provinsi ${name}`, label, timeZone: timeZoneOf(code) };
}

function planRegency(code: string, areaCode: string): NewGovernment {
  const regencies = listRegencies();
  const regency = regencies.find((one) => one.code === code);
  if (!regency) throw new AppError('not-found', unknownCode(areaCode, regencies));
  return {
    kind: kindOfRegency(regency.name),
    areaCode: regency.code,
    name: regency.name,
    label: governmentLabels(regencies).get(regency.code) ?? regency.code,
    timeZone: timeZoneOf(regency.code),
  };
}

function unknownCode(typed: string, regencies: ReturnType<typeof listRegencies>): string {
  const isCode = /^[\d.]+$/.test(typed);
  const near = nearest(typed, regencies, ({ code, name }) => (isCode ? code : name.replace(/^\S+ /, '')), 4);
  const words = near.map(({ code, name }) => `${code} ${name}`).join(', ');
  const hint = words === '' ? 'Tulis seperti 32.09 untuk Kabupaten Cirebon.' : `Mungkin maksud Anda: ${words}.`;
  return `Kode wilayah "${typed.slice(0, 60)}" tidak ada di daftar 514 kabupaten/kota dan 38 provinsi. ${hint}`;
}

async function missingUnits(tx: Tx, governmentId: GovernmentId, regencyCode: string): Promise<readonly NewUnit[]> {
  const used = await listUsedNames(tx);
  const taken = new Set([...used.map(({ label }) => label), ...usualOpd.map(({ label }) => label)]);
  const known = new Map(
    used.flatMap(({ id, areaCode, path, label }) => (areaCode ? [[areaCode, { id, path, label }]] : [])),
  );
  const root = known.get(regencyCode);
  if (!root) throw new AppError('conflict', `Government ${governmentId} has no root unit with code ${regencyCode}`);
  const districts = labelDistricts(
    listDistricts(regencyCode).filter(({ code }) => !known.has(code)),
    taken,
  );
  const added = districts.map((area) => unitOf(area, root));
  for (const unit of added) known.set(unit.areaCode ?? '', unit);
  const labels = new Map([...known].map(([code, { label }]) => [code, label]));
  const villages = labelVillages(
    listVillages(regencyCode).filter(({ code }) => !known.has(code)),
    labels,
    taken,
  );
  return [...added, ...villages.map((area) => unitOf(area, parentOf(area, known)))];
}

interface Place {
  readonly id: UnitId;
  readonly path: string;
  readonly label: string;
}

function parentOf(area: LabelledArea, known: ReadonlyMap<string, Place>): Place {
  const parent = known.get(area.parentCode);
  if (!parent) throw new AppError('conflict', `The national list has no ${area.parentCode} for ${area.code}`);
  return parent;
}

function unitOf(area: LabelledArea, parent: Place): NewUnit {
  const { kind, title } = areaTitle(area.code, area.name);
  return {
    id: newId<'unit'>(),
    kind,
    parentId: parent.id,
    path: pathBelow(parent.path, area.label),
    label: area.label,
    name: title,
    shortName: area.name,
    areaCode: area.code,
  };
}

function tally(units: readonly NewUnit[]): LoadReport['added'] {
  const count = (kind: NewUnit['kind']) => units.filter((unit) => unit.kind === kind).length;
  return { kecamatan: count('kecamatan'), kelurahan: count('kelurahan'), desa: count('desa') };
}
