import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { type Actor, assertMay } from '../../../platform/identity/actor.ts';
import { PERMISSION } from '../permissions.ts';

const KEY_BYTES = 32;

/** Makes the key for reading; the former one is good no more. It is kept as a hash and shown once. */
export async function renewMetricsKey(tx: Tx, actor: Actor): Promise<string> {
  assertMay(actor, PERMISSION.manage, '/');
  const key = `pn_${randomBytes(KEY_BYTES).toString('base64url')}`;
  await sql`
    insert into network.metrics_key (key_hash, made_by) values (${hashOf(key)}, ${actor.personId})
    on conflict (government_id) do update
    set key_hash = excluded.key_hash, made_by = excluded.made_by, made_at = now()`.execute(tx);
  await recordAudit(tx, actor, { action: 'network.renew-metrics-key', subject: 'network:metrics', detail: {} });
  return key;
}

/** When the key was made; null while there is none. */
export async function metricsKeyMadeAt(tx: Tx): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ at: Date }>`select made_at as at from network.metrics_key`.execute(tx);
  return rows[0]?.at.toTemporalInstant() ?? null;
}

/** Whether a header `Authorization: Bearer …` carries the government's key. */
export async function isMetricsKey(tx: Tx, authorization: string | undefined): Promise<boolean> {
  const [, key] = /^Bearer ([\w-]{10,100})$/.exec(authorization ?? '') ?? [];
  if (key === undefined) return false;
  const { rows } = await sql<{ hash: Buffer }>`select key_hash as hash from network.metrics_key`.execute(tx);
  return rows[0] !== undefined && timingSafeEqual(rows[0].hash, hashOf(key));
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
