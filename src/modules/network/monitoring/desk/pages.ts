import { h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { inReadOnly } from '../../../../platform/database/tenancy.ts';
import { AppError } from '../../../../platform/errors.ts';
import { deskPage } from '../../../../platform/http/desk-page.tsx';
import type { FastifyRequest } from '../../../../platform/http/fastify.ts';
import { may, mayAnywhere } from '../../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../../platform/module.ts';
import { emptyForm } from '../../../../platform/ui/form-state.ts';
import { findPeople } from '../../../organization/index.ts';
import { type NetworkVisit, visitOf } from '../../desk.ts';
import { PERMISSION } from '../../permissions.ts';
import type { SeenState } from '../../seen-state.ts';
import { getIncident, listIncidents, listIncidentsOf, listNames } from '../alerts/incident-queries.ts';
import type { IncidentId } from '../core/incident.ts';
import { listSampleSums, listTimelines } from '../storage/history.ts';
import { sumPeriod } from '../storage/month-sums.ts';
import type { ReadChanges } from './feed.ts';
import { uptimeDays } from './uptime-days.ts';
import { IncidentPage } from './views/incident-page.tsx';
import { TargetPage } from './views/target-page.tsx';
import { WatchPage } from './views/watch-page.tsx';
import { IncidentList, StateCounts, TargetRow } from './views/watch-parts.tsx';
import { countStates, findWatched, listChanges, listWatched } from './watch-queries.ts';
import { watchTexts } from './watch-texts.ts';

const place = '/meja/jaringan';
const PATH = '/meja/jaringan/pantauan';
const ROWS = 50;
const RECENT = 5;
const MOST_OPEN = 50;
const STRIP_DAYS = 60;
const LATENCY_DAYS = 14;
const YEAR_DAYS = 365;

/** What an address asks of the list. */
export interface WatchQuery {
  readonly cari?: string | undefined;
  readonly keadaan?: SeenState | undefined;
  readonly kursor?: string | undefined;
}

/** How the network stands now. Four queries. */
export async function watchPage(request: FastifyRequest, deps: ModuleDeps, query: WatchQuery): Promise<VNode> {
  const { actor, language, within, timeZone } = visitOf(request, deps.clock);
  const { cari, keadaan, kursor } = query;
  const read = await inReadOnly(deps.db, actor, async (tx) => ({
    counts: await countStates(tx, within),
    open: await listIncidents(tx, { within, isOpen: true, limit: MOST_OPEN }),
    recent: await listIncidents(tx, { within, isOpen: false, limit: RECENT - 1 }),
    found: await listWatched(tx, { within, query: cari, state: keadaan, after: kursor, limit: ROWS }),
  }));
  const targets = read.found.slice(0, ROWS);
  const params = new URLSearchParams(
    Object.entries({ cari: cari ?? '', keadaan: keadaan ?? '' }).filter(([, value]) => value),
  );
  const next = read.found.length > ROWS ? targets.at(-1)?.id : undefined;
  const view = h(WatchPage, {
    ...{ language, timeZone, counts: read.counts, open: read.open, recent: read.recent, targets, query: cari },
    ...{ state: keadaan, mayManage: mayAnywhere(actor, PERMISSION.manage) },
    mayExport: mayAnywhere(actor, PERMISSION.export),
    nextHref: next === undefined ? null : `${PATH}?${new URLSearchParams([...params, ['kursor', next]])}#daftar`,
  });
  return deskPage(request, deps.assets, { title: watchTexts(language).title, place }, view);
}

/** One target. Seven queries. @throws {AppError} `not-found` out of reach, too */
export async function targetPage(request: FastifyRequest, deps: ModuleDeps, id: string): Promise<VNode> {
  const visit = visitOf(request, deps.clock);
  const { actor, language, within, timeZone, today } = visit;
  const now = deps.clock.now();
  const firstDay = today.subtract({ days: STRIP_DAYS - 1 });
  const strip = { from: firstDay.toZonedDateTime(timeZone).toInstant(), to: now };
  const read = await inReadOnly(deps.db, actor, async (tx) => {
    const target = await findWatched(tx, id, within);
    if (!target) throw new AppError('not-found', `Target ${id} is not within reach`);
    const period = { from: now.subtract({ hours: 24 * LATENCY_DAYS }), to: now };
    return {
      target,
      timelines: await listTimelines(tx, [target.id], strip),
      sums: await listSampleSums(tx, 'hour', [target.id], period),
      incidents: await listIncidentsOf(tx, target.id, RECENT),
      year: (await sumPeriod(tx, [target.id], { from: now.subtract({ hours: 24 * YEAR_DAYS }), to: now }))[0] ?? null,
    };
  });
  const { target } = read;
  const view = h(TargetPage, {
    ...{ language, timeZone, target, incidents: read.incidents, year: read.year },
    days: uptimeDays(read.timelines.get(target.id) ?? [], { firstDay, today, timeZone, now }),
    latencies: read.sums.map((sum) => ({
      ...{ at: Temporal.Instant.fromEpochMilliseconds(sum.atMs), leastMs: sum.latencyMs, meanMs: sum.latencyMs },
      ...{ mostMs: sum.mostLatencyMs, loss: 1 - sum.answers / sum.checks },
    })),
    mayManage: may(actor, PERMISSION.manage, target.unitPath as NetworkVisit['within'][number]),
  });
  const breadcrumbs = [{ label: watchTexts(language).title, href: PATH }];
  return deskPage(request, deps.assets, { title: target.name, place, breadcrumbs }, view);
}

/** One incident. Three queries. @throws {AppError} `not-found` out of reach, too */
export async function incidentPage(request: FastifyRequest, deps: ModuleDeps, id: IncidentId): Promise<VNode> {
  const { actor, language, timeZone } = visitOf(request, deps.clock);
  const read = await inReadOnly(deps.db, actor, async (tx) => {
    const incident = await getIncident(tx, id);
    if (!may(actor, PERMISSION.view, incident.unitPath)) throw new AppError('not-found', `${id} lies out of reach`);
    const handlers = incident.acknowledgedBy === null ? [] : await findPeople(tx, [incident.acknowledgedBy]);
    return { incident, handler: handlers[0]?.name ?? null, names: await listNames(tx, incident.cutOffIds) };
  });
  const { incident } = read;
  const view = h(IncidentPage, {
    ...{ ...read, language, timeZone },
    form: { ...emptyForm, values: { penyebab: incident.cause, kahar: incident.forceMajeure } },
    mayOperate: may(actor, PERMISSION.operate, incident.unitPath),
    mayManage: may(actor, PERMISSION.manage, incident.unitPath),
  });
  const breadcrumbs = [{ label: watchTexts(language).title, href: PATH }];
  return deskPage(request, deps.assets, { title: incident.rootName, place, breadcrumbs }, view);
}

/** What changed for whoever looks, as pieces of the page. Two queries, or four when something did. */
export function changesFor({ actor, language, within, timeZone }: NetworkVisit, deps: ModuleDeps): ReadChanges {
  return (sinceMs) =>
    inReadOnly(deps.db, actor, async (tx) => {
      const { targets, hasIncidents, latestMs } = await listChanges(tx, within, sinceMs);
      const fragments = new Map<string, string>();
      if (latestMs === null) return { fragments, latestMs };
      const reading = { language, timeZone };
      for (const target of targets) fragments.set(target.id, renderToString(h(TargetRow, { target, ...reading })));
      fragments.set('counts', renderToString(h(StateCounts, { language, counts: await countStates(tx, within) })));
      if (hasIncidents) {
        const incidents = await listIncidents(tx, { within, isOpen: true, limit: MOST_OPEN });
        fragments.set('open', renderToString(h(IncidentList, { incidents, part: 'open', ...reading })));
      }
      return { fragments, latestMs };
    });
}
