import { h } from 'preact';
import { z } from 'zod';
import { idSchema } from '../../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../../platform/database/tenancy.ts';
import { AppError } from '../../../../platform/errors.ts';
import { deskPage } from '../../../../platform/http/desk-page.tsx';
import type { App, FastifyRequest } from '../../../../platform/http/fastify.ts';
import { parseForm } from '../../../../platform/http/forms.ts';
import { once } from '../../../../platform/http/submission.ts';
import type { ModuleDeps } from '../../../../platform/module.ts';
import { config, visitOf } from '../../desk.ts';
import { type CredentialId, openCredential } from '../../inventory/discovery/credentials.ts';
import { PERMISSION } from '../../permissions.ts';
import { sealerOf } from '../../sealer.ts';
import type { TargetId } from '../core/target.ts';
import { type AddressGuard, assertMayBeWatched, createAddressGuard, ownHostsOf } from '../probes/address-guard.ts';
import type { Method } from '../storage/targets.ts';
import { readTarget, typedTarget } from './read-target.ts';
import { FORM_METHODS } from './target-form.ts';
import { type TargetListQuery, targetFormPage, targetListPage } from './target-pages.ts';
import { deleteTarget, getTarget, saveTarget, switchTargets } from './target-records.ts';
import { targetTexts } from './target-texts.ts';
import { askOnce, wordsOf } from './test-now.ts';
import { ChooseMethodPage, DeleteTargetPage } from './views/target-form-page.tsx';
import { TARGETS } from './views/target-list.tsx';

const place = '/meja/jaringan';
const byId = { params: z.object({ id: idSchema<'target'>() }) };
const byMethod = { querystring: z.object({ cara: z.enum(FORM_METHODS).optional().catch(undefined) }) };
const listQuery = z.object({
  cari: z.string().trim().min(1).max(100).optional().catch(undefined),
  cara: z
    .enum([...FORM_METHODS, 'simulated'])
    .optional()
    .catch(undefined),
  keadaan: z.enum(['aktif', 'henti']).optional().catch(undefined),
  kursor: z.guid().optional().catch(undefined),
});
const picked = z.object({
  aksi: z.enum(['henti', 'pantau']),
  pilih: z.union([z.array(z.guid()).max(100), z.guid().transform((id) => [id])]).default([]),
});
const FIRST_VALUES = {
  interval: '60',
  ulang: '2',
  jeda: '10',
  sumber: 'probe',
  aman: 'ya',
  jalur: '/',
  sertifikat: '14',
  jenis: 'A',
};
/** Asking costs a few seconds of a socket; a person who mends a setting tries some times. */
const TEST_LIMIT = { ...config, rateLimit: { max: 10, timeWindow: '1 minute' } } as const;

/** Desk pages of targets: set up, tried out, paused, deleted. */
export function addTargetRoutes(app: App, deps: ModuleDeps): void {
  app.get(TARGETS, { config, schema: { querystring: listQuery } }, async (request, reply) =>
    reply.page(await targetListPage(request, deps, request.query as TargetListQuery)),
  );
  const guard = createAddressGuard({ ownHosts: ownHostsOf(deps.settings) });
  addForms(app, deps, guard);
  addSwitches(app, deps);
  addTest(app, deps, guard);
  addDeletion(app, deps);
}

function addForms(app: App, deps: ModuleDeps, guard: AddressGuard): void {
  app.get(`${TARGETS}/baru`, { config, schema: byMethod }, async (request, reply) => {
    const { language } = visitOf(request, deps.clock, PERMISSION.manage);
    const { cara: method } = request.query;
    if (method === undefined) {
      const words = targetTexts(language);
      const page = { title: words.add, place, breadcrumbs: [{ label: words.title, href: TARGETS }] };
      return reply.page(deskPage(request, deps.assets, page, h(ChooseMethodPage, { language })));
    }
    const form = { values: FIRST_VALUES, errors: {} };
    return reply.page(await targetFormPage(request, deps, { method, target: null, form }));
  });

  app.get(`${TARGETS}/:id`, { config, schema: byId }, async (request, reply) => {
    const target = await managed(request, deps, request.params.id);
    const values = await inReadOnly(deps.db, visitOf(request, deps.clock).actor, (tx) => typedTarget(tx, target));
    const form = { values, errors: {} };
    return reply.page(await targetFormPage(request, deps, { method: target.method, target, form }));
  });

  app.post(TARGETS, { config, schema: byMethod }, async (request, reply) => {
    const { cara: method = 'icmp' } = request.query;
    const { language } = request;
    const read = await save(request, deps, { method, id: null, guard });
    if (!read.ok)
      return reply.page(await targetFormPage(request, deps, { method, target: null, form: read }), { status: 422 });
    return reply.setFlash({ text: targetTexts(language).added(read.value.name) }).redirect(TARGETS, 303);
  });

  app.post(`${TARGETS}/:id`, { config, schema: byId }, async (request, reply) => {
    const { id } = request.params;
    const target = await managed(request, deps, id);
    const read = await save(request, deps, { method: target.method, id, guard });
    if (!read.ok) {
      return reply.page(await targetFormPage(request, deps, { method: target.method, target, form: read }), {
        status: 422,
      });
    }
    return reply.setFlash({ text: targetTexts(request.language).saved }).redirect(`${TARGETS}/${id}`, 303);
  });
}

