import { h } from 'preact';
import { z } from 'zod';
import { idSchema } from '../../platform/database/ids.ts';
import { inReadOnly } from '../../platform/database/tenancy.ts';
import { listDue } from '../../platform/deadlines/due-list.ts';
import { explainDeadline } from '../../platform/deadlines/explain.ts';
import { AppError } from '../../platform/errors.ts';
import { deskPage } from '../../platform/http/desk-page.tsx';
import { type App, requireActor, siteOf } from '../../platform/http/fastify.ts';
import { may, scopeOf } from '../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../platform/module.ts';
import { findPeople } from '../organization/index.ts';
import { PERMISSION } from './permissions.ts';
import { DeadlineListPage } from './views/deadline-list.tsx';
import { DeadlinePage } from './views/deadline-page.tsx';
import { deadlineTexts } from './views/deadline-texts.ts';

const SHOWN = 30;
const config = { host: 'government' } as const;
const byDeadline = z.object({ id: idSchema<'deadline'>() });
const listQuery = z.object({ sesudah: z.string().max(300).optional().catch(undefined) });

/** Deadlines, and why each is due when it is. */
export function addDeadlineRoutes(app: App, deps: ModuleDeps): void {
  app.get('/meja/tenggat', { config, schema: { querystring: listQuery } }, async (request, reply) => {
    const actor = requireActor(request);
    const { language } = request;
    const unitPaths = scopeOf(actor, PERMISSION.deadlines);
    const cursor = request.query.sesudah ?? null;
    const page = await inReadOnly(deps.db, actor, (tx) => listDue(tx, { unitPaths, cursor, limit: SHOWN }));
    const view = h(DeadlineListPage, {
      ...{ language, today: deps.clock.today(siteOf(request).timeZone), items: page.items },
      nextHref: page.next === null ? null : `/meja/tenggat?sesudah=${page.next}`,
    });
    return reply.page(deskPage(request, deps.assets, { title: deadlineTexts(language).listTitle }, view));
  });

  app.get('/meja/tenggat/:id', { config, schema: { params: byDeadline } }, async (request, reply) => {
    const actor = requireActor(request);
    const { language } = request;
    const { explanation, people } = await inReadOnly(deps.db, actor, async (tx) => {
      const found = await explainDeadline(tx, request.params.id);
      if (!may(actor, PERMISSION.deadlines, found.unitPath)) {
        throw new AppError('not-found', `No deadline ${request.params.id} at this desk`);
      }
      const ids = [...new Set(found.history.flatMap(({ by }) => (by === null ? [] : [by])))];
      return { explanation: found, people: await findPeople(tx, ids) };
    });
    const names = Object.fromEntries(people.map(({ id, name }) => [id, name]));
    const view = h(DeadlinePage, { language, explanation, names });
    const breadcrumbs = [{ label: deadlineTexts(language).listTitle, href: '/meja/tenggat' }];
    return reply.page(deskPage(request, deps.assets, { title: deadlineTexts(language).title, breadcrumbs }, view));
  });
}
