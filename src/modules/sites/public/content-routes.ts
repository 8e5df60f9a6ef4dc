import { sql } from 'kysely';
import { h } from 'preact';
import { z } from 'zod';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { listFilesById } from '../../../platform/files/files.ts';
import { type App, siteOf } from '../../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { CONTENT_KINDS, type ContentKind, contentPath, KIND_PATH } from '../content.ts';
import { readFactValues } from '../fact-queries.ts';
import { quotedFacts } from '../facts.ts';
import { TAG } from '../page-tags.ts';
import { hashOf } from '../preview.ts';
import { findLink } from '../preview-queries.ts';
import { getVersion } from '../queries.ts';
import { filesOf, publicText } from '../rendering.ts';
import { readPageIn } from './frame-queries.ts';
import { contentAt, type PublicContent, toFound } from './item-queries.ts';
import { answerOld } from './old-address-routes.ts';
import { answer, answerOnce, contextOf, crumbsTo, type PageRequest, readFor } from './page-context.ts';
import { contentData } from './structured-data.ts';
import { ContentPage } from './views/content-page.tsx';
import { contentTexts } from './views/content-texts.ts';
import { GonePage } from './views/gone-page.tsx';
import { publicTexts } from './views/public-texts.ts';

const bySlug = z.object({
  slug: z
    .string()
    .max(120)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
});
const bySecret = z.object({ secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });

/** A page for every content, and for those that are not public yet a page behind a secret. */
export function addContentRoutes(app: App, deps: ModuleDeps): void {
  for (const kind of CONTENT_KINDS) addKind(app, deps, kind);
  addPreview(app, deps);
}

function addKind(app: App, deps: ModuleDeps, kind: ContentKind): void {
  const folder = KIND_PATH[kind];
  app.get(folder === '' ? '/:slug' : `/${folder}/:slug`, { schema: { params: bySlug } }, async (request, reply) => {
    const { slug } = request.params;
    const page = await readFor(request, deps, contentAt(siteOf(request).siteId, kind, slug));
    const found = toFound(page.content);
    if (found.kind === 'none') return answerOld(request, reply, deps);
    if (found.kind === 'archived') {
      const title = contentTexts(request.language).goneTitle;
      const view = h(GonePage, { language: request.language });
      return answerOnce(reply, page, { title, canonicalPath: null, status: 410 }, view);
    }
    const { content } = found;
    const tags = [TAG.content(content.id), ...content.related.map(({ id }) => TAG.content(id))];
    const view = h(ContentPage, { context: page.context, content, unitTitle: page.frame.site.title });
    return answer(reply, page, { ...headOf(page, content), tags }, view);
  });
}

function headOf<T>(page: PageRequest<T>, content: PublicContent) {
  const { kind, facts } = content;
  const list = kind === 'page' ? '/informasi' : `/${KIND_PATH[kind]}`;
  return {
    title: content.title,
    description: content.summary || null,
    canonicalPath: contentPath(content),
    breadcrumbs: crumbsTo(page, { label: publicTexts(page.request.language).kinds[kind], href: list }),
    imagePath: facts.cover ? `/berkas/${facts.cover.fileId}/${facts.cover.widthPx}.webp` : null,
    kind: 'article' as const,
    structuredData: contentData(page.frame, page.context.links, content),
  };
}

function addPreview(app: App, deps: ModuleDeps): void {
  app.get('/pratinjau/:secret', { schema: { params: bySecret } }, async (request, reply) => {
    const place = siteOf(request);
    const now = deps.clock.now();
    const read = await inReadOnly(deps.db, place, async (tx) => {
      const link = await findLink(tx, place.siteId, { secretHash: hashOf(request.params.secret), now });
      if (!link) throw new AppError('not-found', 'No such preview');
      const version = await getVersion(tx, link.contentId, link.version);
      const values = await readFactValues(tx, quotedFacts(version));
      const text = publicText(version, values, await listFilesById(tx, filesOf(version)));
      return { link, text, ...(await readPageIn(tx, { place, now, content: sql<null>`null::json` })) };
    });
    const { link, text, frame } = read;
    const content: PublicContent = {
      ...{ id: link.contentId, kind: link.kind, slug: link.slug, isSample: false, related: [] },
      ...{ ...text, firstPublishedAt: now, publishedAt: now, confirmedOn: null, renewBy: null, keeperName: null },
    };
    const page = { request, deps, frame, content, context: contextOf(request, deps, frame) };
    const view = h(ContentPage, { context: page.context, content, unitTitle: frame.site.title, isPreview: true });
    const title = `${contentTexts(request.language).preview}: ${content.title}`;
    reply.header('x-robots-tag', 'noindex, nofollow').header('referrer-policy', 'no-referrer');
    return answerOnce(reply, page, { title, canonicalPath: null }, view);
  });
}
