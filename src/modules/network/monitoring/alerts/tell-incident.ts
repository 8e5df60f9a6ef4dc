import { z } from 'zod';
import type { Tx } from '../../../../platform/database/database.ts';
import { type GovernmentId, idSchema } from '../../../../platform/database/ids.ts';
import { inTransaction } from '../../../../platform/database/tenancy.ts';
import type { PersonId, UnitPath } from '../../../../platform/identity/actor.ts';
import { enqueue } from '../../../../platform/jobs/enqueue.ts';
import type { Job } from '../../../../platform/jobs/job.ts';
import type { NoticeKind } from '../../../../platform/messages/notify/notice-kind.ts';
import { notify } from '../../../../platform/messages/notify/notify.ts';
import { getGovernment, listRoleHolders } from '../../../organization/index.ts';
import { PERMISSION } from '../../permissions.ts';
import type { IncidentId } from '../core/incident.ts';
import type { TellIncident } from '../run/watch-service.ts';
import { acknowledgeWish } from './acknowledge-action.ts';
import { listNames, type ReadIncident, readIncident } from './incident-queries.ts';
import { noticeOf } from './notice-words.ts';
import { type AlertRule, chooseRules, listRules } from './rules.ts';

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

/** Puts the telling into the queue, and the reminders that follow while nobody acknowledges. */
export const tellIncident: TellIncident = async (tx, told) => {
  await enqueue(tx, tellIncidentJob, told);
  if (told.what !== 'began') return;
  const delays = [...new Set((await listRules(tx)).map(({ afterMinutes }) => afterMinutes))].filter(
    (after) => after > 0,
  );
  for (const minutes of delays) {
    const startAfter = Temporal.Now.instant().add({ minutes });
    await enqueue(tx, tellIncidentJob, { ...told, what: 'reminded' }, { startAfter });
  }
};

interface Telling {
  readonly incident: ReadIncident;
  readonly what: Told['what'];
  readonly now: Temporal.Instant;
}

async function tellAll(tx: Tx, { incident, what, now }: Telling): Promise<number> {
  const { timeZone } = await getGovernment(tx);
  const local = now.toZonedDateTimeISO(timeZone);
  const lastedMinutes = Math.floor((now.epochMilliseconds - incident.beganAt.getTime()) / 60_000);
  const rules = chooseRules(await listRules(tx), { incident, hour: local.hour, lastedMinutes });
  const people = await peopleOf(tx, rules, incident, local.toPlainDate());
  const names = await listNames(tx, incident.cutOffIds);
  const words = noticeOf({ incident, what, names, timeZone });
  for (const personId of people.slice(0, MOST_PEOPLE)) {
    await notify(tx, {
      ...{ personId, kind: incidentNotice.name, ...words, href: `/meja/jaringan/gangguan/${incident.id}` },
      key: `${incidentNotice.name}:${incident.id}:${what}`,
      ...(what !== 'ended' && { actions: [{ label: 'Saya tangani', wish: acknowledgeWish(incident) }] }),
    });
  }
  return people.length;
}

async function peopleOf(
  tx: Tx,
  rules: readonly AlertRule[],
  { unitPath }: ReadIncident,
  today: Temporal.PlainDate,
): Promise<readonly PersonId[]> {
  const named = rules.flatMap(({ personId }) => (personId === null ? [] : [personId]));
  const permissions = rules.flatMap(({ audience }) => (audience === null ? [] : [PERMISSION[audience]]));
  if (permissions.length === 0) return [...new Set(named)];
  const above = unitPath as UnitPath;
  const holders = await listRoleHolders(tx, { today, permissions, above });
  return [...new Set([...named, ...holders.map(({ personId }) => personId)])];
}
