import { h } from 'preact';
import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import type { App, FastifyRequest } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { may } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { formatDate } from '../../../platform/ui/format.ts';
import { config, listHref, listQuery, ROWS, submitOnce, visitOf } from '../desk.ts';
import { listColleagues } from '../people/queries.ts';
import { PERMISSION } from '../permissions.ts';
import { handOver, revokeHandOver } from './commands.ts';
import { stateOf } from './delegation.ts';
import { absenceSchema, receiverOf, toHandOver } from './form.ts';
import { listHandOvers } from './queries.ts';
import { handOverTexts } from './texts.ts';
import { AbsencePage } from './views/absence-page.tsx';

const HREF = '/meja/berhalangan';
const byDelegation = z.object({ id: idSchema<'delegation'>() });

/** Handing over while absent; everybody at the desk may. */
export function addHandOverRoutes(app: App, deps: ModuleDeps): void {
  app.get(HREF, { config, schema: { querystring: listQuery } }, async (request, reply) =>
    reply.page(await absencePage(request, deps, { form: emptyForm, cursor: request.query.kursor })),
  );

  app.post(HREF, { config }, async (request, reply) => {
    const { actor, language, today } = visitOf(request, deps.clock);
    const read = parseForm(absenceSchema(language, today), request.body);
    const again = async (errors: FormState['errors']) => {
      const form = { values: read.values, errors };
      return reply.page(await absencePage(request, deps, { form }), { status: 422 });
    };
    if (!read.ok) return again(read.errors);
    const receiver = await inReadOnly(deps.db, actor, (tx) =>
      receiverOf(tx, read.value.kepada, actor.personId, language),
    );
    if ('errors' in receiver) return again(receiver.errors);
    const words = handOverTexts(language);
    const outcome = await submitOnce(deps.db, actor, read.value.kunci, (tx) =>
      handOver(tx, actor, toHandOver(read.value, receiver.id), today),
    );
    if (!outcome.ok) return again({ kepada: words.toMissing });
    const text = words.handedOver(receiver.name, formatDate(read.value.sampai, language));
    const undo = { action: `${HREF}/${outcome.href}/cabut`, label: words.undo };
    return reply.setFlash({ text, undo }).redirect(HREF, 303);
  });

  app.post(`${HREF}/:id/cabut`, { config, schema: { params: byDelegation } }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock);
    await revokeHandOver(deps.db, actor, request.params.id);
    return reply.setFlash({ text: handOverTexts(language).revoked }).redirect(HREF, 303);
  });
}

async function absencePage(
  request: FastifyRequest,
  deps: ModuleDeps,
  asked: { readonly form: FormState; readonly cursor?: string | undefined },
) {
  const { actor, language, today } = visitOf(request, deps.clock);
  const isOfAll = may(actor, PERMISSION.managePeople, '/');
  const { page, colleagues } = await inReadOnly(deps.db, actor, async (tx) => ({
    page: await listHandOvers(tx, isOfAll ? null : actor.personId, { cursor: asked.cursor, limit: ROWS }),
    colleagues: await listColleagues(tx, actor.homeUnitId, actor.personId),
  }));
  const rows = page.rows.map((row) => {
    const state = stateOf(row, today);
    const isOpen = state === 'planned' || state === 'in-force';
    return { ...row, state, mayRevoke: isOpen && (isOfAll || row.fromPersonId === actor.personId) };
  });
  const href = (cursor: string | null) => listHref(HREF, {}, cursor);
  const view = h(AbsencePage, {
    ...{ language, today, form: asked.form, submissionKey: crypto.randomUUID(), rows, isOfAll },
    ...{ colleagues: colleagues.map(({ name }) => name), previousHref: href(page.previous), nextHref: href(page.next) },
  });
  return deskPage(request, deps.assets, { title: handOverTexts(language).title }, view);
}
