import { z } from 'zod';
import { inTransaction } from '../../database/tenancy.ts';
import { type App, siteOf } from '../../http/fastify.ts';
import { parseForm } from '../../http/forms.ts';
import { originOf } from '../../http/place.ts';
import { emptyForm } from '../../ui/form-state.ts';
import type { Language } from '../../ui/texts.ts';
import { doorProps, findVisitor, type IdentityDeps, visitOf } from '../desk-guard.ts';
import { journal } from '../journal.ts';
import { endSessionOfToken } from '../sessions.ts';
import { type IdentityService, sessionCookie, sessionToken } from '../visit.ts';
import { returnPath, withReturn } from './return-path.ts';
import { isCodeAwaited, verifyCode } from './second-factor.ts';
import { signIn } from './sign-in.ts';
import { CodePage } from './views/code-page.tsx';
import { doorTexts } from './views/door-texts.ts';
import { SignInPage } from './views/sign-in-page.tsx';

const Question = z.object({ tujuan: z.string().optional(), galat: z.string().optional() }).loose();

const signInForm = (language: Language) => {
  const words = doorTexts(language).signIn;
  return z.object({
    surel: z.email({ error: words.emailError }).max(254, { error: words.emailError }),
    sandi: z.string({ error: words.passwordError }).max(256, { error: words.refused }),
    tujuan: z.string().optional().catch(undefined),
  });
};

const codeForm = (language: Language) => {
  const error = doorTexts(language).code.codeError;
  return z.object({
    kode: z.string({ error }).regex(/^[A-Za-z0-9\s-]{6,20}$/, { error }),
    tujuan: z.string().optional().catch(undefined),
  });
};

/** Whole minutes until the moment, at least one. */
export function minutesUntil(moment: Temporal.Instant, now: Temporal.Instant): number {
  return Math.max(1, Math.ceil((moment.epochMilliseconds - now.epochMilliseconds) / 60_000));
}

/** `/masuk`, `/masuk/kode` and `/keluar`. */
export function signInRoutes(app: App, service: IdentityService, deps: IdentityDeps): void {
  showSignIn(app, service, deps);
  takeSignIn(app, service, deps);
  codeRoutes(app, service, deps);
  signOut(app, service, deps);
}

function showSignIn(app: App, service: IdentityService, deps: IdentityDeps): void {
  app.get('/masuk', { schema: { querystring: Question } }, async (request, reply) => {
    const { isGovernmentSite, governmentLabel } = siteOf(request);
    if (!isGovernmentSite) return reply.redirect(`${originOf(deps.address, governmentLabel)}/masuk`, 303);
    const returnTo = returnPath(request.query.tujuan);
    if (await findVisitor(service, visitOf(request, deps.address))) return reply.redirect(returnTo, 303);
    const words = doorTexts(request.language).signIn;
    const { galat } = request.query;
    const problem = galat === 'oidc' ? words.oidcFailed : galat === 'waktu' ? words.expired : null;
    return reply.page(
      SignInPage({ ...doorProps(request, deps), form: emptyForm, returnTo, problem, hasOidc: hasOidc(deps) }),
    );
  });
}

function takeSignIn(app: App, service: IdentityService, deps: IdentityDeps): void {
  app.post('/masuk', { config: { host: 'government' } }, async (request, reply) => {
    const form = parseForm(signInForm(request.language), request.body);
    const returnTo = returnPath(form.values.tujuan);
    const again = (status: number, problem: string | null, errors = {}) => {
      const shown = { values: { surel: form.values.surel ?? '' }, errors };
      const props = { ...doorProps(request, deps), form: shown, returnTo, problem, hasOidc: hasOidc(deps) };
      return reply.page(SignInPage(props), { status });
    };
    if (!form.ok) return again(422, null, form.errors);
    const proof = { email: form.value.surel, password: form.value.sandi };
    const outcome = await signIn(service, visitOf(request, deps.address), proof);
    const words = doorTexts(request.language).signIn;
    switch (outcome.kind) {
      case 'refused':
        return again(422, words.refused);
      case 'locked': {
        const minutes = minutesUntil(outcome.until, service.clock.now());
        reply.header('retry-after', minutes * 60);
        return again(429, words.locked(minutes));
      }
      case 'second-factor':
        return reply.header('set-cookie', outcome.cookies).redirect(withReturn('/masuk/kode', returnTo), 303);
      case 'signed-in':
        return reply.header('set-cookie', outcome.cookies).redirect(returnTo, 303);
    }
  });
}

function codeRoutes(app: App, service: IdentityService, deps: IdentityDeps): void {
  const config = { host: 'government' } as const;
  app.get('/masuk/kode', { config, schema: { querystring: Question } }, async (request, reply) => {
    const returnTo = returnPath(request.query.tujuan);
    if (!(await isCodeAwaited(service, visitOf(request, deps.address)))) {
      return reply.redirect(withReturn('/masuk', returnTo), 303);
    }
    return reply.page(CodePage({ ...doorProps(request, deps), form: emptyForm, returnTo, problem: null }));
  });
  app.post('/masuk/kode', { config }, async (request, reply) => {
    const form = parseForm(codeForm(request.language), request.body);
    const returnTo = returnPath(form.values.tujuan);
    const again = (status: number, problem: string | null, errors = {}) =>
      reply.page(CodePage({ ...doorProps(request, deps), form: { values: {}, errors }, returnTo, problem }), {
        status,
      });
    if (!form.ok) return again(422, null, form.errors);
    const outcome = await verifyCode(service, visitOf(request, deps.address), form.value.kode);
    const words = doorTexts(request.language).code;
    switch (outcome.kind) {
      case 'refused':
        return again(422, words.refused);
      case 'locked':
        return again(429, words.locked);
      case 'expired':
        return reply.redirect('/masuk?galat=waktu', 303);
      case 'signed-in':
        return reply.header('set-cookie', outcome.cookies).redirect(returnTo, 303);
    }
  });
}

function signOut(app: App, service: IdentityService, deps: IdentityDeps): void {
  app.post('/keluar', { config: { host: 'government' } }, async (request, reply) => {
    const visit = visitOf(request, deps.address);
    const token = sessionToken(service, visit);
    const signedIn = await findVisitor(service, visit);
    if (token !== null) {
      await inTransaction(service.db, visit, async (tx) => {
        await endSessionOfToken(tx, token);
        if (signedIn) await journal(tx, visit, { action: 'identity.signed-out', accountId: signedIn.accountId });
      });
    }
    const secure = visit.origin.startsWith('https:');
    reply.clearCookie(sessionCookie(visit.origin), { path: '/', httpOnly: true, sameSite: 'lax', secure });
    reply.setFlash({ text: doorTexts(request.language).signedOut });
    return reply.redirect('/masuk', 303);
  });
}

function hasOidc({ settings }: IdentityDeps): boolean {
  return settings.OIDC_ISSUER !== undefined && settings.OIDC_CLIENT_ID !== undefined;
}
