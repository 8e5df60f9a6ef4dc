import { sql } from 'kysely';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { type Actor, assertMay } from '../../../../platform/identity/actor.ts';
import { PERMISSION } from '../../permissions.ts';
import type { IncidentId } from '../core/incident.ts';
import { getIncident, type ReadIncident } from './incident-queries.ts';

/**
 * Somebody handles the incident: nobody else is reminded. Said again by another, it is theirs.
 * @throws {AppError} `not-found`, or `not-allowed` to who does not operate there
 */
export async function acknowledge(tx: Tx, actor: Actor, id: IncidentId, now: Temporal.Instant): Promise<ReadIncident> {
  const incident = await getIncident(tx, id);
  assertMay(actor, PERMISSION.operate, incident.unitPath);
  await sql`
    update network.incident set acknowledged_at = ${now.toString()}::timestamptz, acknowledged_by = ${actor.personId},
      changed_at = clock_timestamp() where id = ${id}`.execute(tx);
  await recordAudit(tx, actor, { action: 'network.acknowledge', subject: `network-incident:${id}`, detail: {} });
  return incident;
}
