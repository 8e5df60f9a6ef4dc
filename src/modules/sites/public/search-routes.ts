import { sql } from 'kysely';
import { h } from 'preact';
import { z } from 'zod';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { type App, siteOf } from '../../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { suggest } from '../../../platform/search/search.ts';
import { readPageIn } from './frame-queries.ts';
import { answerOnce, contextOf, crumbsTo } from './page-context.ts';
import { findOnSites } from './search-queries.ts';
import { SearchPage } from './views/search-page.tsx';
import { searchTexts } from './views/search-texts.ts';

const PAGE_ROWS = 15;
const SUGGESTIONS = 6;

const typed = z
  .string()
  .transform((text) => text.replaceAll('\u0000', '').trim().slice(0, 200))
  .catch('');
const searchQuery = z.object({
  q: typed.optional(),
  lingkup: z.enum(['situs', 'semua']).optional().catch(undefined),
  sesudah: z.string().max(800).optional().catch(undefined),
});

/** Search over one site or all of them, and the words that complete what is being typed. */
export function addSearchRoutes(app: App, deps: ModuleDeps): void {
  app.get('/cari', { schema: { querystring: searchQuery } }, async (request, reply) => {
    const { q: query = '', lingkup, sesudah } = request.query;
    const place = siteOf(request);
    const isEverywhere = lingkup === undefined ? place.isGovernmentSite : lingkup === 'semua';
    const now = deps.clock.now();
    const { frame, context, found } = await inReadOnly(deps.db, place, async (tx) => {
      const read = await readPageIn(tx, { place, now, content: sql<null>`null::json` });
      const shown = contextOf(request, deps, read.frame);
      const asked = { query, siteId: isEverywhere ? null : place.siteId, cursor: sesudah ?? null, limit: PAGE_ROWS };
      return { ...read, context: shown, found: query === '' ? null : await findOnSites(tx, asked, shown.links) };
    });
    const view = h(SearchPage, {
      ...{ language: request.language, now, query, isEverywhere, found, isFirstPage: sesudah === undefined },
      ...{ siteTitle: frame.site.title },
    });
    const words = searchTexts(request.language);
    const page = { request, deps, frame, context, content: null };
    const title = query === '' ? words.title : words.titleFor(query);
    return answerOnce(
      reply,
      page,
      { title, canonicalPath: null, searchedFor: query, breadcrumbs: crumbsTo(page) },
      view,
    );
  });

  app.get('/cari/saran', { schema: { querystring: z.object({ q: typed.optional() }) } }, async (request, reply) => {
    const { q: prefix = '' } = request.query;
    const suggestions = await inReadOnly(deps.db, siteOf(request), (tx) => suggest(tx, { prefix, limit: SUGGESTIONS }));
    return reply.header('cache-control', 'public, max-age=60').send({ suggestions });
  });
}
