import { z } from 'zod';
import { inTransaction } from '../../database/tenancy.ts';
import type { App } from '../../http/fastify.ts';
import { isAuthRefusal, OIDC_PROVIDER } from '../auth/authority.ts';
import { type IdentityDeps, visitOf } from '../desk-guard.ts';
import { journal } from '../journal.ts';
import { authHeaders, authOf, type IdentityService, placeOf, type Visit } from '../visit.ts';
import { returnPath } from './return-path.ts';
import { completeSignIn } from './session-begun.ts';

const config = { host: 'government' } as const;

const FAILED = '/masuk?galat=oidc';

const text = z.string().max(4000).optional().catch(undefined);
const Start = z.object({ tujuan: text }).loose();
const Callback = z.object({ code: text, state: text, error: text, error_description: text, iss: text });

/** Signing in with an OpenID Connect provider, for logins that exist; there when the settings name one. */
export function oidcRoutes(app: App, service: IdentityService, deps: IdentityDeps): void {
  const { OIDC_ISSUER, OIDC_CLIENT_ID } = deps.settings;
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined) return;
  app.get('/auth/oidc', { config, schema: { querystring: Start } }, async (request, reply) => {
    const visit = visitOf(request, deps.address);
    const begun = await begin(service, visit, returnPath(request.query.tujuan));
    if (!begun) return reply.redirect(FAILED, 303);
    return reply.header('set-cookie', begun.cookies).redirect(begun.url, 303);
  });
  app.get(`/auth/callback/${OIDC_PROVIDER}`, { config, schema: { querystring: Callback } }, async (request, reply) => {
    const visit = visitOf(request, deps.address);
    const answer = await (await authOf(service, visit, 'with-provider')).api.callbackOAuth({
      method: 'GET',
      params: { id: OIDC_PROVIDER },
      query: request.query,
      headers: authHeaders(visit, 'without-session'),
      asResponse: true,
    });
    const cookies = answer.headers.getSetCookie();
    if (!(await completeSignIn(service, visit, cookies, 'oidc'))) {
      const event = { action: 'identity.sign-in-failed', accountId: null, detail: { method: 'oidc' } } as const;
      await inTransaction(service.db, visit, (tx) => journal(tx, visit, event));
      return reply.redirect(FAILED, 303);
    }
    return reply.header('set-cookie', cookies).redirect(returnPath(answer.headers.get('location')), 303);
  });
}

/** Null when the provider cannot be reached; it is asked anew at the next attempt. */
async function begin(
  service: IdentityService,
  visit: Visit,
  returnTo: string,
): Promise<{ readonly url: string; readonly cookies: readonly string[] } | null> {
  try {
    const { headers, response } = await (await authOf(service, visit, 'with-provider')).api.signInSocial({
      body: { provider: OIDC_PROVIDER, callbackURL: returnTo, errorCallbackURL: FAILED, disableRedirect: true },
      headers: authHeaders(visit, 'without-session'),
      returnHeaders: true,
    });
    return response.url ? { url: response.url, cookies: headers.getSetCookie() } : null;
  } catch (error) {
    if (!isAuthRefusal(error)) throw error;
    service.authorities.forget(placeOf(visit), 'with-provider');
    return null;
  }
}
