import { h } from 'preact';
import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import type { App, FastifyRequest } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { type Actor, mayAnywhere, scopeOf } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import { config, listHref, listQuery, type Outcome, ROWS, submitOnce, visitOf } from '../desk.ts';
import { PERMISSION } from '../permissions.ts';
import { getUnit } from '../units/queries.ts';
import { addPerson } from './commands.ts';
import { personRefusal, personSchema, toNewPerson, unitFromText } from './forms.ts';
import { addPersonPageRoutes } from './person-routes.ts';
import { listPeople } from './queries.ts';
import { addRoleRoutes } from './role-routes.ts';
import { peopleTexts } from './texts.ts';
import { NewPersonPage } from './views/person-form.tsx';
import { PersonListPage } from './views/person-list.tsx';

const byUnit = idSchema<'unit'>().optional().catch(undefined);

/** Desk pages about people and roles. */
export function addPeopleRoutes(app: App, deps: ModuleDeps): void {
  addListRoute(app, deps);
  addNewPersonRoutes(app, deps);
  addPersonPageRoutes(app, deps);
  addRoleRoutes(app, deps);
}

/** The units whose people the actor may see. */
export function peopleScope(actor: Actor) {
  return [...scopeOf(actor, PERMISSION.view), ...scopeOf(actor, PERMISSION.managePeople)];
}

function addListRoute(app: App, deps: ModuleDeps): void {
  app.get(
    '/meja/orang',
    { config, schema: { querystring: listQuery.extend({ unit: byUnit }) } },
    async (request, reply) => {
      const { actor, language, today } = visitOf(request, deps.clock);
      const { cari, kursor, unit: unitId } = request.query;
      const { page, unit } = await inReadOnly(deps.db, actor, async (tx) => {
        const found = unitId ? await getUnit(tx, unitId) : null;
        const below = found
          ? peopleScope(actor).map((path) => (found.path.startsWith(path) ? found.path : null))
          : null;
        const within = below ? below.filter((path) => path !== null) : peopleScope(actor);
        return { page: await listPeople(tx, { query: cari, within, cursor: kursor, limit: ROWS, today }), unit: found };
      });
      const href = (cursor: string | null) => listHref('/meja/orang', { cari, unit: unitId }, cursor);
      const view = h(PersonListPage, {
        ...{ language, people: page.rows, query: cari, unit },
        ...{ previousHref: href(page.previous), nextHref: href(page.next) },
        mayManage: mayAnywhere(actor, PERMISSION.managePeople),
        mayImport: mayAnywhere(actor, PERMISSION.importRoster),
      });
      return reply.page(deskPage(request, deps.assets, { title: peopleTexts(language).title }, view));
    },
  );
}

function addNewPersonRoutes(app: App, deps: ModuleDeps): void {
  app.get(
    '/meja/orang/baru',
    { config, schema: { querystring: z.object({ unit: byUnit }) } },
    async (request, reply) => {
      const { actor } = visitOf(request, deps.clock);
      const { unit: unitId } = request.query;
      const unit = unitId ? await inReadOnly(deps.db, actor, (tx) => getUnit(tx, unitId)) : null;
      const form = { values: { unit: unit?.label || unit?.name || '' }, errors: {} };
      return reply.page(newPersonPage(request, deps, form, crypto.randomUUID()));
    },
  );

  app.post('/meja/orang', { config }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock);
    const read = parseForm(personSchema(language), request.body);
    const key = read.values.kunci ?? crypto.randomUUID();
    if (!read.ok) return reply.page(newPersonPage(request, deps, read, key), { status: 422 });
    const named = await inReadOnly(deps.db, actor, (tx) => unitFromText(tx, read.value.unit, language));
    if ('errors' in named) {
      return reply.page(newPersonPage(request, deps, { values: read.values, ...named }, key), { status: 422 });
    }
    const outcome: Outcome = await submitOnce(deps.db, actor, read.value.kunci, async (tx) => {
      const id = await addPerson(tx, actor, toNewPerson(read.value, named.unit.id));
      return `/meja/orang/${id}`;
    });
    if (outcome.ok) {
      return reply.setFlash({ text: peopleTexts(language).added(read.value.nama) }).redirect(outcome.href, 303);
    }
    const form = { values: read.values, errors: personRefusal(outcome, language) };
    return reply.page(newPersonPage(request, deps, form, key), { status: 422 });
  });
}

function newPersonPage(request: FastifyRequest, deps: ModuleDeps, form: FormState, key: string) {
  const { actor, language } = visitOf(request, deps.clock);
  if (!mayAnywhere(actor, PERMISSION.managePeople)) throw new AppError('not-allowed', 'The actor adds nobody');
  const words = peopleTexts(language);
  const view = h(NewPersonPage, { language, form, submissionKey: key });
  const breadcrumbs = [{ label: words.title, href: '/meja/orang' }];
  return deskPage(request, deps.assets, { title: words.add, breadcrumbs }, view);
}
