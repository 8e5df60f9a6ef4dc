import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { type App, siteOf } from '../../../platform/http/fastify.ts';
import { type SitePlace, siteOrigin } from '../../../platform/http/place.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { type ContentId, contentPath } from '../content.ts';
import { linkerFor } from './addresses.ts';
import { readFeed } from './feed-queries.ts';
import { FEEDS, type FeedFormat, feedText } from './feeds.ts';
import { robotsText, type SitemapEntry, sitemapIndexText, sitemapText } from './sitemap.ts';
import { listPartStarts, listSitemapPart, SITEMAP_PART } from './sitemap-queries.ts';

const XML = 'application/xml; charset=utf-8';
const FRESH_SECONDS = 300;
const byPart = z.object({ part: z.string().regex(/^(awal|[0-9a-f-]{36})\.xml$/) });

/** What programs read of a site: feeds, sitemaps, robots.txt. */
export function addFeedRoutes(app: App, deps: ModuleDeps): void {
  for (const format of Object.keys(FEEDS) as FeedFormat[]) addFeed(app, deps, format);

  app.get('/robots.txt', async (request, reply) =>
    send(request, reply, { type: 'text/plain; charset=utf-8', text: robotsText(originHere(request, deps)) }),
  );

  app.get('/sitemap.xml', async (request, reply) => {
    const { siteId, ...place } = siteOf(request);
    const starts = await inReadOnly(deps.db, place, (tx) => listPartStarts(tx, siteId, SITEMAP_PART));
    const parts = ['awal', ...starts].map((part) => `${originHere(request, deps)}/sitemap/${part}.xml`);
    return send(request, reply, { type: XML, text: sitemapIndexText(parts) });
  });

  app.get('/sitemap/:part', { schema: { params: byPart } }, async (request, reply) => {
    const place = siteOf(request);
    const name = request.params.part.replace('.xml', '');
    const after = name === 'awal' ? null : (idSchema<'content'>().safeParse(name).data ?? null);
    if (name !== 'awal' && after === null) throw new AppError('not-found', 'No such part');
    const entries = await inReadOnly(deps.db, place, (tx) => readPart(tx, place, after));
    const origin = originHere(request, deps);
    const text = sitemapText(entries.map(({ url, changedAt }) => ({ url: origin + url, changedAt })));
    return send(request, reply, { type: XML, text });
  });
}

async function readPart(
  tx: Parameters<typeof listSitemapPart>[0],
  { siteId }: SitePlace,
  after: ContentId | null,
): Promise<readonly SitemapEntry[]> {
  const contents = await listSitemapPart(tx, siteId, { after, part: SITEMAP_PART });
  const entries = contents.map((content) => ({ url: contentPath(content), changedAt: content.changedAt }));
  return after === null ? [{ url: '/', changedAt: null }, ...entries] : entries;
}

function addFeed(app: App, deps: ModuleDeps, format: FeedFormat): void {
  const { path, type } = FEEDS[format];
  app.get(path, async (request, reply) => {
    const place = siteOf(request);
    const site = await inReadOnly(deps.db, place, (tx) => readFeed(tx, place.siteId));
    if (!site) throw new AppError('not-found', `Site ${place.siteId} is gone`);
    const links = linkerFor(deps.address, place, site.label);
    const source = { title: site.title, description: site.tagline, links, entries: site.entries };
    return send(request, reply, { type, text: feedText(source, format) });
  });
}

function originHere(request: FastifyRequest, deps: ModuleDeps): string {
  const place = siteOf(request);
  const label = place.unitPath === '/' ? '' : (place.unitPath.split('/').at(-2) ?? '');
  return siteOrigin(deps.address, place, label);
}

/** Programs ask often: what has not changed is answered without a body (RFC 9110, 15.4.5). */
function send(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, text }: { readonly type: string; readonly text: string },
): FastifyReply {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  reply.header('etag', etag).header('cache-control', `public, max-age=${FRESH_SECONDS}`);
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  return reply.type(type).send(text);
}
