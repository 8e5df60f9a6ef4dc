import { randomBytes } from 'node:crypto';
import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Id } from '../../../platform/database/ids.ts';
import { inTransaction, type Tenant } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { type Actor, assertMay, scopeOf, type UnitId, type UnitPath } from '../../../platform/identity/actor.ts';
import type { CaseOffice } from '../office.ts';
import { PERMISSION } from '../permissions.ts';
import { instantOf, withinUnits } from '../queries.ts';
import '../tables.ts';

/** A program that hands in what came to it by mail, WhatsApp or an application of villages. */
export type GatewayId = Id<'case-gateway'>;

export const GATEWAY_CHANNELS = ['email', 'whatsapp', 'village'] as const;
export type GatewayChannel = (typeof GATEWAY_CHANNELS)[number];

/** A gateway as the desk lists it. */
export interface Gateway {
  readonly id: GatewayId;
  readonly name: string;
  readonly channel: GatewayChannel;
  readonly unitPath: UnitPath;
  readonly addedAt: Temporal.Instant;
  readonly isClosed: boolean;
}

/** A gateway that may send, with its key. */
export interface OpenGateway extends Tenant {
  readonly id: GatewayId;
  readonly channel: GatewayChannel;
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly key: string;
}

const KEY_PURPOSE = 'cases.gateway';
const KEY_BYTES = 32;
const MOST = 100;

/** The gateways of the units whose work the actor assigns, those that are closed last. */
export async function listGateways(tx: Tx, actor: Actor): Promise<readonly Gateway[]> {
  const rows = await tx
    .selectFrom('cases.gateway')
    .select(['id', 'name', 'channel', 'unit_path', 'added_at', 'closed_at'])
    .where(withinUnits('unit_path', scopeOf(actor, PERMISSION.assign)))
    .orderBy('closed_at', (order) => order.desc().nullsFirst())
    .orderBy('name')
    .orderBy('id')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id as GatewayId, name: row.name, channel: row.channel, unitPath: row.unit_path as UnitPath },
    ...{ addedAt: instantOf(row.added_at), isClosed: row.closed_at !== null },
  }));
}

/**
 * Lets a program hand cases in for the actor's own unit.
 * @param gateway its id comes from the form, so that a form that is sent twice adds one
 * @returns its key, which is not shown again; null when it was added before
 * @throws {AppError} `not-allowed` for those who do not assign work there
 */
export async function addGateway(
  { db, sealer }: CaseOffice,
  actor: Actor,
  { id, name, channel, now }: Pick<Gateway, 'id' | 'name' | 'channel'> & { readonly now: Temporal.Instant },
): Promise<string | null> {
  assertMay(actor, PERMISSION.assign, actor.homeUnitPath);
  const key = randomBytes(KEY_BYTES).toString('base64url');
  return inTransaction(db, actor, async (tx) => {
    const added = await tx
      .insertInto('cases.gateway')
      .values({
        ...{ id, name, channel, unit_id: actor.homeUnitId, unit_path: actor.homeUnitPath },
        ...{ key_sealed: sealer.seal(actor, KEY_PURPOSE, key), added_by: actor.personId, added_at: now.toString() },
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added) return null;
    await recordAudit(tx, actor, { action: 'cases.add-gateway', subject: `case-gateway:${id}`, detail: { channel } });
    return key;
  });
}

/** Takes nothing from it any more. @throws {AppError} `not-found` when it is not theirs */
export async function closeGateway(
  { db }: CaseOffice,
  actor: Actor,
  { id, now }: { readonly id: GatewayId; readonly now: Temporal.Instant },
): Promise<void> {
  await inTransaction(db, actor, async (tx) => {
    const closed = await tx
      .updateTable('cases.gateway')
      .set({ closed_at: now.toString() })
      .where('id', '=', id)
      .where('closed_at', 'is', null)
      .where(withinUnits('unit_path', scopeOf(actor, PERMISSION.assign)))
      .returning('id')
      .executeTakeFirst();
    if (!closed) throw new AppError('not-found', `No open gateway ${id}`);
    await recordAudit(tx, actor, { action: 'cases.close-gateway', subject: `case-gateway:${id}` });
  });
}

/** The gateway that may send under this id; undefined when none may. */
export async function findOpenGateway(
  tx: Tx,
  { sealer }: CaseOffice,
  { governmentId }: Tenant,
  id: GatewayId,
): Promise<OpenGateway | undefined> {
  const row = await tx
    .selectFrom('cases.gateway')
    .select(['channel', 'unit_id', 'unit_path', 'key_sealed'])
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return (
    row && {
      ...{ governmentId, id, channel: row.channel, unitId: row.unit_id as UnitId, unitPath: row.unit_path as UnitPath },
      key: sealer.open({ governmentId }, KEY_PURPOSE, row.key_sealed),
    }
  );
}
