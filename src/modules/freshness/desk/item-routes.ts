import { h, type VNode } from 'preact';
import { z } from 'zod';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import {
  type App,
  type FastifyReply,
  type FastifyRequest,
  requireActor,
  siteOf,
} from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { may } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import { findUnitByText } from '../../organization/index.ts';
import type { ItemId } from '../item.ts';
import { listItemsById } from '../item-queries.ts';
import { keepUnder } from '../manage.ts';
import { PERMISSION } from '../permissions.ts';
import { listHeadings } from '../schedules.ts';
import { itemView } from './item-view.ts';
import { byItem, pickedIds } from './request-parts.ts';
import { scheduleForm } from './schedule-form.ts';
import { deskTexts } from './texts.ts';
import { SchedulePage } from './views/schedule-page.tsx';

const config = { host: 'government' } as const;
const pickedQuery = z.object({ id: pickedIds });

/** The page of one item, and how one or several are kept. */
export function addItemRoutes(app: App, deps: ModuleDeps): void {
  app.get('/meja/kesegaran/jadwal', { config, schema: { querystring: pickedQuery } }, async (request, reply) => {
    const form = { values: { satuan: 'M', tenggang: '14' }, errors: {} };
    return reply.page(await scheduleView(request, deps, request.query.id, form));
  });

  app.post('/meja/kesegaran/jadwal', { config }, async (request, reply) => {
    const picked = parseForm(pickedQuery, request.body);
    if (!picked.ok) return reply.redirect('/meja/kesegaran', 303);
    const again = (form: FormState) => scheduleView(request, deps, picked.value.id, form);
    return keep(request, reply, { deps, body: request.body, again, next: '/meja/kesegaran' });
  });

  app.get('/meja/kesegaran/:id', { config, schema: { params: byItem } }, async (request, reply) =>
    reply.page(await itemView(request, deps, request.params.id, {})),
  );

  app.post('/meja/kesegaran/:id/jadwal', { config, schema: { params: byItem } }, async (request, reply) => {
    const { id } = request.params;
    const given = request.body !== null && typeof request.body === 'object' ? request.body : {};
    const again = (schedule: FormState) => itemView(request, deps, id, { schedule });
    return keep(request, reply, { deps, body: { ...given, id }, again, next: `/meja/kesegaran/${id}` });
  });
}

interface Keeping {
  readonly deps: ModuleDeps;
  readonly body: unknown;
  readonly next: string;
  again(form: FormState): Promise<VNode>;
}

async function keep(request: FastifyRequest, reply: FastifyReply, { deps, body, next, again }: Keeping) {
  const actor = requireActor(request);
  const words = deskTexts(request.language);
  const form = parseForm(scheduleForm(request.language), body);
  const refuse = async (errors: FormState['errors']) =>
    reply.page(await again({ values: form.values, errors }), { status: 422 });
  if (!form.ok) return refuse(form.errors);
  const { id: itemIds, judul, setiap, satuan, tenggang, dasar, pengurus } = form.value;
  const owner = pengurus === undefined ? null : await readOwner(request, deps, pengurus);
  if (typeof owner === 'string') return refuse({ pengurus: owner });
  const cadence = setiap === undefined ? null : `P${setiap}${satuan}`;
  try {
    await keepUnder(deps, actor, {
      ...{ itemIds, cadence, graceDays: tenggang, headingId: judul ?? null, legalBasis: dasar ?? '' },
      ownerId: owner?.id ?? null,
    });
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid') return refuse({ setiap: words.errors.refused });
    throw error;
  }
  reply.setFlash({ text: words.saved, kind: 'success' });
  return reply.redirect(next, 303);
}

/** The unit that a text names, or why there is none. */
async function readOwner(request: FastifyRequest, deps: ModuleDeps, text: string) {
  const actor = requireActor(request);
  const { errors } = deskTexts(request.language);
  const choice = await inReadOnly(deps.db, actor, (tx) => findUnitByText(tx, text));
  if (choice.kind === 'none') return errors.owner(choice.near.map(({ name }) => name).join(', '));
  if (choice.kind === 'several') return errors.owner(choice.units.map(({ label }) => label).join(', '));
  return may(actor, PERMISSION.manage, choice.unit.path) ? choice.unit : errors.ownerElsewhere;
}

async function scheduleView(
  request: FastifyRequest,
  deps: ModuleDeps,
  ids: readonly ItemId[],
  form: FormState,
): Promise<VNode> {
  const actor = requireActor(request);
  const { language } = request;
  const today = deps.clock.today(siteOf(request).timeZone);
  const read = await inReadOnly(deps.db, actor, async (tx) => ({
    items: (await listItemsById(tx, ids)).filter(({ unitPath }) => may(actor, PERMISSION.manage, unitPath)),
    headings: await listHeadings(tx, today),
  }));
  if (read.items.length === 0) throw new AppError('not-found', 'Nothing that the person keeps was picked');
  const title = deskTexts(language).scheduleTitle;
  const breadcrumbs = [{ label: deskTexts(language).title, href: '/meja/kesegaran' }];
  const view = h(SchedulePage, { language, ...read, form });
  return deskPage(request, deps.assets, { title, place: '/meja/kesegaran', breadcrumbs }, view);
}
