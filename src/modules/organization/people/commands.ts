import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { AppError } from '../../../platform/errors.ts';
import { createAccount, disableAccount, enableAccount, inviteAccount } from '../../../platform/identity/accounts.ts';
import type { Actor, PersonId } from '../../../platform/identity/actor.ts';
import type { InvitationHost } from '../../../platform/identity/passwords/password-mail.ts';
import { within } from '../transaction.ts';
import { getUnit } from '../units/queries.ts';
import { assertMayManagePeople } from './authority.ts';
import type { NewPerson, Person } from './person.ts';
import {
  findPersonByEmail,
  getPersonForUpdate,
  insertPerson,
  linkAccount,
  type PersonChange,
  updatePerson,
} from './queries.ts';

/**
 * Adds a person to a unit. They have no role and no login yet.
 * @throws {AppError} `not-allowed` at that unit; `conflict` when the mail address is taken
 */
export async function addPerson(db: Db, actor: Actor, person: NewPerson): Promise<PersonId> {
  return within(db, actor, async (tx) => {
    const unit = await getUnit(tx, person.unitId);
    assertMayManagePeople(actor, unit.path);
    const id = await insertPerson(tx, person);
    await recordAudit(tx, actor, {
      action: 'organization.add-person',
      subject: `person:${id}`,
      detail: { unit: unit.id },
    });
    return id;
  });
}

/**
 * Changes who a person is, where they work or whether they are active; what is undefined stays.
 * An inactive person's login is shut, and their roles and hand-overs count for nobody.
 * @throws {AppError} `not-allowed` at the old or the new unit; `conflict` when the mail address is taken;
 * `invalid` when somebody deactivates themselves
 */
export async function changePerson(db: Db, actor: Actor, id: PersonId, change: PersonChange): Promise<void> {
  await within(db, actor, async (tx) => {
    const person = await getPersonForUpdate(tx, id);
    await assertMayMove(tx, actor, person, change);
    if (change.isActive === false && id === actor.personId) {
      throw new AppError('invalid', 'Nobody deactivates themselves');
    }
    await assertEmailIsFree(tx, person, change.email);
    await updatePerson(tx, id, change);
    await shutOrOpenLogin(tx, actor, person, change.isActive);
    const fields = Object.keys(change).join(',');
    await recordAudit(tx, actor, { action: 'organization.change-person', subject: `person:${id}`, detail: { fields } });
  });
}

async function assertMayMove(tx: Tx, actor: Actor, person: Person, change: PersonChange): Promise<void> {
  assertMayManagePeople(actor, (await getUnit(tx, person.unitId)).path);
  if (change.unitId !== undefined) assertMayManagePeople(actor, (await getUnit(tx, change.unitId)).path);
}

async function assertEmailIsFree(tx: Tx, person: Person, email: string | undefined): Promise<void> {
  if (email === undefined) return;
  const holder = await findPersonByEmail(tx, email);
  if (holder && holder.id !== person.id)
    throw new AppError('conflict', 'Somebody of this government has this mail address');
  if (person.accountId !== null && email.toLowerCase() !== person.email) {
    throw new AppError('conflict', 'The mail address is the login of the person and does not change');
  }
}

async function shutOrOpenLogin(tx: Tx, actor: Actor, person: Person, isActive: boolean | undefined): Promise<void> {
  if (isActive === undefined || isActive === person.isActive || person.accountId === null) return;
  if (isActive) await enableAccount(tx, actor, person.accountId);
  else await disableAccount(tx, actor, person.accountId);
}

/** Where an invited person signs in, and the moment of the invitation. */
export interface InvitePerson extends InvitationHost {
  readonly now: Temporal.Instant;
}

/**
 * Gives a person a login if they have none, and mails them a link to set a password.
 * @returns false when one was mailed within the last two minutes
 * @throws {AppError} `not-allowed` at the person's unit; `conflict` when they are not active
 */
export async function invitePerson(db: Db, actor: Actor, id: PersonId, host: InvitePerson): Promise<boolean> {
  return within(db, actor, async (tx) => {
    const person = await getPersonForUpdate(tx, id);
    assertMayManagePeople(actor, (await getUnit(tx, person.unitId)).path);
    if (!person.isActive) throw new AppError('conflict', `Person ${id} is not active`);
    const accountId = person.accountId ?? (await openLogin(tx, actor, person));
    return inviteAccount(tx, actor, { ...host, accountId });
  });
}

async function openLogin(tx: Tx, actor: Actor, { id, email, name }: Person) {
  const accountId = await createAccount(tx, actor, { email, name, password: null });
  await linkAccount(tx, id, accountId);
  return accountId;
}
