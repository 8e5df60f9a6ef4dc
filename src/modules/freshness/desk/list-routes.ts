import { h, type VNode } from 'preact';
import type { z } from 'zod';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, type FastifyRequest, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { mayAnywhere } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { countItems, type ItemFilter, itemKey, listItems } from '../item-list.ts';
import { rangeOf } from '../keys.ts';
import { PERMISSION } from '../permissions.ts';
import { listHeadings } from '../schedules.ts';
import { findStanding } from '../standing/standing-queries.ts';
import { deskScope, filterOf, itemQuery } from './request-parts.ts';
import { deskTexts } from './texts.ts';
import { ItemListPage } from './views/item-list.tsx';

const PAGE_ROWS = 50;

/** The list of what a person keeps up to date. */
export function addListRoutes(app: App, deps: ModuleDeps): void {
  const options = { config: { host: 'government' }, schema: { querystring: itemQuery } } as const;
  app.get('/meja/kesegaran', options, async (request, reply) =>
    reply.page(await listView(request, deps, request.query, emptyForm)),
  );
}

/** The list as an address asks for it, with a form that could not be taken. Five queries. */
export async function listView(
  request: FastifyRequest,
  deps: ModuleDeps,
  query: z.output<typeof itemQuery>,
  form: FormState,
): Promise<VNode> {
  const actor = requireActor(request);
  const { language } = request;
  const today = deps.clock.today(siteOf(request).timeZone);
  const filter: ItemFilter = { ...filterOf(query), within: deskScope(actor) };
  const read = await inReadOnly(deps.db, actor, async (tx) => ({
    page: await listItems(tx, filter, { today, range: rangeOf(itemKey, query), limit: PAGE_ROWS }),
    counts: await countItems(tx, filter),
    headings: await listHeadings(tx, today),
    unitName: filter.unitId ? ((await findStanding(tx, filter.unitId))?.unitName ?? null) : null,
  }));
  const view = h(ItemListPage, {
    ...{ language, today, ...read, filter: filterOf(query), form, submissionKey: newId() },
    mayConfirm: mayAnywhere(actor, PERMISSION.confirm),
    mayManage: mayAnywhere(actor, PERMISSION.manage),
    mayReview: mayAnywhere(actor, PERMISSION.review),
  });
  return deskPage(request, deps.assets, { title: deskTexts(language).title, place: '/meja/kesegaran' }, view);
}
