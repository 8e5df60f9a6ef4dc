import { h } from 'preact';
import { z } from 'zod';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import { idSchema } from '../../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../../platform/database/tenancy.ts';
import { AppError } from '../../../../platform/errors.ts';
import { deskPage } from '../../../../platform/http/desk-page.tsx';
import type { App, FastifyRequest } from '../../../../platform/http/fastify.ts';
import { parseForm } from '../../../../platform/http/forms.ts';
import { assertMay, may, mayAnywhere } from '../../../../platform/identity/actor.ts';
import { enqueue } from '../../../../platform/jobs/enqueue.ts';
import type { ModuleDeps } from '../../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../../platform/ui/form-state.ts';
import { formatNumber } from '../../../../platform/ui/format.ts';
import { config, visitOf } from '../../desk.ts';
import { PERMISSION } from '../../permissions.ts';
import { acceptFinding } from './accept.ts';
import { readCredential } from './credential-form.ts';
import { deleteCredential, insertCredential, listCredentials, sealerOf } from './credentials.ts';
import { discoverJob } from './discover-job.ts';
import {
  decideFinding,
  getOpenFinding,
  insertDiscovery,
  listDiscoveries,
  listOpenFindings,
} from './discovery-queries.ts';
import { readTarget } from './targets.ts';
import { discoveryTexts } from './texts.ts';
import { DiscoveryPage } from './views.tsx';

const PATH = '/meja/jaringan/penemuan';
const byFinding = z.object({ id: idSchema<'finding'>() });
const byCredential = z.object({ id: idSchema<'snmp-credential'>() });
const anyFields = z.record(z.string(), z.unknown());
/** Rounds and secrets weigh on the network and on safety: few at a time. */
const seldom = { config: { ...config, rateLimit: { max: 20, timeWindow: '1 minute' } } } as const;

/** Discovery at the desk: asking, deciding, and the secrets to ask with. */
export function addDiscoveryRoutes(app: App, deps: ModuleDeps): void {
  app.get(PATH, { config }, async (request, reply) => reply.page(await discoveryPage(request, deps, emptyForm)));
  addStartRoute(app, deps);
  addDecisionRoutes(app, deps);
  addCredentialRoutes(app, deps);
}

function addStartRoute(app: App, deps: ModuleDeps): void {
  app.post(PATH, seldom, async (request, reply) => {
    const { actor, language } = managerOf(request, deps);
    const words = discoveryTexts(language);
    const { values } = parseForm(anyFields, request.body);
    const credentialId = idSchema<'snmp-credential'>().safeParse(values.kredensial).data;
    const errors = await inTransaction(deps.db, actor, async (tx): Promise<FormState['errors']> => {
      const target = await readTarget(tx, values.target ?? '');
      if (!target.ok) return { target: words[target.fault] };
      const known = (await listCredentials(tx)).find(({ id }) => id === credentialId);
      if (!known) return { kredensial: words.missing };
      const by = { id: actor.personId, name: actor.name };
      const discoveryId = await insertDiscovery(tx, { target: target.network, credentialId: known.id, by });
      await enqueue(tx, discoverJob, { governmentId: actor.governmentId, discoveryId });
      await recordAudit(tx, actor, { action: 'network.discover', subject: `discovery:${discoveryId}` });
      return {};
    });
    if (Object.keys(errors).length > 0) {
      return reply.page(await discoveryPage(request, deps, { values, errors }), { status: 422 });
    }
    return reply.setFlash({ text: words.queued }).redirect(PATH, 303);
  });
}

