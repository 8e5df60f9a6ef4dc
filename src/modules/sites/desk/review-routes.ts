import { h, type VNode } from 'preact';
import { z } from 'zod';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, type FastifyRequest, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { formatDateTime } from '../../../platform/ui/format.ts';
import { cleanHtml } from '../clean-html.ts';
import type { ContentId } from '../content.ts';
import { mayTake } from '../workflow.ts';
import { comparedParts } from './compare.ts';
import { getDeskContent } from './content-queries.ts';
import { throughDesk } from './desk-pictures.ts';
import { crumbs, PLACE } from './edit-view.ts';
import { findVersions, listSteps, listVersions } from './history-queries.ts';
import { namesOf } from './people-names.ts';
import { byContent } from './request-parts.ts';
import { editTexts } from './views/edit-texts.ts';
import { ReviewPage } from './views/review-page.tsx';
import { nameOf } from './views/step-history.tsx';
import { VersionsPage } from './views/versions-page.tsx';

const config = { host: 'government' } as const;
const number = z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined);
const versionsQuery = z.object({ dari: number, ke: number, sebelum: number });

/** Reading what others wrote: review, and versions with their differences. */
export function addReviewRoutes(app: App, deps: ModuleDeps): void {
  app.get('/meja/isi/:id/periksa', { config, schema: { params: byContent } }, async (request, reply) =>
    reply.page(await reviewView(request, deps, request.params.id, emptyForm)),
  );

  const schema = { params: byContent, querystring: versionsQuery };
  app.get('/meja/isi/:id/riwayat', { config, schema }, async (request, reply) => {
    const actor = requireActor(request);
    const { language, query } = request;
    const read = await inReadOnly(deps.db, actor, async (tx) => {
      const content = await getDeskContent(tx, actor, request.params.id);
      const list = await listVersions(tx, content.id, query.sebelum ?? null);
      const to = query.ke ?? content.latestVersion;
      const from = query.dari ?? content.publishedVersion ?? Math.max(1, to - 1);
      const pair = await findVersions(tx, content.id, [from, to]);
      const names = await namesOf(
        tx,
        list.versions.map(({ authorId }) => authorId),
      );
      return { content, ...list, from, to, pair, names };
    });
    const { content, pair, hasMore, ...shown } = read;
    const [older, newer] = [read.from, read.to].map((one) => pair.find((version) => version.number === one));
    const last = read.versions.at(-1);
    const view = h(VersionsPage, {
      ...{ language, ...shown, contentId: content.id, title: content.title, timeZone: siteOf(request).timeZone },
      ...{ latest: content.latestVersion, published: content.publishedVersion },
      parts: older && newer ? comparedParts(older, newer, { language, timeZone: siteOf(request).timeZone }) : [],
      mayRestore: mayTake(actor, 'restore', content),
      olderHref: hasMore && last ? `/meja/isi/${content.id}/riwayat?sebelum=${last.number}` : null,
    });
    const words = editTexts(language);
    const breadcrumbs = [...crumbs(language, content), { label: content.title, href: `/meja/isi/${content.id}` }];
    return reply.page(deskPage(request, deps.assets, { title: words.versionsTitle, place: PLACE, breadcrumbs }, view));
  });
}

/** The page on which a content is approved or given back, in six queries. */
export async function reviewView(
  request: FastifyRequest,
  deps: ModuleDeps,
  id: ContentId,
  form: FormState,
): Promise<VNode> {
  const actor = requireActor(request);
  const { language } = request;
  const { timeZone } = siteOf(request);
  const { content, versions, submitted, names } = await inReadOnly(deps.db, actor, async (tx) => {
    const found = await getDeskContent(tx, actor, id);
    const numbers = [found.latestVersion, ...(found.publishedVersion === null ? [] : [found.publishedVersion])];
    const steps = await listSteps(tx, id);
    const submit = steps.find(({ action }) => action === 'submit');
    return {
      content: found,
      versions: await findVersions(tx, id, numbers),
      submitted: submit,
      names: await namesOf(tx, submit ? [submit.personId] : []),
    };
  });
  const latest = versions.find((version) => version.number === content.latestVersion);
  const published = versions.find((version) => version.number === content.publishedVersion);
  const view = h(ReviewPage, {
    ...{ language, contentId: id, title: content.title, siteTitle: content.siteTitle, form, submissionKey: newId() },
    submitted: submitted
      ? {
          name: nameOf(submitted.personId, names, language),
          when: formatDateTime(submitted.happenedAt, timeZone, language),
        }
      : null,
    parts: latest && published ? comparedParts(published, latest, { language, timeZone }) : [],
    isNew: published === undefined,
    sanitizedHtml: throughDesk(cleanHtml(content.sourceHtml)),
    version: content.latestVersion,
    isWaiting: content.state === 'review',
    mayPublish: mayTake(actor, 'publish', content),
  });
  const breadcrumbs = [...crumbs(language, content), { label: content.title, href: `/meja/isi/${id}` }];
  return deskPage(request, deps.assets, { title: editTexts(language).reviewTitle, place: PLACE, breadcrumbs }, view);
}
