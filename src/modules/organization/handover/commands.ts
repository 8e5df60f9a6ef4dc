import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/database/database.ts';
import { AppError } from '../../../platform/errors.ts';
import { type Actor, assertMay } from '../../../platform/identity/actor.ts';
import { getPerson } from '../people/queries.ts';
import { PERMISSION } from '../permissions.ts';
import { within } from '../transaction.ts';
import { type DelegationId, faultOf, type HandOver } from './delegation.ts';
import { getHandOver, insertHandOver, markRevoked } from './queries.ts';

/**
 * Hands what the actor holds in their own right to another person for the days of an absence.
 * @throws {AppError} `invalid` for impossible dates, or when the receiver is the actor or not active
 */
export async function handOver(db: Db, actor: Actor, wish: HandOver, today: Temporal.PlainDate): Promise<DelegationId> {
  const fault = faultOf(wish, today);
  if (fault !== null) throw new AppError('invalid', `The hand-over ${fault}`);
  if (wish.toPersonId === actor.personId) throw new AppError('invalid', 'Nobody hands over to themselves');
  return within(db, actor, async (tx) => {
    const receiver = await getPerson(tx, wish.toPersonId);
    if (!receiver.isActive) throw new AppError('invalid', 'The receiver is not active');
    const id = await insertHandOver(tx, actor.personId, wish);
    const detail = { to: wish.toPersonId, from: wish.startsOn.toString(), until: wish.endsOn.toString() };
    await recordAudit(tx, actor, { action: 'organization.hand-over', subject: `delegation:${id}`, detail });
    return id;
  });
}

/**
 * Takes a hand-over back from this moment on; taken back twice, it is taken back once.
 * @throws {AppError} `not-allowed` unless the actor made it, or manages people of the whole government
 */
export async function revokeHandOver(db: Db, actor: Actor, id: DelegationId): Promise<void> {
  await within(db, actor, async (tx) => {
    const found = await getHandOver(tx, id);
    if (found.fromPersonId !== actor.personId) assertMay(actor, PERMISSION.managePeople, '/');
    if (found.isRevoked) return;
    await markRevoked(tx, id);
    await recordAudit(tx, actor, { action: 'organization.revoke-hand-over', subject: `delegation:${id}` });
  });
}
