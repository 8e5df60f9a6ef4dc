import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { inTransaction } from '../../database/tenancy.ts';
import { AppError } from '../../errors.ts';
import { deskPage } from '../../http/desk-page.tsx';
import { type App, requireActor } from '../../http/fastify.ts';
import { parseForm } from '../../http/forms.ts';
import { emptyForm } from '../../ui/form-state.ts';
import { type IdentityDeps, visitOf } from '../desk-guard.ts';
import { journal } from '../journal.ts';
import { isFresh } from '../sessions.ts';
import type { IdentityService } from '../visit.ts';
import { confirmationFault, deskHost, showAccount, signedInOf } from './account-routes.ts';
import { removePasskey } from './passkeys.ts';
import { prepareTotp, renewBackupCodes, startTotp, stopTotp } from './totp.ts';
import { accountTexts } from './views/account-texts.ts';
import { BackupCodesPage, TotpSetupPage } from './views/totp-pages.tsx';

const ById = z.object({ id: idSchema<'passkey'>() });

const PasswordForm = z.object({ sandi: z.string().max(256).optional().catch(undefined) });

const CodeForm = z.object({
  kode: z.string().max(20).catch(''),
  uri: z
    .string()
    .max(1000)
    .regex(/^otpauth:\/\/totp\//)
    .optional()
    .catch(undefined),
});

/** What a form with a password field came to. */
type Checked = { readonly password: string } | { readonly fault: string };

/** `/meja/akun/totp…` and removing passkeys. */
export function factorRoutes(app: App, service: IdentityService, deps: IdentityDeps): void {
  const checkPassword = async (request: FastifyRequest): Promise<Checked> => {
    const form = parseForm(PasswordForm, request.body);
    const password = form.ok ? form.value.sandi : undefined;
    const fault = await confirmationFault(request, service, deps, password);
    return fault === null ? { password: password ?? '' } : { fault };
  };
  totpBeginning(app, service, deps, checkPassword);
  totpChange(app, service, deps, checkPassword);
  passkeyRemoval(app, service, deps);
}

type PasswordCheck = (request: FastifyRequest) => Promise<Checked>;

function totpBeginning(app: App, service: IdentityService, deps: IdentityDeps, check: PasswordCheck): void {
  app.post('/meja/akun/totp', { config: deskHost }, async (request, reply) => {
    const { language } = request;
    const words = accountTexts(language).totp;
    const refuse = (fault: string) =>
      showAccount(request, reply, { service, deps }, { values: {}, errors: { sandi: fault } });
    const checked = await check(request);
    if ('fault' in checked) return refuse(checked.fault);
    const setup = await prepareTotp(service, visitOf(request, deps.address), checked.password);
    if (!setup) return refuse(words.already);
    const page = TotpSetupPage({ language, form: emptyForm, uri: setup.uri });
    return reply.page(deskPage(request, deps.assets, { title: words.setupTitle }, page));
  });
  app.post('/meja/akun/totp/aktif', { config: deskHost }, async (request, reply) => {
    const { language } = request;
    const words = accountTexts(language).totp;
    const form = parseForm(CodeForm, request.body);
    const uri = form.ok ? form.value.uri : undefined;
    if (!form.ok || uri === undefined) return reply.redirect('/meja/akun', 303);
    const started = await startTotp(service, visitOf(request, deps.address), signedInOf(request), form.value.kode);
    if (!started) {
      const page = TotpSetupPage({ language, uri, form: { values: {}, errors: { kode: words.codeWrong } } });
      return reply.page(deskPage(request, deps.assets, { title: words.setupTitle }, page), { status: 422 });
    }
    const page = BackupCodesPage({ language, codes: started.backupCodes });
    reply.header('set-cookie', started.cookies);
    return reply.page(deskPage(request, deps.assets, { title: words.codesTitle }, page));
  });
}

function totpChange(app: App, service: IdentityService, deps: IdentityDeps, check: PasswordCheck): void {
  app.post('/meja/akun/totp/kode-cadangan', { config: deskHost }, async (request, reply) => {
    const { language } = request;
    const words = accountTexts(language).totp;
    const refuse = (fault: string) =>
      showAccount(request, reply, { service, deps }, { values: {}, errors: { sandi: fault } });
    const checked = await check(request);
    if ('fault' in checked) return refuse(checked.fault);
    const visit = visitOf(request, deps.address);
    const codes = await renewBackupCodes(service, visit, signedInOf(request), checked.password);
    if (!codes) return refuse(words.notOn);
    const page = BackupCodesPage({ language, codes });
    return reply.page(deskPage(request, deps.assets, { title: words.codesTitle }, page));
  });
  app.post('/meja/akun/totp/mati', { config: deskHost }, async (request, reply) => {
    const words = accountTexts(request.language).totp;
    const refuse = (fault: string) =>
      showAccount(request, reply, { service, deps }, { values: {}, errors: { sandi: fault } });
    const checked = await check(request);
    if ('fault' in checked) return refuse(checked.fault);
    const visit = visitOf(request, deps.address);
    const cookies = await stopTotp(service, visit, signedInOf(request), checked.password);
    if (!cookies) return refuse(words.notOn);
    return reply.header('set-cookie', cookies).setFlash({ text: words.stopped }).redirect('/meja/akun', 303);
  });
}

function passkeyRemoval(app: App, service: IdentityService, deps: IdentityDeps): void {
  const options = { config: deskHost, schema: { params: ById } };
  app.post('/meja/akun/passkey/:id/hapus', options, async (request, reply) => {
    const signedIn = signedInOf(request);
    if (!isFresh(signedIn, service.clock.now())) {
      return reply.redirect('/meja/akun/konfirmasi?tujuan=%2Fmeja%2Fakun', 303);
    }
    const actor = requireActor(request);
    await inTransaction(deps.db, actor, async (tx) => {
      const isRemoved = await removePasskey(tx, signedIn.accountId, request.params.id);
      if (!isRemoved) throw new AppError('not-found', 'The person has no such passkey');
      await journal(tx, actor, { action: 'identity.passkey-removed', accountId: signedIn.accountId });
    });
    const text = accountTexts(request.language).passkeys.removed;
    return reply.setFlash({ text }).redirect('/meja/akun', 303);
  });
}
