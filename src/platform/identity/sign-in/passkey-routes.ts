import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { inTransaction } from '../../database/tenancy.ts';
import type { App } from '../../http/fastify.ts';
import { accountTexts } from '../account/views/account-texts.ts';
import { findVisitor, type IdentityDeps, visitOf } from '../desk-guard.ts';
import { journal } from '../journal.ts';
import { isFresh } from '../sessions.ts';
import { authHeaders, authOf, type IdentityService } from '../visit.ts';
import { returnPath } from './return-path.ts';
import { completeSignIn } from './session-begun.ts';

const config = { host: 'government' } as const;

const CONFIRM = '/meja/akun/konfirmasi?tujuan=%2Fmeja%2Fakun';

/** The device's answer, judged by better-auth (Web Authentication Level 3, `toJSON`). */
const DeviceAnswer = z.object({ id: z.string().max(2000) }).loose();

const SignInAnswer = z.object({ response: DeviceAnswer, tujuan: z.string().optional() });
const RegisterAnswer = z.object({ response: DeviceAnswer, name: z.string().trim().min(1).max(60).optional() });

/** What the passkey island asks for. Of better-auth's own addresses only these four exist. */
export function passkeyRoutes(app: App, service: IdentityService, deps: IdentityDeps): void {
  signInWithPasskey(app, service, deps);
  registerPasskey(app, service, deps);
}

function signInWithPasskey(app: App, service: IdentityService, deps: IdentityDeps): void {
  app.get('/auth/passkey/generate-authenticate-options', { config }, async (request, reply) => {
    const visit = visitOf(request, deps.address);
    const headers = authHeaders(visit, 'without-session');
    return relay(
      reply,
      await (await authOf(service, visit)).api.generatePasskeyAuthenticationOptions({ headers, asResponse: true }),
    );
  });
  app.post('/auth/passkey/verify-authentication', { config }, async (request, reply) => {
    const visit = visitOf(request, deps.address);
    const read = SignInAnswer.safeParse(request.body);
    if (!read.success) return reply.code(400).send({ error: 'invalid' });
    const headers = authHeaders(visit, 'without-session');
    const body = { response: read.data.response as never };
    const answer = await (await authOf(service, visit)).api.verifyPasskeyAuthentication({
      headers,
      body,
      asResponse: true,
    });
    const cookies = answer.headers.getSetCookie();
    if (!answer.ok || !(await completeSignIn(service, visit, cookies, 'passkey'))) {
      const event = { action: 'identity.sign-in-failed', accountId: null, detail: { method: 'passkey' } } as const;
      await inTransaction(service.db, visit, (tx) => journal(tx, visit, event));
      return reply.code(401).send({ error: 'refused' });
    }
    return reply.header('set-cookie', cookies).send({ redirect: returnPath(read.data.tujuan) });
  });
}

/** Adding a passkey asks for a session in which the person has just proved who they are. */
function registerPasskey(app: App, service: IdentityService, deps: IdentityDeps): void {
  app.get('/auth/passkey/generate-register-options', { config }, async (request, reply) => {
    const visit = visitOf(request, deps.address);
    const signedIn = await findVisitor(service, visit);
    if (!signedIn) return reply.code(401).send({ error: 'signed-out' });
    if (!isFresh(signedIn, service.clock.now())) return reply.send({ redirect: CONFIRM });
    const headers = authHeaders(visit, 'with-session');
    return relay(
      reply,
      await (await authOf(service, visit)).api.generatePasskeyRegistrationOptions({ headers, asResponse: true }),
    );
  });
  app.post('/auth/passkey/verify-registration', { config }, async (request, reply) => {
    const visit = visitOf(request, deps.address);
    const signedIn = await findVisitor(service, visit);
    if (!signedIn) return reply.code(401).send({ error: 'signed-out' });
    if (!isFresh(signedIn, service.clock.now())) return reply.send({ redirect: CONFIRM });
    const read = RegisterAnswer.safeParse(request.body);
    if (!read.success) return reply.code(400).send({ error: 'invalid' });
    const body = { response: read.data.response, name: read.data.name };
    const headers = authHeaders(visit, 'with-session');
    const answer = await (await authOf(service, visit)).api.verifyPasskeyRegistration({
      headers,
      body,
      asResponse: true,
    });
    if (!answer.ok) return reply.code(400).send({ error: 'refused' });
    const event = { action: 'identity.passkey-added', accountId: signedIn.accountId } as const;
    await inTransaction(service.db, visit, (tx) => journal(tx, visit, event));
    reply.setFlash({ text: accountTexts(request.language).passkeys.added });
    return reply.header('set-cookie', answer.headers.getSetCookie()).send({ redirect: '/meja/akun' });
  });
}

/** Hands better-auth's options to the browser, with the cookie of the ceremony. */
async function relay(reply: FastifyReply, answer: Response): Promise<FastifyReply> {
  if (!answer.ok) return reply.code(400).send({ error: 'refused' });
  return reply
    .header('set-cookie', answer.headers.getSetCookie())
    .header('cache-control', 'no-store')
    .send(await answer.json());
}
