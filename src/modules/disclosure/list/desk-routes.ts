import { h } from 'preact';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, type FastifyRequest, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { type Actor, may, scopeOf, type UnitPath } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { rangeOf } from '../../freshness/index.ts';
import { findUnits } from '../../organization/index.ts';
import { PERMISSION } from '../permissions.ts';
import { countClasses, entryKey, listEntries, listHeadings } from './entry-queries.ts';
import { gapQuery, readGaps } from './gap-routes.ts';
import { filterOf, listQuery } from './list-query.ts';
import { listTexts } from './list-texts.ts';
import { entryHref } from './public-routes.ts';
import { DeskList } from './views/desk-list.tsx';
import { GapsPage } from './views/gaps-page.tsx';

/** Where the list is kept. */
export const DESK_PATH = '/meja/daftar-informasi';
const config = { host: 'government' } as const;
const PAGE_ROWS = 50;

/** The list at the desk, and its gaps. */
export function addDeskListRoutes(app: App, deps: ModuleDeps): void {
  app.get(DESK_PATH, { config, schema: { querystring: listQuery } }, async (request, reply) => {
    const { language, query } = request;
    const actor = requireActor(request);
    const place = siteOf(request);
    const filter = { ...filterOf(query), within: listScope(actor) };
    const read = await inReadOnly(deps.db, actor, async (tx) => {
      const page = await listEntries(tx, filter, { range: rangeOf(entryKey, query), limit: PAGE_ROWS });
      const units = await findUnits(tx, [...new Set(page.rows.map(({ unitId }) => unitId))]);
      return {
        ...{ page, counts: await countClasses(tx, filter), headings: await listHeadings(tx) },
        unitNames: new Map(units.map(({ id, name }) => [String(id), name])),
      };
    });
    const view = h(DeskList, {
      ...{ language, ...read, filter: filterOf(query) },
      hrefOf: (entry) => entryHref(deps, place, entry),
      mayKeep: (entry) => may(actor, PERMISSION.manage, entry.unitPath),
      mayAdd: scopeOf(actor, PERMISSION.manage).length > 0,
    });
    return reply.page(deskPage(request, deps.assets, { title: listTexts(language).title, place: DESK_PATH }, view));
  });

  app.get(`${DESK_PATH}/kelengkapan`, { config, schema: { querystring: gapQuery } }, async (request, reply) => {
    const actor = requireActor(request);
    const today = deps.clock.today(siteOf(request).timeZone);
    const within = listScope(actor);
    const isOffices = within.includes('/') && request.query.unit === undefined;
    const gaps = await inReadOnly(deps.db, actor, (tx) =>
      readGaps(tx, { within, today, cursor: request.query.kursor, isOffices }),
    );
    const { language } = request;
    const view = h(GapsPage, {
      language,
      ...gaps,
      path: `${DESK_PATH}/kelengkapan`,
      isOffices: within.includes('/') ? isOffices : null,
    });
    return reply.page(deskListPage(request, deps, listTexts(language).gapsTitle, view));
  });
}

/** A page below the list at the desk. */
export function deskListPage(
  request: FastifyRequest,
  deps: ModuleDeps,
  title: string,
  view: Parameters<typeof deskPage>[3],
) {
  const breadcrumbs = [{ label: listTexts(request.language).title, href: DESK_PATH }];
  return deskPage(request, deps.assets, { title, breadcrumbs, place: DESK_PATH }, view);
}

/** The units whose list the actor sees. @throws {AppError} `not-allowed` for those who have nothing to do with it */
export function listScope(actor: Actor): readonly UnitPath[] {
  const paths = [...new Set([...scopeOf(actor, PERMISSION.view), ...scopeOf(actor, PERMISSION.manage)])];
  if (paths.length === 0) throw new AppError('not-allowed', 'The list of public information is not theirs');
  return paths;
}
