import type { FastifyReply, FastifyRequest } from 'fastify';
import { inReadOnly } from '../../platform/database/tenancy.ts';
import { AppError } from '../../platform/errors.ts';
import { ACTIVITY_PREFIX } from '../../platform/http/activity-address.ts';
import { type App, siteOf } from '../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../platform/module.ts';
import { findPublicContentAt } from '../sites/index.ts';
import type { ActivityServer } from './activity-server.ts';
import { ACTOR, goesOut } from './actor.ts';
import { type FollowedSite, findFollowed, type Reach } from './following.ts';

const MOST_BYTES = 256 * 1024;
const reading = { rateLimit: { max: 300, timeWindow: '1 minute' } } as const;
const writing = { carriesItsProof: true, rateLimit: { max: 120, timeWindow: '1 minute' } } as const;
const READ = ['/.well-known/webfinger', '/.well-known/nodeinfo', '/nodeinfo/2.1', '/ap/:actor', '/ap/isi/:id'];
const MORE_READ = ['/ap/:actor/pengikut', '/ap/:actor/keluar'];

/** What other servers read and say. */
export function addServerRoutes(app: App, deps: ModuleDeps, reach: Reach): void {
  let opened: Promise<ActivityServer> | undefined;
  // Fedify is large and most sites are read by browsers only: it is loaded when the first server asks.
  const server = () => {
    opened ??= import('./activity-server.ts').then(({ openActivityServer }) => openActivityServer(deps, reach));
    return opened;
  };
  app.addContentTypeParser(
    /^application\/(activity|ld)\+json/,
    { parseAs: 'buffer', bodyLimit: MOST_BYTES },
    (_request, body, done) => done(null, body),
  );
  const pass = async (request: FastifyRequest, reply: FastifyReply, path = request.url) => {
    const site = await followedHere(request, deps);
    return send(reply, await (await server()).answer(site, toWebRequest(request, site, path)));
  };
  for (const url of [...READ, ...MORE_READ]) {
    app.get(url, { config: reading }, (request, reply) => pass(request, reply));
  }
  for (const url of ['/ap/masuk', '/ap/:actor/masuk']) {
    app.post(url, { config: writing, bodyLimit: MOST_BYTES }, async (request, reply) => {
      assertGoesOut(deps);
      if (!Buffer.isBuffer(request.body)) throw new AppError('invalid', 'Only activities are taken');
      await (await server()).assertActivity(request.body);
      return pass(request, reply);
    });
  }
  app.get(`${ACTIVITY_PREFIX}*`, { config: reading }, async (request, reply) => {
    const path = new URL(request.url.slice(ACTIVITY_PREFIX.length), 'http://here').pathname;
    if (path === '/') return pass(request, reply, `/ap/${ACTOR}`);
    const { siteId, ...place } = siteOf(request);
    const id = await inReadOnly(deps.db, place, (tx) => findPublicContentAt(tx, siteId, path));
    if (!id) throw new AppError('not-found', 'Nothing at this address is told to other servers');
    return pass(request, reply, `/ap/isi/${id}`);
  });
}

async function followedHere(request: FastifyRequest, deps: ModuleDeps): Promise<FollowedSite> {
  const { siteId, ...place } = siteOf(request);
  const site = await findFollowed(deps, place, siteId);
  if (!site) throw new AppError('not-found', `Site ${siteId} may not be followed`);
  return site;
}

/** To answer a follower is to go out: where nothing goes out, nobody is taken in. */
function assertGoesOut({ settings, address }: ModuleDeps): void {
  if (!goesOut(settings.PENDOPO_FEDERATION, address)) throw new AppError('not-allowed', 'Nothing goes out from here');
}

/** The request as the site's own address knows it: a signature names the host, and it is checked against that. */
function toWebRequest({ method, headers, body }: FastifyRequest, { at }: FollowedSite, path: string): Request {
  const given = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string' && name !== 'accept') given.set(name, value);
  }
  if (method === 'GET') given.set('accept', 'application/activity+json');
  return new Request(new URL(path, at.origin), {
    ...{ method, headers: given },
    ...(Buffer.isBuffer(body) && { body: new Uint8Array(body) }),
  });
}

async function send(reply: FastifyReply, answer: Response): Promise<FastifyReply> {
  if (answer.status >= 500) throw new AppError('unavailable', 'The message was not taken; the sender tries again');
  for (const name of ['content-type', 'access-control-allow-origin']) {
    const value = answer.headers.get(name);
    if (value !== null) reply.header(name, value);
  }
  reply.header('vary', 'accept').header('cache-control', answer.ok ? 'public, max-age=60' : 'no-store');
  return reply.code(answer.status).send(Buffer.from(await answer.arrayBuffer()));
}
