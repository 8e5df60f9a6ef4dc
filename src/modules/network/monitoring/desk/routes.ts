import { z } from 'zod';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import { idSchema } from '../../../../platform/database/ids.ts';
import { inTransaction } from '../../../../platform/database/tenancy.ts';
import { AppError } from '../../../../platform/errors.ts';
import type { App } from '../../../../platform/http/fastify.ts';
import { parseForm } from '../../../../platform/http/forms.ts';
import type { ModuleDeps } from '../../../../platform/module.ts';
import { config, visitOf } from '../../desk.ts';
import { PERMISSION } from '../../permissions.ts';
import { SEEN_STATES } from '../../seen-state.ts';
import { acknowledge, noteFindings } from '../alerts/acknowledge.ts';
import { stopWatching } from '../storage/targets.ts';
import { watchInventory } from '../targets/watch-inventory.ts';
import { followChanges } from './feed.ts';
import { changesFor, incidentPage, targetPage, watchPage } from './pages.ts';
import { findWatched } from './watch-queries.ts';
import { watchTexts } from './watch-texts.ts';
import { addYearRoute } from './year-routes.ts';

const PATH = '/meja/jaringan/pantauan';
const INCIDENT = '/meja/jaringan/gangguan/:id';
const query = z.object({
  cari: z.string().trim().min(1).max(100).optional().catch(undefined),
  keadaan: z.enum(SEEN_STATES).optional().catch(undefined),
  kursor: z.guid().optional().catch(undefined),
});
const byTarget = { params: z.object({ id: idSchema<'target'>() }) };
const byIncident = { params: z.object({ id: idSchema<'incident'>() }) };
const findings = z.object({
  penyebab: z.string().trim().max(2000).default(''),
  kahar: z.string().trim().max(2000).optional(),
});

/** Desk pages of the watch: now, one target, one incident. */
export function addWatchRoutes(app: App, deps: ModuleDeps): void {
  addPages(app, deps);
  addFeed(app, deps);
  addYearRoute(app, deps);

  app.post(`${PATH}/dari-inventaris`, { config }, async (request, reply) => {
    const { actor, language, within } = visitOf(request, deps.clock, PERMISSION.manage);
    if (!within.some((path) => path === '/')) throw new AppError('not-allowed', 'Only for the whole government');
    const added = await inTransaction(deps.db, actor, async (tx) => {
      const ids = await watchInventory(tx, { method: 'icmp' });
      await recordAudit(tx, actor, {
        action: 'network.watch',
        subject: 'network:inventory',
        detail: { count: ids.length },
      });
      return ids.length;
    });
    return reply.setFlash({ text: watchTexts(language).watched(added) }).redirect(PATH, 303);
  });

  app.post(`${PATH}/:id/berhenti`, { config, schema: byTarget }, async (request, reply) => {
    const { actor, language, within } = visitOf(request, deps.clock, PERMISSION.manage);
    const { id } = request.params;
    const name = await inTransaction(deps.db, actor, async (tx) => {
      const target = await findWatched(tx, id, within);
      if (!target) throw new AppError('not-found', `Target ${id} is not within reach`);
      await stopWatching(tx, id);
      await recordAudit(tx, actor, { action: 'network.stop-watching', subject: `network-target:${id}`, detail: {} });
      return target.name;
    });
    return reply.setFlash({ text: watchTexts(language).stopped(name) }).redirect(PATH, 303);
  });

  app.post(`${INCIDENT}/tangani`, { config, schema: byIncident }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock, PERMISSION.operate);
    const { id } = request.params;
    await inTransaction(deps.db, actor, (tx) => acknowledge(tx, actor, id, deps.clock.now()));
    return reply.setFlash({ text: watchTexts(language).handledNow }).redirect(`/meja/jaringan/gangguan/${id}`, 303);
  });

  app.post(INCIDENT, { config, schema: byIncident }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock, PERMISSION.operate);
    const { id } = request.params;
    const read = parseForm(findings, request.body);
    if (!read.ok) throw new AppError('invalid', 'Findings are too long');
    const { penyebab: cause, kahar: forceMajeure } = read.value;
    await inTransaction(deps.db, actor, (tx) => noteFindings(tx, actor, id, { cause, forceMajeure }));
    return reply.setFlash({ text: watchTexts(language).saved }).redirect(`/meja/jaringan/gangguan/${id}`, 303);
  });
}

function addPages(app: App, deps: ModuleDeps): void {
  app.get(PATH, { config, schema: { querystring: query } }, async (request, reply) =>
    reply.page(await watchPage(request, deps, request.query)),
  );
  app.get(`${PATH}/:id`, { config, schema: byTarget }, async (request, reply) =>
    reply.page(await targetPage(request, deps, request.params.id)),
  );
  app.get(INCIDENT, { config, schema: byIncident }, async (request, reply) =>
    reply.page(await incidentPage(request, deps, request.params.id)),
  );
}

const MOST_OPEN_FEEDS = 200;
/** Then the page asks anew, and whether its reader may still look is seen anew. */
const LONGEST_FEED_MS = 10 * 60_000;

/** Changes as server-sent events (WHATWG HTML, 9.2); one line for each page that is open. */
function addFeed(app: App, deps: ModuleDeps): void {
  const open = new Set<() => void>();
  app.addHook('preClose', async () => {
    for (const end of open) end();
  });
  app.get(`${PATH}/aliran`, { config }, async (request, reply) => {
    const visit = visitOf(request, deps.clock);
    if (open.size >= MOST_OPEN_FEEDS) throw new AppError('unavailable', 'Too many pages follow the watch');
    reply.hijack();
    reply.raw.writeHead(200, {
      ...{ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' },
    });
    const following = followChanges({
      ...{ startMs: deps.clock.now().epochMilliseconds, read: changesFor(visit, deps), log: request.log },
      send: (text) => void reply.raw.write(text),
    });
    const ending = setTimeout(() => end(), LONGEST_FEED_MS);
    const end = () => {
      clearTimeout(ending);
      open.delete(end);
      following.stop();
      reply.raw.end();
    };
    open.add(end);
    reply.raw.on('close', end);
  });
}