async function save(
  request: FastifyRequest,
  deps: ModuleDeps,
  { method, id, guard }: { readonly method: Method; readonly id: TargetId | null; readonly guard: AddressGuard },
) {
  const { actor, language, within } = visitOf(request, deps.clock, PERMISSION.manage);
  const refused = await refusalOfHost(guard, request.body);
  return inTransaction(deps.db, actor, async (tx) => {
    const before = id === null ? null : await getTarget(tx, id, within);
    const read = await readTarget(tx, request.body, { language, method, before });
    if (!read.ok) return read;
    if (refused !== null) return { ok: false as const, values: read.values, errors: { alamat: refused } };
    const { key, ...wish } = read.value;
    const work = () => saveTarget(tx, actor, id, wish);
    await (key === undefined ? work() : once(tx, { key, by: actor.personId }, work));
    return read;
  });
}

/** Why the address that was typed is not asked, in words; null when it may be, or none was typed. */
async function refusalOfHost(guard: AddressGuard, body: unknown): Promise<string | null> {
  const read = z.object({ alamat: z.string().trim().min(1).max(253) }).safeParse(body);
  if (!read.success) return null;
  return assertMayBeWatched(guard, read.data.alamat).then(
    () => null,
    (error: unknown) => (error instanceof AppError ? error.message : null),
  );
}

/** A target that the person manages. @throws {AppError} `not-found` out of reach, too */
async function managed(request: FastifyRequest, deps: ModuleDeps, id: TargetId) {
  const { actor, within } = visitOf(request, deps.clock, PERMISSION.manage);
  return inReadOnly(deps.db, actor, (tx) => getTarget(tx, id, within));
}

function addSwitches(app: App, deps: ModuleDeps): void {
  const act = async (request: FastifyRequest, ids: readonly string[], isActive: boolean) => {
    const { actor, language, within } = visitOf(request, deps.clock, PERMISSION.manage);
    const count = await inTransaction(deps.db, actor, (tx) => switchTargets(tx, actor, { ids, within, isActive }));
    const words = targetTexts(language);
    const back = { label: words.undo, action: `${TARGETS}/${ids[0]}/${isActive ? 'henti' : 'pantau'}` };
    const text = ids.length === 0 ? words.pickNone : isActive ? words.resumed(count) : words.paused(count);
    return { text, ...(ids.length === 1 && { undo: back }) };
  };
  app.post(`${TARGETS}/pilihan`, { config }, async (request, reply) => {
    const read = parseForm(picked, request.body);
    if (!read.ok) throw new AppError('invalid', 'What was picked is no list of targets');
    const flash = await act(request, read.value.pilih, read.value.aksi === 'pantau');
    return reply.setFlash(flash).redirect(TARGETS, 303);
  });
  for (const [path, isActive] of [
    ['henti', false],
    ['pantau', true],
  ] as const) {
    app.post(`${TARGETS}/:id/${path}`, { config, schema: byId }, async (request, reply) =>
      reply
        .setFlash(await act(request, [request.params.id], isActive))
        .redirect(`${TARGETS}/${request.params.id}`, 303),
    );
  }
}

function addTest(app: App, deps: ModuleDeps, guard: AddressGuard): void {
  app.post(`${TARGETS}/:id/uji`, { config: TEST_LIMIT, schema: byId }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock, PERMISSION.manage);
    const target = await managed(request, deps, request.params.id);
    const back = `${TARGETS}/${target.id}`;
    if (target.sourceId !== 'probe')
      return reply.setFlash({ text: targetTexts(language).tested.agent }).redirect(back, 303);
    const holder = { sealer: sealerOf(deps.settings), tenant: actor };
    const findSecret = (id: string) =>
      inReadOnly(deps.db, actor, (tx) => openCredential(tx, holder, id as CredentialId)).catch(() => null);
    const measured = await askOnce(target, { guard, findSecret });
    const { text, isGood } = wordsOf(measured, language);
    return reply.setFlash({ text, kind: isGood ? 'success' : 'danger' }).redirect(back, 303);
  });
}

function addDeletion(app: App, deps: ModuleDeps): void {
  app.get(`${TARGETS}/:id/hapus`, { config, schema: byId }, async (request, reply) => {
    const target = await managed(request, deps, request.params.id);
    const words = targetTexts(request.language);
    const page = { title: words.removeSure(target.name), place, breadcrumbs: [{ label: words.title, href: TARGETS }] };
    return reply.page(
      deskPage(request, deps.assets, page, h(DeleteTargetPage, { language: request.language, target })),
    );
  });
  app.post(`${TARGETS}/:id/hapus`, { config, schema: byId }, async (request, reply) => {
    const { actor, language, within } = visitOf(request, deps.clock, PERMISSION.manage);
    const name = await inTransaction(deps.db, actor, async (tx) => {
      const target = await getTarget(tx, request.params.id, within);
      await deleteTarget(tx, actor, target);
      return target.name;
    });
    return reply.setFlash({ text: targetTexts(language).removed(name) }).redirect(TARGETS, 303);
  });
}
