import { z } from 'zod';
import { inReadOnly } from '../../database/tenancy.ts';
import type { App } from '../../http/fastify.ts';
import { parseForm } from '../../http/forms.ts';
import { emptyForm, type FieldErrors } from '../../ui/form-state.ts';
import type { Language } from '../../ui/texts.ts';
import { doorProps, type IdentityDeps, visitOf } from '../desk-guard.ts';
import { findLink } from '../passwords/password-links.ts';
import { askReset, setPasswordByLink } from '../passwords/set-password.ts';
import type { IdentityService } from '../visit.ts';
import { doorTexts } from './views/door-texts.ts';
import { ForgotPage, ForgotSentPage } from './views/forgot-page.tsx';
import { ExpiredLinkPage, NewPasswordPage } from './views/new-password-page.tsx';

const config = { host: 'government' } as const;

const Link = z.object({ kunci: z.string().max(100).optional().catch(undefined) }).loose();

const askForm = (language: Language) => {
  const error = doorTexts(language).signIn.emailError;
  return z.object({ surel: z.email({ error }).max(254, { error }) });
};

/** Two fields that have to be the same; what makes a good password is judged later, with its owner known. */
export const newPasswordFields = (language: Language) => {
  const words = doorTexts(language).newPassword;
  return {
    baru: z.string({ error: words.faults['too-short'] }).max(256, { error: words.faults['too-long'] }),
    ulang: z.string({ error: words.repeatError }).max(256, { error: words.repeatError }),
  };
};

/** The error of the second field when it differs from the first; null when they are the same. */
export function repeatFault(
  { baru, ulang }: { readonly baru: string; readonly ulang: string },
  language: Language,
): FieldErrors | null {
  return baru === ulang ? null : { ulang: doorTexts(language).newPassword.repeatError };
}

/** `/masuk/lupa` and `/masuk/atur-ulang`. */
export function passwordRoutes(app: App, service: IdentityService, deps: IdentityDeps): void {
  app.get('/masuk/lupa', { config }, async (request, reply) =>
    reply.page(ForgotPage({ ...doorProps(request, deps), form: emptyForm })),
  );
  app.post('/masuk/lupa', { config }, async (request, reply) => {
    const form = parseForm(askForm(request.language), request.body);
    if (!form.ok) return reply.page(ForgotPage({ ...doorProps(request, deps), form }), { status: 422 });
    const { language } = request;
    await askReset(service, { ...visitOf(request, deps.address), language }, form.value.surel);
    return reply.page(ForgotSentPage({ ...doorProps(request, deps), email: form.value.surel }));
  });
  showNewPassword(app, service, deps);
  takeNewPassword(app, service, deps);
}

function showNewPassword(app: App, service: IdentityService, deps: IdentityDeps): void {
  app.get('/masuk/atur-ulang', { config, schema: { querystring: Link } }, async (request, reply) => {
    const token = request.query.kunci ?? '';
    const visit = visitOf(request, deps.address);
    const link = await inReadOnly(service.db, visit, (tx) => findLink(tx, token, service.clock.now()));
    reply.header('referrer-policy', 'no-referrer');
    if (!link) return reply.page(ExpiredLinkPage(doorProps(request, deps)), { status: 410 });
    return reply.page(NewPasswordPage({ ...doorProps(request, deps), ...link, token, form: emptyForm }));
  });
}

function takeNewPassword(app: App, service: IdentityService, deps: IdentityDeps): void {
  app.post('/masuk/atur-ulang', { config }, async (request, reply) => {
    const { language } = request;
    const visit = visitOf(request, deps.address);
    const schema = z.object({ ...newPasswordFields(language), kunci: z.string().max(100).catch('') });
    const form = parseForm(schema, request.body);
    const token = form.values.kunci ?? '';
    const again = async (errors: FieldErrors) => {
      const link = await inReadOnly(service.db, visit, (tx) => findLink(tx, token, service.clock.now()));
      if (!link) return reply.page(ExpiredLinkPage(doorProps(request, deps)), { status: 410 });
      const props = { ...doorProps(request, deps), ...link, token, form: { values: {}, errors } };
      return reply.page(NewPasswordPage(props), { status: 422 });
    };
    if (!form.ok) return again(form.errors);
    const differs = repeatFault(form.value, language);
    if (differs) return again(differs);
    const outcome = await setPasswordByLink(service, visit, token, form.value.baru);
    if (outcome === 'expired') return again({});
    const words = doorTexts(language).newPassword;
    if (outcome !== 'done') return again({ baru: words.faults[outcome] });
    return reply.setFlash({ text: words.done }).redirect('/masuk', 303);
  });
}
