import type { FastifyBaseLogger, FastifyPluginAsync, RawServerDefault } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { secretOf } from '../config/home.ts';
import type { App } from '../http/fastify.ts';
import { accountRoutes } from './account/account-routes.ts';
import { factorRoutes } from './account/factor-routes.ts';
import { createAuthorities } from './auth/authorities.ts';
import { addDeskGuard, type IdentityDeps } from './desk-guard.ts';
import { oidcRoutes } from './sign-in/oidc-routes.ts';
import { passkeyRoutes } from './sign-in/passkey-routes.ts';
import { passwordRoutes } from './sign-in/password-routes.ts';
import { signInRoutes } from './sign-in/sign-in-routes.ts';
import type { IdentityService } from './visit.ts';

type IdentityPlugin = FastifyPluginAsync<IdentityDeps, RawServerDefault, ZodTypeProvider, FastifyBaseLogger>;

const plugin: IdentityPlugin = async (app, deps) => {
  const service = createIdentityService(app, deps);
  addDeskGuard(app, service, deps);
  await app.register(async (inner) => {
    signInRoutes(inner, service, deps);
    passwordRoutes(inner, service, deps);
    passkeyRoutes(inner, service, deps);
    oidcRoutes(inner, service, deps);
    accountRoutes(inner, service, deps);
    factorRoutes(inner, service, deps);
  });
};

/**
 * The pages for signing in and for one's own account, and the guard of the desk for every route below `/meja` that is
 * added after it: `request.actor` is filled, or the visitor is sent to `/masuk`.
 */
export const identityRoutes = fastifyPlugin(plugin, { name: 'identity' });

function createIdentityService(app: App, deps: IdentityDeps): IdentityService {
  const { db, clock, settings } = deps;
  const secret = secretOf(settings.PENDOPO_HOME, settings.PENDOPO_SECRET);
  const onWarning = (message: string) => app.log.warn({ from: 'better-auth' }, message);
  return { db, clock, secret, authorities: createAuthorities({ db, settings, secret, onWarning }) };
}
