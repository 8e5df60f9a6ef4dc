import { z } from 'zod';
import type { PersonId, UnitId, UnitPath } from '../../../platform/identity/actor.ts';
import type { Role, RoleId, RoleKey } from '../people/role.ts';
import type { UnitKind } from '../units/unit.ts';
import type { NamedUnit, UnitChoice } from '../units/unit-choice.ts';
import type { RosterText } from './columns.ts';

/** What becomes of a row: a new person, a changed one, nothing to do, or a row that cannot be taken over. */
export type RowOutcome = 'add' | 'change' | 'same' | 'bad';

/** Why a row cannot be taken over. `detail` holds what helps to mend it; empty when nothing does. */
export type RowFault =
  | 'name-missing'
  | 'name-odd'
  | 'email-missing'
  | 'email-wrong'
  | 'email-twice'
  | 'phone-wrong'
  | 'unit-missing'
  | 'unit-unknown'
  | 'unit-several'
  | 'unit-not-yours'
  | 'role-unknown'
  | 'role-missing'
  | 'role-not-yours'
  | 'person-inactive'
  | 'person-not-yours'
  | 'person-is-you';

/** A row with what becomes of it. */
export interface JudgedRow extends Omit<RosterText, 'units' | 'role'> {
  readonly outcome: RowOutcome;
  readonly fault: RowFault | null;
  readonly detail: string;
  readonly unitText: string;
  readonly roleText: string;
  readonly unitId: UnitId | null;
  readonly roleId: RoleId | null;
}

/** Somebody of the roster who is known already, by mail address. */
export interface KnownPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly phone: string;
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly isActive: boolean;
  /** Roles in force, as `roleId unitId`. */
  readonly held: readonly string[];
}

/** What rows are judged by. */
export interface RosterContext {
  readonly chooseUnit: (text: string) => UnitChoice;
  readonly roles: readonly Role[];
  readonly known: ReadonlyMap<string, KnownPerson>;
  readonly importer: PersonId;
  readonly mayImportAt: (unitPath: UnitPath) => boolean;
  readonly mayGive: (role: Role, unitPath: UnitPath) => boolean;
}

/** Judges every row; none is left out. A mail address that comes twice counts at its first row only. */
export function judgeRows(rows: readonly RosterText[], context: RosterContext): readonly JudgedRow[] {
  const firstLine = new Map<string, number>();
  return rows.map((row) => {
    const earlier = firstLine.get(row.email);
    if (earlier === undefined && row.email !== '') firstLine.set(row.email, row.line);
    const doubled = earlier === undefined ? null : fault('email-twice', String(earlier));
    return finish(row, textFault(row) ?? doubled ?? placeOf(row, context));
  });
}

interface Fault {
  readonly fault: RowFault;
  readonly detail: string;
}

interface Place {
  readonly fault: null;
  readonly outcome: RowOutcome;
  readonly unit: NamedUnit;
  readonly role: Role;
}

function fault(name: RowFault, detail = ''): Fault {
  return { fault: name, detail };
}

function finish(row: RosterText, judged: Fault | Place): JudgedRow {
  const { line, name, email, phone, units, role } = row;
  const text = { line, name, email, phone, unitText: units.join(' / '), roleText: role };
  if (judged.fault !== null) return { ...text, outcome: 'bad', ...judged, unitId: null, roleId: null };
  const place = { unitId: judged.unit.id, roleId: judged.role.id };
  return {
    ...text,
    ...place,
    outcome: judged.outcome,
    fault: null,
    detail: judged.unit.name,
    roleText: judged.role.name,
  };
}

/** Names begin with a letter and hold no signs that a spreadsheet or a browser would act on. */
const NAME = /^\p{L}[\p{L}\p{M}\d .,'’()/-]{0,119}$/u;
const PHONE = /^\+?[\d\s().-]{5,40}$/;

function textFault({ name, email, phone }: RosterText): Fault | null {
  if (name === '') return fault('name-missing');
  if (!NAME.test(name)) return fault('name-odd');
  if (email === '') return fault('email-missing');
  if (!z.email().max(254).safeParse(email).success) return fault('email-wrong');
  return phone !== '' && !PHONE.test(phone) ? fault('phone-wrong') : null;
}

function placeOf(row: RosterText, context: RosterContext): Fault | Place {
  const unit = unitOf(row.units, context.chooseUnit);
  if ('fault' in unit) return unit;
  if (!context.mayImportAt(unit.path)) return fault('unit-not-yours', unit.name);
  const role = roleOf(row.role, unit.kind, context.roles);
  if ('fault' in role) return role;
  if (!context.mayGive(role, unit.path)) return fault('role-not-yours', role.name);
  const known = context.known.get(row.email);
  const refusal = known ? personFault(known, context) : null;
  return refusal ?? { fault: null, outcome: outcomeOf(row, known, unit, role), unit, role };
}

function personFault(known: KnownPerson, { importer, mayImportAt }: RosterContext): Fault | null {
  if (known.id === importer) return fault('person-is-you');
  if (!known.isActive) return fault('person-inactive');
  return mayImportAt(known.unitPath) ? null : fault('person-not-yours');
}

function outcomeOf(row: RosterText, known: KnownPerson | undefined, unit: NamedUnit, role: Role): RowOutcome {
  if (!known) return 'add';
  const isSame =
    known.name === row.name &&
    (row.phone === '' || known.phone === row.phone) &&
    known.unitId === unit.id &&
    known.held.includes(`${role.id} ${unit.id}`);
  return isSame ? 'same' : 'change';
}

/** The most exact text names the unit; the others choose among units of the same name. */
function unitOf(texts: readonly string[], chooseUnit: RosterContext['chooseUnit']): Fault | NamedUnit {
  const [first, ...others] = texts;
  if (first === undefined) return fault('unit-missing');
  const choice = chooseUnit(first);
  if (choice.kind === 'one') return choice.unit;
  if (choice.kind === 'none') return fault('unit-unknown', choice.near.map(nameWithLabel).join(', '));
  const above = others.map(chooseUnit).flatMap((other) => (other.kind === 'one' ? [other.unit.path] : []));
  const below = choice.units.filter(({ path }) => above.some((prefix) => path !== prefix && path.startsWith(prefix)));
  const [only] = below;
  return only && below.length === 1
    ? only
    : fault('unit-several', choice.units.slice(0, 5).map(nameWithLabel).join(', '));
}

function nameWithLabel({ name, label }: NamedUnit): string {
  return `${name} (${label})`;
}

const USUAL_ROLE: Partial<Readonly<Record<UnitKind, RoleKey>>> = {
  opd: 'opd-operator',
  uptd: 'opd-operator',
  school: 'opd-operator',
  puskesmas: 'opd-operator',
  kecamatan: 'kecamatan-operator',
  kelurahan: 'desa-operator',
  desa: 'desa-operator',
};

/** The role by name or key; empty or plain "operator" means the usual operator of such a unit. */
function roleOf(text: string, kind: UnitKind, roles: readonly Role[]): Fault | Role {
  const asked = text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
  const isUsual = asked === '' || asked === 'operator';
  const found = roles.find(({ key, name }) =>
    isUsual ? key === USUAL_ROLE[kind] : name.toLowerCase() === asked || key === asked,
  );
  if (found) return found;
  return isUsual ? fault('role-missing') : fault('role-unknown', roles.map(({ name }) => name).join(', '));
}
