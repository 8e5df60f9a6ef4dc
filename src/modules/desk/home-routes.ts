import type { FastifyRequest } from 'fastify';
import { h } from 'preact';
import type { Tx } from '../../platform/database/database.ts';
import { inReadOnly, inTransaction } from '../../platform/database/tenancy.ts';
import { listDue } from '../../platform/deadlines/due-list.ts';
import { deskPage } from '../../platform/http/desk-page.tsx';
import { type App, requireActor, siteOf } from '../../platform/http/fastify.ts';
import { type Actor, assertMay, may, mayAnywhere, scopeOf } from '../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../platform/module.ts';
import { formatLongDate } from '../../platform/ui/format.ts';
import {
  endOnboarding,
  getGovernment,
  getOnboarding,
  listPeople,
  ORGANIZATION_PERMISSION,
} from '../organization/index.ts';
import { findOwnSite, listContentTasks, readSiteProgress, SITES_PERMISSION } from '../sites/index.ts';
import { type FirstRunStep, firstRunSteps } from './first-run.ts';
import { PERMISSION } from './permissions.ts';
import { orderQueue } from './queue.ts';
import { HomePage } from './views/home-page.tsx';
import { homeTexts } from './views/home-texts.ts';
import { contentWork, dueWork } from './work.ts';

const DUE_SHOWN = 15;
const config = { host: 'government' } as const;

/** The home page of the desk. */
export function addHomeRoutes(app: App, deps: ModuleDeps): void {
  app.get('/meja', { config }, async (request, reply) => {
    const actor = requireActor(request);
    const { timeZone } = siteOf(request);
    const { language } = request;
    const now = deps.clock.now();
    const today = deps.clock.today(timeZone);
    const endOfToday = today.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
    const read = await inReadOnly(deps.db, actor, async (tx) => ({
      due: await listDue(tx, { unitPaths: scopeOf(actor, PERMISSION.deadlines), cursor: null, limit: DUE_SHOWN }),
      tasks: await listContentTasks(tx, actor, endOfToday),
      ownSite: await findOwnSite(tx, actor),
      firstRun: await readFirstRun(tx, actor, request, today),
    }));
    const reader = { language, now, timeZone };
    const view = h(HomePage, {
      ...{ language, name: actor.name, today: formatLongDate(today, language), firstRun: read.firstRun },
      queue: orderQueue([...dueWork(read.due.items, reader), ...contentWork(read.tasks, reader)]),
      moreDueHref: read.due.next === null ? null : `/meja/tenggat?sesudah=${read.due.next}`,
      writeSite: mayAnywhere(actor, SITES_PERMISSION.write) ? { siteId: read.ownSite?.id ?? null } : null,
    });
    return reply.page(deskPage(request, deps.assets, { title: homeTexts(language).title }, view));
  });

  app.post('/meja/langkah-pertama/sembunyikan', { config }, async (request, reply) => {
    const actor = requireActor(request);
    assertMay(actor, ORGANIZATION_PERMISSION.manageSettings, '/');
    await inTransaction(deps.db, actor, endOnboarding);
    return reply.setFlash({ text: homeTexts(request.language).hidden }).redirect('/meja', 303);
  });
}

/** The first steps, for those who can take them; null when they were hidden or all are done. */
async function readFirstRun(
  tx: Tx,
  actor: Actor,
  request: FastifyRequest,
  today: Temporal.PlainDate,
): Promise<readonly FirstRunStep[] | null> {
  if (!may(actor, ORGANIZATION_PERMISSION.manageSettings, '/')) return null;
  const { endedAt } = await getOnboarding(tx);
  if (endedAt !== null) return null;
  const { siteId } = siteOf(request);
  const government = await getGovernment(tx);
  const people = await listPeople(tx, { limit: 2, today });
  const progress = await readSiteProgress(tx, siteId);
  const steps = firstRunSteps({
    ...{ siteId, hasNews: progress.hasNews, hasOfficeHours: progress.hasOfficeHours },
    hasContact: government.address !== '' && government.phone !== '',
    hasLook: government.hue !== null || government.crestFileId !== null,
    hasPeople: people.rows.length > 1,
  });
  return steps.every(({ isDone }) => isDone) ? null : steps;
}