function addDecisionRoutes(app: App, deps: ModuleDeps): void {
  app.post(`${PATH}/:id/terima`, { config, schema: { params: byFinding } }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock, PERMISSION.manage);
    const words = discoveryTexts(language);
    const { values } = parseForm(anyFields, request.body);
    const asked = { locationName: (values.lokasi ?? '').slice(0, 200), language };
    const accepted = await acceptFinding(deps.db, actor, request.params.id, asked);
    const why = accepted.ok ? accepted.left.slice(0, 3).join(' ') : Object.values(accepted.errors).join(' ');
    const text = accepted.ok ? `${words.accepted(accepted.name)} ${why}` : words.refused(why);
    return reply.setFlash({ text: text.trim() }).redirect(PATH, 303);
  });
  app.post(`${PATH}/terima-semua`, { config }, async (request, reply) => {
    const { actor, language, within } = visitOf(request, deps.clock, PERMISSION.manage);
    const open = await inReadOnly(deps.db, actor, (tx) => listOpenFindings(tx, within));
    let done = 0;
    for (const { id } of open) {
      if ((await acceptFinding(deps.db, actor, id, { locationName: '', language })).ok) done += 1;
    }
    const [accepted, left] = [formatNumber(done, language), formatNumber(open.length - done, language)];
    return reply.setFlash({ text: discoveryTexts(language).acceptedMany(accepted, left) }).redirect(PATH, 303);
  });
  app.post(`${PATH}/:id/abaikan`, { config, schema: { params: byFinding } }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock, PERMISSION.manage);
    await inTransaction(deps.db, actor, async (tx) => {
      const { unitPath } = await getOpenFinding(tx, request.params.id);
      assertMay(actor, PERMISSION.manage, unitPath);
      await decideFinding(tx, request.params.id, 'dismissed', actor.personId);
    });
    return reply.setFlash({ text: discoveryTexts(language).dismissed }).redirect(PATH, 303);
  });
}

function addCredentialRoutes(app: App, deps: ModuleDeps): void {
  app.post(`${PATH}/kredensial`, seldom, async (request, reply) => {
    const { actor, language } = managerOf(request, deps);
    const words = discoveryTexts(language);
    const { values } = parseForm(anyFields, request.body);
    const read = readCredential(values, language);
    const errors = read.ok ? {} : read.errors;
    const isTaken = read.ok && !(await saveCredential(request, deps, read.value));
    if (!read.ok || isTaken) {
      const form = { values: { ...values, community: '' }, errors: isTaken ? { nama: words.taken } : errors };
      return reply.page(await discoveryPage(request, deps, form), { status: 422 });
    }
    await inTransaction(deps.db, actor, (tx) =>
      recordAudit(tx, actor, { action: 'network.add-credential', subject: `government:${actor.governmentId}` }),
    );
    return reply.setFlash({ text: words.savedCredential }).redirect(PATH, 303);
  });
  app.post(`${PATH}/kredensial/:id/hapus`, { config, schema: { params: byCredential } }, async (request, reply) => {
    const { actor, language } = managerOf(request, deps);
    await inTransaction(deps.db, actor, async (tx) => {
      await deleteCredential(tx, request.params.id);
      const subject = `snmp-credential:${request.params.id}`;
      await recordAudit(tx, actor, { action: 'network.remove-credential', subject });
    });
    return reply.setFlash({ text: discoveryTexts(language).removedCredential }).redirect(PATH, 303);
  });
}

/** False when the name is taken. */
async function saveCredential(
  request: FastifyRequest,
  deps: ModuleDeps,
  credential: Parameters<typeof insertCredential>[2],
): Promise<boolean> {
  const { actor } = managerOf(request, deps);
  return inTransaction(deps.db, actor, async (tx) => {
    const known = await listCredentials(tx);
    if (known.some(({ name }) => name.toLowerCase() === credential.name.toLowerCase())) return false;
    await insertCredential(tx, { sealer: sealerOf(deps.settings), tenant: actor }, credential);
    return true;
  });
}

/** Asking reaches the whole network: only for who manages all of it. */
function managerOf(request: FastifyRequest, deps: ModuleDeps) {
  const visit = visitOf(request, deps.clock, PERMISSION.manage);
  if (!visit.within.includes('/'))
    throw new AppError('not-allowed', 'Only who manages the whole network may ask devices');
  return visit;
}

async function discoveryPage(request: FastifyRequest, deps: ModuleDeps, form: FormState) {
  const { actor, language, timeZone, within } = visitOf(request, deps.clock);
  const read = await inReadOnly(deps.db, actor, async (tx) => ({
    credentials: await listCredentials(tx),
    rounds: await listDiscoveries(tx),
    findings: await listOpenFindings(tx, within),
  }));
  const mayDecide = mayAnywhere(actor, PERMISSION.manage);
  const view = h(DiscoveryPage, {
    language,
    timeZone,
    form,
    ...read,
    mayAsk: may(actor, PERMISSION.manage, '/'),
    mayDecide,
  });
  return deskPage(request, deps.assets, { title: discoveryTexts(language).title, place: '/meja/jaringan' }, view);
}
