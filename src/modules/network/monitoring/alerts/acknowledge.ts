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

/** What was found out about an incident; a force majeure that is not given stays as it is. */
export interface Findings {
  readonly cause: string;
  readonly forceMajeure: string | undefined;
}

/**
 * Notes the cause, and approves or revokes a force majeure.
 * @throws {AppError} `not-allowed` to who does not operate there, and to who approves without managing there
 */
export async function noteFindings(
  tx: Tx,
  actor: Actor,
  id: IncidentId,
  { cause, forceMajeure }: Findings,
): Promise<void> {
  const incident = await getIncident(tx, id);
  assertMay(actor, PERMISSION.operate, incident.unitPath);
  await sql`update network.incident set cause = ${cause}, changed_at = clock_timestamp() where id = ${id}`.execute(tx);
  await recordAudit(tx, actor, { action: 'network.note-cause', subject: `network-incident:${id}`, detail: {} });
  if (forceMajeure === undefined || forceMajeure === incident.forceMajeure) return;
  assertMay(actor, PERMISSION.manage, incident.unitPath);
  await sql`
    update network.incident set force_majeure = ${forceMajeure}, force_majeure_by = ${actor.personId},
      force_majeure_at = clock_timestamp() where id = ${id}`.execute(tx);
  const action = forceMajeure === '' ? 'network.revoke-force-majeure' : 'network.approve-force-majeure';
  await recordAudit(tx, actor, { action, subject: `network-incident:${id}`, detail: {} });
}
