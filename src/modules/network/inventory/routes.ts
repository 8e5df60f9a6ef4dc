import { z } from 'zod';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import type { App } from '../../../platform/http/fastify.ts';
import { may } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { config, visitOf } from '../desk.ts';
import { PERMISSION } from '../permissions.ts';
import { removeRecord } from './commands.ts';
import { addFileRoutes } from './files/routes.ts';
import { addFormRoutes } from './form-routes.ts';
import { kinds } from './kinds/kinds.ts';
import { listPage, overviewPage, recordPage } from './pages.ts';
import type { RecordKind } from './record-kind.ts';
import { getRecord } from './record-queries.ts';
import { recordHref } from './show-value.tsx';
import { inventoryTexts } from './texts.ts';

const word = z.string().trim().min(1).max(100).optional().catch(undefined);
const listQuery = z.object({
  cari: word,
  pilih: word,
  kursor: z.string().max(2000).optional().catch(undefined),
  unit: z.guid().optional().catch(undefined),
});
const byId = z.object({ id: z.guid() });

/** Desk pages of the inventory: for each kind a list, a page and a form. */
export function addInventoryRoutes(app: App, deps: ModuleDeps): void {
  app.get('/meja/jaringan', { config }, async (request, reply) => reply.page(await overviewPage(request, deps)));
  addFileRoutes(app, deps);
  for (const kind of kinds) {
    const path = `/meja/jaringan/${kind.path}`;
    app.get(path, { config, schema: { querystring: listQuery } }, async (request, reply) =>
      reply.page(await listPage(request, deps, kind, request.query)),
    );
    app.get(`${path}/:id`, { config, schema: { params: byId } }, async (request, reply) =>
      reply.page(await recordPage(request, deps, kind, request.params.id)),
    );
    addFormRoutes(app, deps, kind);
    addRemoval(app, deps, kind);
  }
}

function addRemoval(app: App, deps: ModuleDeps, kind: RecordKind): void {
  const path = `/meja/jaringan/${kind.path}`;
  app.post(`${path}/:id/hapus`, { config, schema: { params: byId } }, async (request, reply) => {
    const { actor, language, today } = visitOf(request, deps.clock, PERMISSION.manage);
    const { id } = request.params;
    const words = inventoryTexts(language);
    const record = await inReadOnly(deps.db, actor, (tx) => getRecord(tx, kind, id));
    if (!may(actor, PERMISSION.manage, record.unitPath)) throw new AppError('not-allowed', `${id} lies out of reach`);
    const errors = await removeRecord(deps.db, actor, kind, { id, language, today });
    const [why] = Object.values(errors);
    const text = why === undefined ? words.removed(record.title) : words.stays(record.title, why);
    return reply.setFlash({ text }).redirect(why === undefined ? path : recordHref(kind, id), 303);
  });
}
