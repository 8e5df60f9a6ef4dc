import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { inReadOnly, inTransaction } from '../../database/tenancy.ts';
import { AppError } from '../../errors.ts';
import { deskPage } from '../../http/desk-page.tsx';
import { type App, requireActor, siteOf } from '../../http/fastify.ts';
import { parseForm } from '../../http/forms.ts';
import { emptyForm, type FieldErrors, type FormState } from '../../ui/form-state.ts';
import type { Language } from '../../ui/texts.ts';
import { type IdentityDeps, visitOf } from '../desk-guard.ts';
import { journal } from '../journal.ts';
import { changePassword } from '../passwords/set-password.ts';
import { endSession, endSessions, listSessions, type SignedIn } from '../sessions.ts';
import { newPasswordFields, repeatFault } from '../sign-in/password-routes.ts';
import { returnPath } from '../sign-in/return-path.ts';
import { minutesUntil } from '../sign-in/sign-in-routes.ts';
import { doorTexts } from '../sign-in/views/door-texts.ts';
import type { IdentityService } from '../visit.ts';
import { confirmPassword } from './confirm.ts';
import { listPasskeys } from './passkeys.ts';
import { AccountPage } from './views/account-page.tsx';
import { accountTexts } from './views/account-texts.ts';
import { ConfirmPage } from './views/confirm-page.tsx';

export const deskHost = { host: 'government' } as const;

const ById = z.object({ id: idSchema<'session'>() });
const Question = z.object({ tujuan: z.string().optional().catch(undefined) }).loose();

/** Whose session it is. @throws {AppError} `not-allowed` outside the guard of the desk */
export function signedInOf(request: FastifyRequest): SignedIn {
  if (request.signedIn) return request.signedIn;
  throw new AppError('not-allowed', 'Nobody is signed in');
}

/** `/meja/akun`: profile, password, confirmation and sessions. */
export function accountRoutes(app: App, service: IdentityService, deps: IdentityDeps): void {
  app.get('/meja/akun', { config: deskHost }, async (request, reply) =>
    showAccount(request, reply, { service, deps }, emptyForm),
  );
  passwordChange(app, service, deps);
  confirmation(app, service, deps);
  sessionEnds(app, service, deps);
}

/** What the account page is made with. */
interface AccountParts {
  readonly service: IdentityService;
  readonly deps: IdentityDeps;
}

/** The account page, fresh, or with a form that was refused. */
export async function showAccount(
  request: FastifyRequest,
  reply: FastifyReply,
  { service, deps }: AccountParts,
  form: FormState,
): Promise<FastifyReply> {
  const { language, lacksSecondFactor } = request;
  const signedIn = signedInOf(request);
  const now = service.clock.now();
  const lists = await inReadOnly(service.db, requireActor(request), async (tx) => ({
    passkeys: await listPasskeys(tx, signedIn.accountId),
    sessions: await listSessions(tx, signedIn.accountId, now),
  }));
  const { timeZone } = siteOf(request);
  const page = AccountPage({ ...lists, language, timeZone, now, signedIn, form, lacksSecondFactor });
  const status = Object.keys(form.errors).length > 0 ? 422 : 200;
  return reply.page(deskPage(request, deps.assets, { title: accountTexts(language).title }, page), { status });
}

/** The error of a password field; null when the person proved who they are. */
export async function confirmationFault(
  request: FastifyRequest,
  service: IdentityService,
  deps: IdentityDeps,
  password: string | undefined,
): Promise<string | null> {
  const words = accountTexts(request.language).password;
  if (password === undefined) return words.missing;
  const outcome = await confirmPassword(service, visitOf(request, deps.address), signedInOf(request), password);
  if (outcome.kind === 'confirmed') return null;
  return outcome.kind === 'refused' ? words.wrong : words.locked(minutesUntil(outcome.until, service.clock.now()));
}

const passwordForm = (language: Language) =>
  z.object({
    ...newPasswordFields(language),
    lama: z.string({ error: accountTexts(language).password.missing }).max(256),
  });

function passwordChange(app: App, service: IdentityService, deps: IdentityDeps): void {
  app.post('/meja/akun/kata-sandi', { config: deskHost }, async (request, reply) => {
    const { language } = request;
    const again = (errors: FieldErrors) => showAccount(request, reply, { service, deps }, { values: {}, errors });
    const form = parseForm(passwordForm(language), request.body);
    if (!form.ok) return again(form.errors);
    const differs = repeatFault(form.value, language);
    if (differs) return again(differs);
    const wrong = await confirmationFault(request, service, deps, form.value.lama);
    if (wrong !== null) return again({ lama: wrong });
    const asker = { ...visitOf(request, deps.address), language };
    const fault = await changePassword(service, asker, signedInOf(request), form.value.baru);
    if (fault) return again({ baru: doorTexts(language).newPassword.faults[fault] });
    reply.setFlash({ text: accountTexts(language).password.changed });
    return reply.redirect('/meja/akun', 303);
  });
}

function confirmation(app: App, service: IdentityService, deps: IdentityDeps): void {
  const show = (request: FastifyRequest, reply: FastifyReply, returnTo: string, errors: FieldErrors) => {
    const { language } = request;
    const page = ConfirmPage({ language, form: { values: {}, errors }, returnTo });
    const status = Object.keys(errors).length > 0 ? 422 : 200;
    return reply.page(deskPage(request, deps.assets, { title: accountTexts(language).confirm.title }, page), {
      status,
    });
  };
  const options = { config: deskHost, schema: { querystring: Question } };
  app.get('/meja/akun/konfirmasi', options, async (request, reply) =>
    show(request, reply, returnPath(request.query.tujuan), {}),
  );
  app.post('/meja/akun/konfirmasi', { config: deskHost }, async (request, reply) => {
    const form = parseForm(z.object({ sandi: z.string().max(256).optional().catch(undefined) }), request.body);
    const returnTo = returnPath(form.values.tujuan);
    const wrong = await confirmationFault(request, service, deps, form.ok ? form.value.sandi : undefined);
    if (wrong !== null) return show(request, reply, returnTo, { sandi: wrong });
    return reply.redirect(returnTo, 303);
  });
}

function sessionEnds(app: App, service: IdentityService, deps: IdentityDeps): void {
  const words = (request: FastifyRequest) => accountTexts(request.language).sessions;
  app.post('/meja/akun/sesi/:id/akhiri', { config: deskHost, schema: { params: ById } }, async (request, reply) => {
    const { accountId } = signedInOf(request);
    const actor = requireActor(request);
    await inTransaction(deps.db, actor, async (tx) => {
      const hasEnded = await endSession(tx, accountId, request.params.id);
      if (!hasEnded) throw new AppError('not-found', 'The person has no such session');
      await journal(tx, actor, { action: 'identity.sessions-ended', accountId, detail: { count: 1 } });
    });
    return reply.setFlash({ text: words(request).ended }).redirect('/meja/akun', 303);
  });
  app.post('/meja/akun/sesi/akhiri-lain', { config: deskHost }, async (request, reply) => {
    const { accountId, sessionId } = signedInOf(request);
    const actor = requireActor(request);
    const count = await inTransaction(service.db, actor, async (tx) => {
      const ended = await endSessions(tx, accountId, sessionId);
      await journal(tx, actor, { action: 'identity.sessions-ended', accountId, detail: { count: ended } });
      return ended;
    });
    return reply.setFlash({ text: words(request).othersEnded(count) }).redirect('/meja/akun', 303);
  });
}
