import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../../platform/database/database.ts';
import { type GovernmentId, idSchema } from '../../../../platform/database/ids.ts';
import { inTransaction } from '../../../../platform/database/tenancy.ts';
import type { PersonId } from '../../../../platform/identity/actor.ts';
import { enqueue } from '../../../../platform/jobs/enqueue.ts';
import type { Job } from '../../../../platform/jobs/job.ts';
import type { NoticeKind } from '../../../../platform/messages/notify/notice-kind.ts';
import { notify } from '../../../../platform/messages/notify/notify.ts';
import { getGovernment } from '../../../organization/index.ts';
import type { IncidentId } from '../core/incident.ts';
import type { TellIncident } from '../run/watch-service.ts';
import { acknowledgeWish } from './acknowledge-action.ts';
import { listNames, type ReadIncident, readIncident } from './incident-queries.ts';
import { noticeOf } from './notice-words.ts';
import { chooseRules, listOwnRules, rulesOver } from './rules.ts';
import { methodOf, momentsOf, whomToTell } from './whom-to-tell.ts';

interface Told {
  readonly governmentId: GovernmentId;
  readonly incidentId: IncidentId;
  /** `reminded`: nobody has acknowledged it yet. */
  readonly what: 'began' | 'ended' | 'reminded';
}

/** What people may choose a way for. */
export const incidentNotice: NoticeKind = {
  ...{ name: 'network.incident', isLegal: false, usual: 'mail' },
  label: { id: 'Gangguan jaringan', en: 'Network incidents' },
};

const MOST_PEOPLE = 50;

/** Tells those whom the rules name that an incident began, was not acknowledged in time, or ended. */
export const tellIncidentJob: Job<Told> = {
  name: 'network.tell-incident',
  schema: z.object({
    ...{ governmentId: idSchema<'government'>(), incidentId: idSchema<'incident'>() },
    what: z.enum(['began', 'ended', 'reminded']),
  }),
  timeoutSeconds: 60,
  retryLimit: 5,
  async run({ db, clock }, { governmentId, incidentId, what }) {
    return inTransaction(db, { governmentId }, async (tx) => {
      const incident = await readIncident(tx, incidentId);
      if (!incident || incident.isSample) return 0;
      if (what === 'reminded' && (incident.isClosed || incident.acknowledgedAt !== null)) return 0;
      return tellAll(tx, { incident, what, now: clock.now() });
    });
  },
};

/** Puts the telling into the queue, and what follows while nobody acknowledges: each rule at its hour. */
export const tellIncident: TellIncident = async (tx, told) => {
  await enqueue(tx, tellIncidentJob, told);
  if (told.what !== 'began') return;
  const incident = await readIncident(tx, told.incidentId);
  if (!incident || incident.isSample) return;
  const { timeZone } = await getGovernment(tx);
  const now = Temporal.Now.instant().toZonedDateTimeISO(timeZone);
  const ruled = { ...incident, method: await methodOf(tx, incident.targetId) };
  const rules = rulesOver(incident.unitPath, await listOwnRules(tx));
  for (const at of momentsOf(rules, ruled, now)) {
    if (Temporal.ZonedDateTime.compare(at, now) <= 0) continue;
    await enqueue(tx, tellIncidentJob, { ...told, what: 'reminded' }, { startAfter: at.toInstant() });
  }
};

interface Telling {
  readonly incident: ReadIncident;
  readonly what: Told['what'];
  readonly now: Temporal.Instant;
}

async function tellAll(tx: Tx, telling: Telling): Promise<number> {
  const { incident, what, now } = telling;
  const { timeZone } = await getGovernment(tx);
  const at = now.toZonedDateTimeISO(timeZone);
  const people = what === 'ended' ? await listTold(tx, incident.id) : await peopleNow(tx, incident, at);
  const names = await listNames(tx, incident.cutOffIds);
  const words = noticeOf({ incident, what, names, timeZone });
  const told = people.slice(0, MOST_PEOPLE);
  for (const personId of told) {
    await notify(tx, {
      ...{ personId, kind: incidentNotice.name, ...words, href: `/meja/jaringan/gangguan/${incident.id}` },
      key: `${incidentNotice.name}:${incident.id}:${what}`,
      ...(what !== 'ended' && { actions: [{ label: 'Saya tangani', wish: acknowledgeWish(incident) }] }),
    });
  }
  await noteTold(tx, incident.id, told);
  return people.length;
}

async function peopleNow(tx: Tx, incident: ReadIncident, at: Temporal.ZonedDateTime): Promise<readonly PersonId[]> {
  const lastedMinutes = Math.floor((at.epochMilliseconds - incident.beganAt.getTime()) / 60_000);
  const ruled = { ...incident, method: await methodOf(tx, incident.targetId) };
  const rules = rulesOver(incident.unitPath, await listOwnRules(tx));
  const chosen = chooseRules(rules, { incident: ruled, at, lastedMinutes });
  const found = await whomToTell(tx, chosen, { unitPath: incident.unitPath, today: at.toPlainDate() });
  return [...new Set(found.flatMap(({ people }) => people.map(({ personId }) => personId)))];
}

async function listTold(tx: Tx, id: IncidentId): Promise<readonly PersonId[]> {
  const { rows } = await sql<{ personId: PersonId }>`
    select person_id as "personId" from network.incident_told where incident_id = ${id} order by told_at`.execute(tx);
  return rows.map(({ personId }) => personId);
}

async function noteTold(tx: Tx, id: IncidentId, people: readonly PersonId[]): Promise<void> {
  if (people.length === 0) return;
  await sql`
    insert into network.incident_told (incident_id, person_id) select ${id}::uuid, unnest(${[...people]}::uuid[])
    on conflict do nothing`.execute(tx);
}
