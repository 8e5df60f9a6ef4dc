import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { h } from 'preact';
import { z } from 'zod';
import { newId } from '../../../platform/database/ids.ts';
import { PROJECT_ROOT } from '../../../platform/database/migrate.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, type FastifyRequest, siteOf } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { originOf } from '../../../platform/http/place.ts';
import { once } from '../../../platform/http/submission.ts';
import { may } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { config, visitOf } from '../desk.ts';
import { PERMISSION } from '../permissions.ts';
import { sealerOf } from '../sealer.ts';
import { type AgentId, addAgent, listAgents, renewSecret, revokeAgent } from './agents.ts';
import { agentTexts } from './texts.ts';
import { AgentsPage } from './views/agents-page.tsx';

const PATH = '/meja/jaringan/agen';
const schema = { params: z.object({ id: z.guid().transform((id) => id as AgentId) }) };

/** Desk pages of agents: the list, a new one, its settings, and its end. */
export function addAgentDeskRoutes(app: App, deps: ModuleDeps): void {
  app.get(PATH, { config }, async (request, reply) => reply.page(await page(request, deps, emptyForm)));

  app.post(PATH, { config }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock, PERMISSION.manage);
    const words = agentTexts(language);
    const form = z.object({
      nama: z.string(words.nameFault).trim().min(1, words.nameFault).max(160, words.nameFault),
      kunci: z.guid(),
    });
    const read = parseForm(form, request.body);
    if (!read.ok) return reply.page(await page(request, deps, read), { status: 422 });
    const { nama: name, kunci: key } = read.value;
    const sealer = sealerOf(deps.settings);
    await inTransaction(deps.db, actor, (tx) =>
      once(tx, { key, by: actor.personId }, async () => addAgent(tx, actor, sealer, { name, locationId: null })),
    );
    return reply.setFlash({ text: words.added(name) }).redirect(PATH, 303);
  });

  app.post(`${PATH}/:id/pengaturan`, { config, schema }, async (request, reply) => {
    const { actor } = visitOf(request, deps.clock, PERMISSION.manage);
    const { id } = request.params;
    const secret = await inTransaction(deps.db, actor, (tx) => renewSecret(tx, actor, sealerOf(deps.settings), id));
    const server = originOf(deps.address, siteOf(request).governmentLabel);
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="pendopo-agent.json"')
      .type('application/json')
      .send(`${JSON.stringify({ server, agent: id, secret }, null, 2)}\n`);
  });

  app.post(`${PATH}/:id/cabut`, { config, schema }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock, PERMISSION.manage);
    await inTransaction(deps.db, actor, (tx) => revokeAgent(tx, actor, request.params.id, deps.clock.now()));
    return reply.setFlash({ text: agentTexts(language).revoked }).redirect(PATH, 303);
  });

  app.get(`${PATH}/pendopo-agent.mjs`, { config }, async (request, reply) => {
    visitOf(request, deps.clock);
    return reply
      .header('content-disposition', 'attachment; filename="pendopo-agent.mjs"')
      .type('text/javascript; charset=utf-8')
      .send(createReadStream(join(PROJECT_ROOT, 'agent/pendopo-agent.mjs')));
  });
}

async function page(request: FastifyRequest, deps: ModuleDeps, form: FormState) {
  const { actor, language } = visitOf(request, deps.clock);
  const agents = await inReadOnly(deps.db, actor, listAgents);
  const mayAdd = may(actor, PERMISSION.manage, '/');
  const view = h(AgentsPage, {
    ...{ language, agents, now: deps.clock.now() },
    form: mayAdd ? { ...form, submissionKey: form.values.kunci ?? newId() } : null,
  });
  return deskPage(request, deps.assets, { title: agentTexts(language).title, place: '/meja/jaringan' }, view);
}
