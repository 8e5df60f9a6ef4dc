import { h } from 'preact';
import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import type { App, FastifyRequest } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { may, mayAnywhere } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import { config, mendable, submitOnce, visitOf } from '../desk.ts';
import { PERMISSION } from '../permissions.ts';
import { listRoles } from './assignment-queries.ts';
import { giftRefusal, roleGiftSchema, unitFromText } from './forms.ts';
import { describePermissions } from './permission-words.ts';
import { byPerson, personPage } from './person-routes.ts';
import type { RoleId } from './role.ts';
import { assignRole, changeRolePermissions, endRole, reopenRole } from './role-commands.ts';
import { peopleTexts } from './texts.ts';
import { RoleMatrixPage, ticksOf } from './views/role-matrix.tsx';

const byAssignment = z.object({ id: idSchema<'assignment'>() });
const byRole = z.object({ id: idSchema<'role'>() });
const until = z.object({ sampai: z.iso.date().optional().catch(undefined) });

/** Giving, ending and reading roles. */
export function addRoleRoutes(app: App, deps: ModuleDeps): void {
  addGiftRoute(app, deps);
  addEndRoutes(app, deps);
  addMatrixRoutes(app, deps);
}

function addGiftRoute(app: App, deps: ModuleDeps): void {
  app.post('/meja/orang/:id/peran', { config, schema: { params: byPerson } }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock);
    const personId = request.params.id;
    const read = parseForm(roleGiftSchema(language), request.body);
    const again = async (errors: FormState['errors']) => {
      const giftForm = { values: read.values, errors };
      return reply.page(await personPage(request, deps, personId, { giftForm }), { status: 422 });
    };
    if (!read.ok) return again(read.errors);
    const named = await inReadOnly(deps.db, actor, (tx) => unitFromText(tx, read.value.di, language));
    if ('errors' in named) return again({ di: named.errors.unit ?? '' });
    const { peran, mulai, sampai, kunci } = read.value;
    const gift = { personId, roleId: peran, unitId: named.unit.id, startsOn: mulai, endsOn: sampai ?? null };
    const outcome = await submitOnce(deps.db, actor, kunci, async (tx) => {
      await assignRole(tx, actor, gift);
      return `/meja/orang/${personId}`;
    });
    if (!outcome.ok) return again(giftRefusal(outcome, language));
    const role = (await inReadOnly(deps.db, actor, listRoles)).find(({ id }) => id === peran);
    return reply.setFlash({ text: peopleTexts(language).roleGiven(role?.name ?? '') }).redirect(outcome.href, 303);
  });
}

function addEndRoutes(app: App, deps: ModuleDeps): void {
  app.post('/meja/peran-orang/:id/akhiri', { config, schema: { params: byAssignment } }, async (request, reply) => {
    const { actor, language, today } = visitOf(request, deps.clock);
    const words = peopleTexts(language);
    const held = await endRole(deps.db, actor, request.params.id, today);
    const query = held.endsOn ? `?sampai=${held.endsOn}` : '';
    const undo = { action: `/meja/peran-orang/${held.id}/pulihkan${query}`, label: words.undo };
    return reply.setFlash({ text: words.ended(held.roleName), undo }).redirect(`/meja/orang/${held.personId}`, 303);
  });

  const schema = { params: byAssignment, querystring: until };
  app.post('/meja/peran-orang/:id/pulihkan', { config, schema }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock);
    const { sampai } = request.query;
    const endsOn = sampai ? Temporal.PlainDate.from(sampai) : null;
    const personId = await reopenRole(deps.db, actor, request.params.id, endsOn);
    return reply.setFlash({ text: peopleTexts(language).reopened }).redirect(`/meja/orang/${personId}`, 303);
  });
}

function addMatrixRoutes(app: App, deps: ModuleDeps): void {
  app.get('/meja/peran', { config }, async (request, reply) => reply.page(await matrixPage(request, deps, null)));

  app.post('/meja/peran/:id', { config, schema: { params: byRole } }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock);
    const { id } = request.params;
    const words = peopleTexts(language);
    const roles = await inReadOnly(deps.db, actor, listRoles);
    const field = ticksOf(roles.find((role) => role.id === id));
    const read = parseForm(z.object({ [field]: ticked }), request.body);
    const permissions = read.ok ? (read.value[field] ?? []) : [];
    const known = new Set(describePermissions(deps.permissions, roles).map(({ name }) => name));
    const outcome = await mendable(async () => {
      await changeRolePermissions(deps.db, actor, id, { permissions, known });
      return '/meja/peran';
    });
    if (outcome.ok) {
      const role = roles.find((one) => one.id === id);
      return reply.setFlash({ text: words.roleSaved(role?.name ?? '') }).redirect(outcome.href, 303);
    }
    const form = { values: read.values, errors: { [field]: words.adminKeeps } };
    return reply.page(await matrixPage(request, deps, { roleId: id, form }), { status: 422 });
  });
}

/** One ticked box arrives as a text, several as a list. */
const ticked = z
  .union([
    z.array(z.string().max(100)).max(500),
    z
      .string()
      .max(100)
      .transform((one) => [one]),
  ])
  .default([]);

async function matrixPage(
  request: FastifyRequest,
  deps: ModuleDeps,
  refused: { readonly roleId: RoleId; readonly form: FormState } | null,
) {
  const { actor, language } = visitOf(request, deps.clock);
  if (!mayAnywhere(actor, PERMISSION.view)) throw new AppError('not-allowed', 'Roles are not for this person');
  const roles = await inReadOnly(deps.db, actor, listRoles);
  const permissions = describePermissions(deps.permissions, roles);
  const mayChange = may(actor, PERMISSION.managePeople, '/');
  const words = peopleTexts(language);
  const view = h(RoleMatrixPage, { language, roles, permissions, mayChange, refused });
  const breadcrumbs = [{ label: words.title, href: '/meja/orang' }];
  return deskPage(request, deps.assets, { title: words.matrixTitle, breadcrumbs }, view);
}
