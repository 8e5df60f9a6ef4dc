import { z } from 'zod';
import type { Tx } from '../../../../platform/database/database.ts';
import { idSchema } from '../../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../../platform/database/tenancy.ts';
import type { App, FastifyRequest } from '../../../../platform/http/fastify.ts';
import { once } from '../../../../platform/http/submission.ts';
import type { Actor } from '../../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../../platform/module.ts';
import { config, visitOf } from '../../desk.ts';
import { PERMISSION } from '../../permissions.ts';
import { addRule, changeRule, getRule, removeRule, undoRule } from './rule-commands.ts';
import { readRule, typedRule } from './rule-form.ts';
import { ruleFormPage, rulesPage } from './rule-pages.ts';
import { ruleTexts } from './rule-texts.ts';
import type { AlertRuleId } from './rules.ts';
import { RULES } from './views/rule-list.tsx';

const byId = { params: z.object({ id: idSchema<'alert-rule'>() }) };
const foresight = z.object({
  titik: idSchema<'target'>().optional().catch(undefined),
  pada: z.string().max(40).optional().catch(undefined),
});
/** What a new rule begins with: everything, at once, all week. */
const FIRST_VALUES = { jenis: 'down\nflapping\nsilent', hari: '1\n2\n3\n4\n5\n6\n7', terputus: '0', jeda: '0' };

/** Desk pages of the rules: who is told of incidents. */
export function addRuleRoutes(app: App, deps: ModuleDeps): void {
  app.get(RULES, { config, schema: { querystring: foresight } }, async (request, reply) =>
    reply.page(await rulesPage(request, deps, request.query)),
  );

  app.get(`${RULES}/baru`, { config }, async (request, reply) =>
    reply.page(await ruleFormPage(request, deps, { form: { values: FIRST_VALUES, errors: {} }, ruleId: null })),
  );

  app.get(`${RULES}/:id`, { config, schema: byId }, async (request, reply) => {
    const { actor } = visitOf(request, deps.clock, PERMISSION.manage);
    const { id } = request.params;
    const values = await inReadOnly(deps.db, actor, async (tx) => typedRule(tx, await getRule(tx, id)));
    return reply.page(await ruleFormPage(request, deps, { form: { values, errors: {} }, ruleId: id }));
  });

  addSaving(app, deps);
  addSwitching(app, deps);
}

function addSaving(app: App, deps: ModuleDeps): void {
  const save = async (request: FastifyRequest, id: AlertRuleId | null) => {
    const { actor, language } = visitOf(request, deps.clock, PERMISSION.manage);
    return inTransaction(deps.db, actor, async (tx) => {
      const read = await readRule(tx, language, request.body);
      if (!read.ok) return { form: read };
      const { key, ...wish } = read.value;
      const work = async () => (id === null ? addRule(tx, actor, wish) : (await changeRule(tx, actor, id, wish)).id);
      return { id: key === undefined ? await work() : await once(tx, { key, by: actor.personId }, work) };
    });
  };

  app.post(RULES, { config }, async (request, reply) => {
    const saved = await save(request, null);
    if (saved.form)
      return reply.page(await ruleFormPage(request, deps, { form: saved.form, ruleId: null }), { status: 422 });
    return reply.setFlash(undoable(request, 'added', saved.id)).redirect(RULES, 303);
  });

  app.post(`${RULES}/:id`, { config, schema: byId }, async (request, reply) => {
    const { id } = request.params;
    const saved = await save(request, id);
    if (saved.form)
      return reply.page(await ruleFormPage(request, deps, { form: saved.form, ruleId: id }), { status: 422 });
    return reply.setFlash(undoable(request, 'saved', id)).redirect(RULES, 303);
  });
}

function addSwitching(app: App, deps: ModuleDeps): void {
  const act = (
    path: string,
    said: 'switchedOff' | 'switchedOn' | 'removed' | 'undone',
    work: (tx: Tx, actor: Actor, id: AlertRuleId) => Promise<unknown>,
  ) =>
    app.post(`${RULES}/:id/${path}`, { config, schema: byId }, async (request, reply) => {
      const { actor, language } = visitOf(request, deps.clock, PERMISSION.manage);
      const { id } = request.params;
      await inTransaction(deps.db, actor, (tx) => work(tx, actor, id));
      const flash = said === 'undone' ? { text: ruleTexts(language).undone } : undoable(request, said, id);
      return reply.setFlash(flash).redirect(RULES, 303);
    });
  act('nonaktif', 'switchedOff', (tx, actor, id) => changeRule(tx, actor, id, { isActive: false }));
  act('aktif', 'switchedOn', (tx, actor, id) => changeRule(tx, actor, id, { isActive: true }));
  act('hapus', 'removed', removeRule);
  act('urungkan', 'undone', undoRule);
}

function undoable(
  request: FastifyRequest,
  said: 'added' | 'saved' | 'switchedOff' | 'switchedOn' | 'removed',
  id: string,
) {
  const words = ruleTexts(request.language);
  return { text: words[said], undo: { action: `${RULES}/${id}/urungkan`, label: words.undo } };
}
