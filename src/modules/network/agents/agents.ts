import { randomBytes } from 'node:crypto';
import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { type Id, newId } from '../../../platform/database/ids.ts';
import type { Tenant } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { type Actor, assertMay } from '../../../platform/identity/actor.ts';
import type { Sealer, SealPurpose } from '../../../platform/sealing/sealing.ts';
import type { LocationId } from '../inventory/watched.ts';
import { PERMISSION } from '../permissions.ts';
import type { AgentReading } from './reading.ts';
import './tables.ts';

/** A program in a remote office that measures there. */
export type AgentId = Id<'agent'>;

/** An agent as the desk shows it. */
export interface Agent {
  readonly id: AgentId;
  readonly name: string;
  readonly locationId: LocationId | null;
  readonly lastHeardAt: Temporal.Instant | null;
  /** Seconds by which its clock was ahead when it was last heard; null before that. */
  readonly clockAheadSeconds: number | null;
}

const PURPOSE: SealPurpose = 'network.agent';
const SECRET_BYTES = 32;
const MOST_AGENTS = 2000;

/**
 * Adds an agent for the whole government. It can send once `renewSecret` has handed out its secret.
 * @throws {AppError} `not-allowed` without `network.manage` for the whole government; `conflict` beyond 2,000 agents
 */
export async function addAgent(
  tx: Tx,
  actor: Actor,
  sealer: Sealer,
  { name, locationId }: { readonly name: string; readonly locationId: LocationId | null },
): Promise<AgentId> {
  assertMay(actor, PERMISSION.manage, '/');
  const { count } = await tx
    .selectFrom('network.agent')
    .where('revoked_at', 'is', null)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  if (Number(count) >= MOST_AGENTS) throw new AppError('conflict', `There are ${count} agents already`);
  const id = newId<'agent'>();
  const row = { id, name, location_id: locationId, secret_sealed: sealer.seal(actor, PURPOSE, newSecret()) };
  await tx.insertInto('network.agent').values(row).execute();
  await recordAudit(tx, actor, { action: 'network.add-agent', subject: `agent:${id}`, detail: { name } });
  return id;
}

/**
 * Hands out a new secret, which is kept sealed and shown once; the former one is good no more.
 * @throws {AppError} `not-allowed`; `not-found`
 */
export async function renewSecret(tx: Tx, actor: Actor, sealer: Sealer, id: AgentId): Promise<string> {
  assertMay(actor, PERMISSION.manage, '/');
  const secret = newSecret();
  const { numUpdatedRows } = await tx
    .updateTable('network.agent')
    .set({ secret_sealed: sealer.seal(actor, PURPOSE, secret) })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new AppError('not-found', `There is no agent ${id}`);
  await recordAudit(tx, actor, { action: 'network.renew-agent-secret', subject: `agent:${id}`, detail: {} });
  return secret;
}

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** Takes an agent's secret away for good. @throws {AppError} `not-allowed`; `not-found` */
export async function revokeAgent(tx: Tx, actor: Actor, id: AgentId, at: Temporal.Instant): Promise<void> {
  assertMay(actor, PERMISSION.manage, '/');
  const { numUpdatedRows } = await tx
    .updateTable('network.agent')
    .set({ revoked_at: new Date(at.epochMilliseconds) })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new AppError('not-found', `There is no agent ${id}`);
  await recordAudit(tx, actor, { action: 'network.revoke-agent', subject: `agent:${id}`, detail: {} });
}

/** Agents that may send, by name. One query. */
export async function listAgents(tx: Tx): Promise<readonly Agent[]> {
  const rows = await tx
    .selectFrom('network.agent')
    .select(['id', 'name', 'location_id', 'last_heard_at', 'clock_ahead_seconds'])
    .where('revoked_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .limit(MOST_AGENTS)
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id as AgentId, name: row.name, locationId: row.location_id as LocationId | null },
    lastHeardAt: row.last_heard_at?.toTemporalInstant() ?? null,
    clockAheadSeconds: row.clock_ahead_seconds,
  }));
}

/** The secret of an agent; null when it is unknown or revoked. */
export async function secretOfAgent(tx: Tx, sealer: Sealer, tenant: Tenant, id: AgentId): Promise<string | null> {
  const row = await tx
    .selectFrom('network.agent')
    .select('secret_sealed')
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row ? sealer.open(tenant, PURPOSE, row.secret_sealed) : null;
}

/** Puts what an agent sent into the inbox of the watch, and notes that it was heard. */
export async function takeReadings(
  tx: Tx,
  id: AgentId,
  readings: readonly AgentReading[],
  { at, aheadSeconds }: { readonly at: Temporal.Instant; readonly aheadSeconds: number },
): Promise<void> {
  await tx
    .insertInto('network.agent_inbox')
    .values({ agent_id: id, readings: JSON.stringify(readings) })
    .execute();
  await noteHeard(tx, id, { at, aheadSeconds });
}

/** Notes that an agent was heard, and how its clock went. */
export async function noteHeard(
  tx: Tx,
  id: AgentId,
  { at, aheadSeconds }: { readonly at: Temporal.Instant; readonly aheadSeconds: number },
): Promise<void> {
  await tx
    .updateTable('network.agent')
    .set({ last_heard_at: new Date(at.epochMilliseconds), clock_ahead_seconds: aheadSeconds })
    .where('id', '=', id)
    .execute();
}

/** What lies in the inbox, oldest first, out of it; the caller judges it in the same transaction. At most 200 messages. */
export async function takeInbox(
  tx: Tx,
): Promise<readonly { readonly agentId: AgentId; readonly readings: readonly AgentReading[] }[]> {
  const oldest = tx.selectFrom('network.agent_inbox').select('id').orderBy('id').limit(200);
  const rows = await tx
    .deleteFrom('network.agent_inbox')
    .where('id', 'in', oldest)
    .returning(['id', 'agent_id', 'readings'])
    .execute();
  return rows
    .toSorted((a, b) => Number(a.id) - Number(b.id))
    .map(({ agent_id, readings }) => ({ agentId: agent_id as AgentId, readings }));
}
