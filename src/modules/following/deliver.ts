import { signRequest } from '@fedify/fedify/sig';
import type { GovernmentId } from '../../platform/database/ids.ts';
import { inReadOnly, inTransaction, type Tenant } from '../../platform/database/tenancy.ts';
import { AppError } from '../../platform/errors.ts';
import type { JobDeps } from '../../platform/jobs/job.ts';
import { type PostOutcome, postTo } from '../../platform/outbound/post.ts';
import { goesOut } from './actor.ts';
import { findWaiting, forgetInbox, noteAlive, noteDead, noteTry, type WaitingDelivery } from './delivery-queries.ts';
import { findFollowed, keyRingOf, type Reach } from './following.ts';
import { keysOf } from './keys.ts';
import type { DeliveryId } from './queries.ts';
import type { DeliveryState } from './tables.ts';

/** Which delivery. */
export interface DeliveryOrder {
  readonly governmentId: GovernmentId;
  readonly deliveryId: DeliveryId;
}

/** Whether nobody will try again. */
interface LastTry {
  readonly isLastTry: boolean;
}

type DeliverDeps = Pick<JobDeps, 'db' | 'settings' | 'address'>;

/**
 * Delivers one activity to one inbox, signed with the key of its site. What was delivered is not delivered again.
 * @returns 1 when it arrived
 * @throws {AppError} `unavailable` when the server did not answer, or not yet: to be tried again
 */
export async function deliver(
  deps: DeliverDeps & LastTry,
  { governmentId, deliveryId }: DeliveryOrder,
  reach: Reach,
): Promise<number> {
  const tenant = { governmentId };
  const waiting = await inReadOnly(deps.db, tenant, (tx) => findWaiting(tx, deliveryId));
  if (!waiting) return 0;
  const outcome = await tryOnce(deps, tenant, waiting, reach);
  const { state, error } = judge(outcome, deps.isLastTry);
  await inTransaction(deps.db, tenant, async (tx) => {
    await noteTry(tx, deliveryId, { state, error });
    if (outcome.kind === 'answered' && isGone(outcome.status)) await forgetInbox(tx, waiting.inboxUri);
    else if (state === 'delivered') await noteAlive(tx, waiting.inboxUri);
    else if (state === 'waiting' || state === 'unreachable') await noteDead(tx, waiting.inboxUri);
  });
  if (state === 'waiting') throw new AppError('unavailable', `A server did not take a delivery: ${error}`);
  return state === 'delivered' ? 1 : 0;
}

type Outcome = PostOutcome | { readonly kind: 'kept' };

async function tryOnce(deps: DeliverDeps, tenant: Tenant, waiting: WaitingDelivery, reach: Reach): Promise<Outcome> {
  const site = await findFollowed(deps, tenant, waiting.siteId);
  if (!site || !goesOut(deps.settings.PENDOPO_FEDERATION, deps.address)) return { kind: 'kept' };
  const [key] = await keysOf(keyRingOf(deps), tenant, waiting.siteId);
  if (!key) throw new AppError('unavailable', `Site ${waiting.siteId} has no key`);
  const body = Buffer.from(JSON.stringify(waiting.document));
  const headers = { 'content-type': 'application/activity+json', 'user-agent': 'Pendopo' };
  const plain = new Request(waiting.inboxUri, { method: 'POST', headers, body });
  const signed = await signRequest(plain, key.privateKey, new URL(`${site.at.actor}#main-key`));
  return postTo(waiting.inboxUri, { headers: Object.fromEntries(signed.headers), body }, reach.policy);
}

interface Judgement {
  readonly state: DeliveryState;
  readonly error: string | null;
}

/** A server that refuses what it was sent would refuse it again; one that is down, busy or silent may take it later. */
function judge(outcome: Outcome, isLastTry: boolean): Judgement {
  const later = isLastTry ? 'unreachable' : 'waiting';
  if (outcome.kind === 'kept') return { state: 'refused', error: 'off' };
  if (outcome.kind === 'forbidden') return { state: 'refused', error: 'forbidden' };
  if (outcome.kind === 'unreachable') return { state: later, error: outcome.error };
  const { status } = outcome;
  if (status >= 200 && status < 300) return { state: 'delivered', error: null };
  const isLater = status >= 500 || status === 408 || status === 425 || status === 429;
  return { state: isLater ? later : 'refused', error: `HTTP ${status}` };
}

function isGone(status: number): boolean {
  return status === 410;
}
