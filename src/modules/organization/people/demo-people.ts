import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { AppError } from '../../../platform/errors.ts';
import type { PersonId } from '../../../platform/identity/actor.ts';
import type { Government } from '../governments/government.ts';
import { findUnitByLabel, getRootUnit, listUnits } from '../units/queries.ts';
import type { Unit } from '../units/unit.ts';
import { getRoleByKey, holdsRole, insertAssignment } from './assignment-queries.ts';
import { findPersonByEmail, insertPerson } from './queries.ts';
import type { RoleKey } from './role.ts';

/** A made-up person for trying out, for whom a login can be made. */
export interface DemoPerson {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  readonly roleKey: RoleKey;
  readonly roleName: string;
  readonly unitName: string;
}

interface Part {
  readonly mailName: string;
  readonly name: string;
  readonly title: string;
  readonly roleKey: RoleKey;
  readonly at: 'root' | 'opd' | 'kecamatan' | 'desa' | 'diskominfo';
  /** Where the role counts, when it is not where the person works. */
  readonly actsAt?: 'root';
}

const PARTS: readonly Part[] = [
  {
    mailName: 'admin',
    name: 'Ratna Admin (contoh)',
    title: 'Administrator portal',
    roleKey: 'admin',
    at: 'diskominfo',
    actsAt: 'root',
  },
  {
    mailName: 'diskominfo',
    name: 'Bayu Pranata (contoh)',
    title: 'Pranata komputer',
    roleKey: 'engineer',
    at: 'diskominfo',
    actsAt: 'root',
  },
  { mailName: 'opd', name: 'Sari Operator (contoh)', title: 'Operator situs', roleKey: 'opd-operator', at: 'opd' },
  {
    mailName: 'kecamatan',
    name: 'Dedi Operator (contoh)',
    title: 'Operator situs',
    roleKey: 'kecamatan-operator',
    at: 'kecamatan',
  },
  { mailName: 'desa', name: 'Wati Operator (contoh)', title: 'Operator situs', roleKey: 'desa-operator', at: 'desa' },
  {
    mailName: 'ppid',
    name: 'Nurul Petugas (contoh)',
    title: 'Petugas PPID',
    roleKey: 'ppid-officer',
    at: 'diskominfo',
    actsAt: 'root',
  },
  { mailName: 'sekda', name: 'Sekda (contoh)', title: 'Sekretaris Daerah', roleKey: 'sekda', at: 'root' },
  {
    mailName: 'kepaladaerah',
    name: 'Kepala Daerah (contoh)',
    title: 'Kepala Daerah',
    roleKey: 'regional-head',
    at: 'root',
  },
];

/**
 * Makes the people of a demonstration with one role each, within the caller's transaction. Names say that they are
 * made up; mail addresses lie under `contoh.<label>.localhost`, which reaches nobody (RFC 6761, 6.3). Safe to run again.
 * @throws {AppError} `not-found` when the government has no kecamatan with a desa or no office yet
 */
export async function demoPeople(
  tx: Tx,
  government: Pick<Government, 'label' | 'kind'>,
  today: Temporal.PlainDate,
): Promise<readonly DemoPerson[]> {
  const places = await findPlaces(tx);
  const made: DemoPerson[] = [];
  for (const part of PARTS) made.push(await makePerson(tx, inWordsOf(government, part), { places, government, today }));
  await recordAudit(tx, 'system', {
    action: 'organization.add-demo-people',
    subject: `government:${government.label}`,
  });
  return made;
}

type Places = Readonly<Record<Part['at'], Unit>>;

/** The unit of each part: Waled and Cibogo-like first ones of the tree, the health office before others. */
async function findPlaces(tx: Tx): Promise<Places> {
  const first = async (filter: Omit<Parameters<typeof listUnits>[1], 'limit'>) =>
    (await listUnits(tx, { ...filter, limit: 1 })).rows[0];
  const opd = (await findUnitByLabel(tx, 'dinkes')) ?? (await first({ kind: 'opd' }));
  const diskominfo = (await findUnitByLabel(tx, 'diskominfo')) ?? opd;
  const kecamatan = (await findUnitByLabel(tx, 'waled')) ?? (await first({ kind: 'kecamatan' }));
  const desa = kecamatan && (await first({ parentId: kecamatan.id }));
  if (!opd || !diskominfo || !kecamatan || !desa)
    throw new AppError('not-found', 'The government has no office, kecamatan or desa yet');
  return { root: await getRootUnit(tx), opd, diskominfo, kecamatan, desa };
}

function inWordsOf({ kind }: Pick<Government, 'kind'>, part: Part): Part {
  if (part.roleKey !== 'regional-head') return part;
  const title = kind === 'kota' ? 'Wali Kota' : kind === 'provinsi' ? 'Gubernur' : 'Bupati';
  return { ...part, title, name: `${title} (contoh)`, mailName: title.toLowerCase().replace(' ', '') };
}

interface DemoPlace {
  readonly places: Places;
  readonly government: Pick<Government, 'label'>;
  readonly today: Temporal.PlainDate;
}

async function makePerson(tx: Tx, part: Part, { places, government, today }: DemoPlace): Promise<DemoPerson> {
  const email = `${part.mailName}@contoh.${government.label}.localhost`;
  const [home, actsAt] = [places[part.at], places[part.actsAt ?? part.at]];
  const role = await getRoleByKey(tx, part.roleKey);
  const known = await findPersonByEmail(tx, email);
  const facts = { name: part.name, nip: null, email, phone: '', unitId: home.id, title: part.title, isSample: true };
  const personId = known?.id ?? (await insertPerson(tx, facts));
  const held = { personId, roleId: role.id, unitId: actsAt.id, startsOn: today };
  if (!(await holdsRole(tx, held))) await insertAssignment(tx, { ...held, endsOn: null, givenBy: null });
  return { personId, name: part.name, email, roleKey: role.key, roleName: role.name, unitName: actsAt.name };
}
