import type { FastifyBaseLogger, FastifyPluginAsync, FastifyReply, FastifyRequest, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { h } from 'preact';
import { z } from 'zod';
import { siteOf } from '../http/fastify.ts';
import { parseForm } from '../http/forms.ts';
import { visitOf } from '../identity/desk-guard.ts';
import type { ModuleDeps } from '../module.ts';
import { type ActionOutcome, type ActionService, type ActionVisit, actByLink, lookAtAction } from './acting.ts';
import { ActionPage } from './views/action-page.tsx';

/** What the building hands to this part. */
export type ActionLinkDeps = Pick<ModuleDeps, 'address' | 'assets'> & ActionService;

type ActionLinkPlugin = FastifyPluginAsync<ActionLinkDeps, RawServerDefault, ZodTypeProvider, FastifyBaseLogger>;

const STATUS: Readonly<Record<ActionOutcome['kind'], number>> = {
  open: 200,
  done: 200,
  stale: 409,
  refused: 403,
  dead: 410,
};

const BODY_LIMIT_BYTES = 16 * 1024;
const byToken = z.object({ token: z.string() });
const anyField = z.record(z.string(), z.string().optional());

const routeOf = (perMinute: number) => ({
  bodyLimit: BODY_LIMIT_BYTES,
  config: {
    host: 'government' as const,
    carriesItsProof: true,
    rateLimit: { max: perMinute, timeWindow: '1 minute' },
  },
  schema: { params: byToken },
});

/** `/t/…`: looking at a link changes nothing, for the scanners of mail servers look too; its button acts, once. */
export const actionLinkRoutes: ActionLinkPlugin = async (app, deps) => {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex, nofollow');
  });

  app.get('/t/:token', routeOf(60), async (request, reply) =>
    show(request, reply, deps, await lookAtAction(deps, actionVisit(request, deps, request.params.token))),
  );

  app.post('/t/:token', routeOf(30), async (request, reply) => {
    const { values } = parseForm(anyField, request.body);
    return show(request, reply, deps, await actByLink(deps, actionVisit(request, deps, request.params.token), values));
  });
};

function actionVisit(request: FastifyRequest, { address }: ActionLinkDeps, token: string): ActionVisit {
  const { governmentId, governmentName, timeZone } = siteOf(request);
  const { origin } = visitOf(request, address);
  return { governmentId, governmentName, timeZone, origin, token, language: request.language };
}

function show(request: FastifyRequest, reply: FastifyReply, { assets }: ActionLinkDeps, outcome: ActionOutcome) {
  const { governmentName, timeZone } = siteOf(request);
  const { language } = request;
  const page = h(ActionPage, { language, governmentName, timeZone, assets, outcome });
  const hasFaults = outcome.kind === 'open' && Object.keys(outcome.errors).length > 0;
  return reply.page(page, { status: hasFaults ? 422 : STATUS[outcome.kind] });
}
