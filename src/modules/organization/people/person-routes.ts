import { h } from 'preact';
import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, type FastifyRequest, siteOf } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { originOf } from '../../../platform/http/place.ts';
import { assertMay, may, type PersonId } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import { config, mendable, visitOf } from '../desk.ts';
import { PERMISSION } from '../permissions.ts';
import { getUnit } from '../units/queries.ts';
import { listAssignments, listRoles } from './assignment-queries.ts';
import { mayGiveRole } from './authority.ts';
import { changePerson, invitePerson } from './commands.ts';
import { personRefusal, personSchema, personValues, toNewPerson, unitFromText } from './forms.ts';
import { getPerson } from './queries.ts';
import { peopleTexts } from './texts.ts';
import { PersonPage } from './views/person-page.tsx';

/** Addresses that name one person. */
export const byPerson = z.object({ id: idSchema<'person'>() });

/** The page of one person and what is done there. */
export function addPersonPageRoutes(app: App, deps: ModuleDeps): void {
  app.get('/meja/orang/:id', { config, schema: { params: byPerson } }, async (request, reply) =>
    reply.page(await personPage(request, deps, request.params.id, {})),
  );
  addChangeRoute(app, deps);
  addActivityRoutes(app, deps);
  addInvitationRoute(app, deps);
}

function addChangeRoute(app: App, deps: ModuleDeps): void {
  app.post('/meja/orang/:id', { config, schema: { params: byPerson } }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock);
    const { id } = request.params;
    const read = parseForm(personSchema(language), request.body);
    if (!read.ok) return reply.page(await personPage(request, deps, id, { form: read }), { status: 422 });
    const named = await inReadOnly(deps.db, actor, (tx) => unitFromText(tx, read.value.unit, language));
    if ('errors' in named) {
      const form = { values: read.values, ...named };
      return reply.page(await personPage(request, deps, id, { form }), { status: 422 });
    }
    const outcome = await mendable(async () => {
      await changePerson(deps.db, actor, id, toNewPerson(read.value, named.unit.id));
      return `/meja/orang/${id}`;
    });
    if (outcome.ok) {
      return reply.setFlash({ text: peopleTexts(language).saved(read.value.nama) }).redirect(outcome.href, 303);
    }
    const form = { values: read.values, errors: personRefusal(outcome, language) };
    return reply.page(await personPage(request, deps, id, { form }), { status: 422 });
  });
}

function addActivityRoutes(app: App, deps: ModuleDeps): void {
  const change = (action: 'tutup' | 'buka') =>
    app.post(`/meja/orang/:id/${action}`, { config, schema: { params: byPerson } }, async (request, reply) => {
      const { actor, language } = visitOf(request, deps.clock);
      const [words, isActive, href] = [peopleTexts(language), action === 'buka', `/meja/orang/${request.params.id}`];
      const outcome = await mendable(async () => {
        await changePerson(deps.db, actor, request.params.id, { isActive });
        return href;
      });
      if (!outcome.ok) return reply.setFlash({ kind: 'danger', text: words.notYourself }).redirect(href, 303);
      const { name } = await inReadOnly(deps.db, actor, (tx) => getPerson(tx, request.params.id));
      const undo = { action: `${href}/${isActive ? 'tutup' : 'buka'}`, label: words.undo };
      return reply.setFlash({ text: isActive ? words.opened(name) : words.closed(name), undo }).redirect(href, 303);
    });
  change('tutup');
  change('buka');
}

function addInvitationRoute(app: App, deps: ModuleDeps): void {
  app.post('/meja/orang/:id/undang', { config, schema: { params: byPerson } }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock);
    const { governmentName, governmentLabel } = siteOf(request);
    const words = peopleTexts(language);
    const { id } = request.params;
    const host = { origin: originOf(deps.address, governmentLabel), governmentName, language, now: deps.clock.now() };
    const isSent = await invitePerson(deps.db, actor, id, host);
    const { name } = await inReadOnly(deps.db, actor, (tx) => getPerson(tx, id));
    const text = isSent ? words.invited(name) : words.invitedBefore;
    return reply.setFlash({ text, kind: isSent ? 'success' : 'notice' }).redirect(`/meja/orang/${id}`, 303);
  });
}

/** Forms that were refused, to be shown again. */
interface RefusedForms {
  readonly form?: FormState;
  readonly giftForm?: FormState;
}

/** The page of one person; forms that were refused show what was typed. */
export async function personPage(request: FastifyRequest, deps: ModuleDeps, id: PersonId, refused: RefusedForms) {
  const { actor, language, today } = visitOf(request, deps.clock);
  const { person, unit, assignments, roles } = await inReadOnly(deps.db, actor, async (tx) => {
    const found = await getPerson(tx, id);
    const [home, held, all] = [await getUnit(tx, found.unitId), await listAssignments(tx, id), await listRoles(tx)];
    return { person: found, unit: home, assignments: held, roles: all };
  });
  const mayManage = may(actor, PERMISSION.managePeople, unit.path);
  if (!mayManage && id !== actor.personId) assertMay(actor, PERMISSION.view, unit.path);
  const roleOf = new Map(roles.map((role) => [role.id, role]));
  const isOneself = id === actor.personId;
  const rows = assignments.map((held) => {
    const role = roleOf.get(held.roleId);
    const isOver = held.endsOn !== null && Temporal.PlainDate.compare(held.endsOn, today) < 0;
    return { ...held, mayEnd: !isOneself && !isOver && role !== undefined && mayGiveRole(actor, role, held.unitPath) };
  });
  const giftValues = { di: unit.label || unit.name, mulai: today.toString() };
  const view = h(PersonPage, {
    ...{ language, person, unit, mayManage, isOneself, assignments: rows, submissionKey: crypto.randomUUID() },
    roles: mayManage ? roles.filter((role) => mayGiveRole(actor, role, unit.path)) : [],
    form: refused.form ?? personValues(person, unit),
    giftForm: refused.giftForm ?? { values: giftValues, errors: {} },
  });
  const breadcrumbs = [{ label: peopleTexts(language).title, href: '/meja/orang' }];
  return deskPage(request, deps.assets, { title: person.name, breadcrumbs }, view);
}
