import { h } from 'preact';
import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { KEPT_DAYS } from '../../../platform/files/files.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { mayAnywhere } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { formatNumber } from '../../../platform/ui/format.ts';
import { listQuery, rangeOf } from '../desk/request-parts.ts';
import { listSitesToWrite } from '../desk/site-queries.ts';
import { PERMISSION } from '../workflow.ts';
import { bringFileBack, deleteUnusedFile } from './library.ts';
import { LIBRARY_STATES, listLibrary } from './library-queries.ts';
import { libraryTexts } from './texts.ts';
import { LibraryPage } from './views/library-page.tsx';

const PATH = '/meja/berkas';
const PLACE = '/meja/situs';
const MOST_SITES_IN_FILTER = 30;
const config = { host: 'government' } as const;
const params = z.object({ id: idSchema<'file'>() });
const libraryQuery = listQuery.extend({
  situs: idSchema<'site'>().optional().catch(undefined),
  jenis: z.enum(['image', 'document']).optional().catch(undefined),
  keadaan: z.enum(LIBRARY_STATES).optional().catch(undefined),
});

/** The list of files, and taking away what nothing uses. */
export function addLibraryRoutes(app: App, deps: ModuleDeps): void {
  app.get(PATH, { config, schema: { querystring: libraryQuery } }, async (request, reply) => {
    const actor = requireActor(request);
    const { language, query } = request;
    const filter = { kind: query.jenis, state: query.keadaan, siteId: query.situs, search: query.cari };
    const { page, sites } = await inReadOnly(deps.db, actor, async (tx) => ({
      page: await listLibrary(tx, actor, filter, rangeOf('moment', query)),
      sites: await listSitesToWrite(tx, actor, { limit: MOST_SITES_IN_FILTER + 1 }),
    }));
    const view = h(LibraryPage, {
      ...{ language, now: deps.clock.now(), timeZone: siteOf(request).timeZone, page, filter },
      sites: sites.length > MOST_SITES_IN_FILTER ? [] : sites,
      writeHref: mayAnywhere(actor, PERMISSION.write) ? '/meja/tulis' : null,
    });
    return reply.page(deskPage(request, deps.assets, { title: libraryTexts(language).title, place: PLACE }, view));
  });

  app.post(`${PATH}/:id/hapus`, { config, schema: { params } }, async (request, reply) => {
    const { id } = request.params;
    const words = libraryTexts(request.language);
    const deleted = await unlessUsed(() => deleteUnusedFile(deps, requireActor(request), id));
    if (deleted === null) return reply.setFlash({ text: words.stillUsed, kind: 'danger' }).redirect(PATH, 303);
    const undo = { action: `${PATH}/${id}/pulihkan`, label: words.undo };
    const text = words.deleted(deleted.name, formatNumber(KEPT_DAYS, request.language));
    return reply.setFlash({ text, undo }).redirect(`${PATH}?keadaan=unused`, 303);
  });

  app.post(`${PATH}/:id/pulihkan`, { config, schema: { params } }, async (request, reply) => {
    const { name } = await bringFileBack(deps, requireActor(request), request.params.id);
    return reply.setFlash({ text: libraryTexts(request.language).restored(name) }).redirect(PATH, 303);
  });
}

async function unlessUsed<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return null;
    throw error;
  }
}
