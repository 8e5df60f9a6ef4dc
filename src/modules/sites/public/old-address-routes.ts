import type { FastifyReply, FastifyRequest } from 'fastify';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { type App, siteOf } from '../../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { findOldAddress, oldAddressOf } from '../old-addresses.ts';

/** Addresses at which nothing else stands: those that contents had in another system lead to them. */
export function addOldAddressRoutes(app: App, deps: ModuleDeps): void {
  app.get('/*', { schema: { hide: true } }, (request, reply) => answerOld(request, reply, deps));
}

/**
 * Leads from an old address to where the content stands now, for good. One query.
 * @throws {AppError} `not-found` when no public content had the address
 */
export async function answerOld(request: FastifyRequest, reply: FastifyReply, deps: ModuleDeps): Promise<FastifyReply> {
  const target = await targetOf(request, deps);
  if (target === null) throw new AppError('not-found', 'Nothing at this address');
  return reply.redirect(target, 301);
}

/** The same for the home page, whose query may name a content; null when it names none. */
export async function targetOf(request: FastifyRequest, deps: ModuleDeps): Promise<string | null> {
  const old = oldAddressOf(request.originalUrl);
  if (old === null) return null;
  const place = siteOf(request);
  const target = await inReadOnly(deps.db, place, (tx) => findOldAddress(tx, place.siteId, old));
  return target === request.originalUrl.split('?', 1)[0] ? null : target;
}
