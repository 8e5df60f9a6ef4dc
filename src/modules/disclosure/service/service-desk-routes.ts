import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { z } from 'zod';
import { recordAudit } from '../../../platform/audit/audit.ts';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { dropPages } from '../../../platform/http/notices.ts';
import { type Actor, assertMay, may, mayAnywhere } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { findPeople } from '../../organization/index.ts';
import { PERMISSION } from '../permissions.ts';
import { type ServiceFacts, serviceFactsSchema } from './service.ts';
import { findServiceVersion, insertService, listServiceVersions } from './service-queries.ts';
import { SERVICE_TAG } from './service-routes.ts';
import { serviceTexts } from './service-texts.ts';
import { SERVICE_PATH, ServiceDesk } from './views/service-desk.tsx';

const config = { host: 'government' } as const;
const VERSIONS_SHOWN = 20;

/** Writing the page of the PPID; each saved state stays and can be brought back. */
export function addServiceDeskRoutes(app: App, deps: ModuleDeps): void {
  app.get(SERVICE_PATH, { config }, async (request, reply) => showDesk(request, reply, deps, null));

  app.post(SERVICE_PATH, { config }, async (request, reply) => {
    const actor = requireActor(request);
    assertMay(actor, PERMISSION.manage, '/');
    const today = deps.clock.today(siteOf(request).timeZone);
    const read = parseForm(serviceForm(request.language, today), request.body);
    if (!read.ok) return showDesk(request, reply, deps, read);
    const previous = await save(deps, actor, read.value);
    const { saved, undo: label } = serviceTexts(request.language);
    const undo = previous && { undo: { action: `${SERVICE_PATH}/kembalikan/${previous}`, label } };
    return reply.setFlash({ text: saved, ...undo }).redirect(SERVICE_PATH, 303);
  });

  const params = z.object({ id: idSchema<'ppid-service'>() });
  app.post(`${SERVICE_PATH}/kembalikan/:id`, { config, schema: { params } }, async (request, reply) => {
    const actor = requireActor(request);
    assertMay(actor, PERMISSION.manage, '/');
    const { id } = request.params;
    const version = await inReadOnly(deps.db, actor, (tx) => findServiceVersion(tx, id));
    if (!version) throw new AppError('not-found', `The page of the PPID was never saved as ${id}`);
    await save(deps, actor, version.facts);
    return reply.setFlash({ text: serviceTexts(request.language).undone }).redirect(SERVICE_PATH, 303);
  });
}

/** @returns the id of the state before; null when there was none */
async function save({ db, clock }: ModuleDeps, actor: Actor, facts: ServiceFacts): Promise<string | null> {
  return inTransaction(db, actor, async (tx) => {
    const [before] = await listServiceVersions(tx, 1);
    if (before && JSON.stringify(before.facts) === JSON.stringify(serviceFactsSchema.parse(facts))) return null;
    await insertService(tx, facts, { by: actor.personId, at: clock.now() });
    await recordAudit(tx, actor, { action: 'disclosure.write-service', subject: 'ppid-service:current' });
    await dropPages(tx, [SERVICE_TAG]);
    return before?.id ?? null;
  });
}

/** The facts with words for what is wrong with them. */
function serviceForm(language: Language, today: Temporal.PlainDate) {
  const { errors } = serviceTexts(language);
  const text = (longest: number) => z.string().max(longest, errors.long).default('');
  const { shape } = serviceFactsSchema;
  return z.object({
    ...{ superior: text(200), ppid: text(200), officers: text(4000), place: text(4000), hours: text(4000) },
    ...{ fees: text(4000), maklumat: text(4000), signedBy: text(200), signedTitle: text(200) },
    signedOn: z
      .string()
      .refine((typed) => shape.signedOn.safeParse(typed).success && typed <= today.toString(), errors.date)
      .default(''),
    audio: z
      .string()
      .refine((typed) => shape.audio.safeParse(typed).success, errors.audio)
      .default(''),
  });
}

async function showDesk(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: ModuleDeps,
  typed: FormState | null,
): Promise<FastifyReply> {
  const actor = requireActor(request);
  if (!mayAnywhere(actor, PERMISSION.view) && !mayAnywhere(actor, PERMISSION.manage))
    throw new AppError('not-allowed', 'The work of the PPID is not theirs');
  const { language } = request;
  const { timeZone } = siteOf(request);
  const { versions, people } = await inReadOnly(deps.db, actor, async (tx) => {
    const some = await listServiceVersions(tx, VERSIONS_SHOWN);
    return { versions: some, people: await findPeople(tx, [...new Set(some.map(({ savedBy }) => savedBy))]) };
  });
  const words = serviceTexts(language);
  const values = versions[0]?.facts ?? { maklumat: words.draft };
  const view = h(ServiceDesk, {
    ...{ language, timeZone, today: deps.clock.today(timeZone), form: typed ?? { values, errors: {} }, versions },
    names: Object.fromEntries(people.map(({ id, name }) => [id, name])),
    ...{ mayWrite: may(actor, PERMISSION.manage, '/'), mayExport: mayAnywhere(actor, PERMISSION.export) },
  });
  const page = deskPage(request, deps.assets, { title: words.deskTitle, place: SERVICE_PATH }, view);
  return reply.page(page, { status: typed ? 422 : 200 });
}
