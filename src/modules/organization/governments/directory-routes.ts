import type { VNode } from 'preact';
import type { App, FastifyRequest } from '../../../platform/http/fastify.ts';
import { originOf } from '../../../platform/http/place.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { listHref, listQuery } from '../desk.ts';
import type { Paging } from '../paging.ts';
import { listGovernments } from './queries.ts';
import { DirectoryPage } from './views/directory-page.tsx';

const ON_A_PAGE = 60;

/** What the directory was asked. */
export interface DirectoryQuery extends Pick<Paging, 'cursor'> {
  readonly query?: string | undefined;
}

/** The page of the bare domain: the governments of the installation, with search. One query. */
export async function directoryPage(
  deps: ModuleDeps,
  request: Pick<FastifyRequest, 'language'>,
  asked: DirectoryQuery,
): Promise<VNode> {
  const { query, cursor } = asked;
  const page = await listGovernments(deps.db, { query, cursor, limit: ON_A_PAGE });
  const href = (other: string | null) => listHref('/', { cari: query }, other);
  const governments = page.rows.map(({ name, areaCode, label }) => ({
    name,
    areaCode,
    href: originOf(deps.address, label),
  }));
  return DirectoryPage({
    ...{ language: request.language, assets: deps.assets, governments, query },
    ...{ previousHref: href(page.previous), nextHref: href(page.next) },
  });
}

/**
 * `/` on the bare domain. The host is a constraint of the route, because a site has a `/` of its own; addresses of
 * machines answer too, as the directory of places does.
 */
export function addDirectoryRoute(app: App, deps: ModuleDeps): void {
  const domain = deps.settings.PENDOPO_DOMAIN.replaceAll('.', '\\.');
  const host = new RegExp(`^((www\\.)?${domain}|\\d+(\\.\\d+){3}|\\[[\\da-f:.]+\\])\\.?(:\\d+)?$`, 'i');
  const options = { constraints: { host }, config: { host: 'directory' as const }, schema: { querystring: listQuery } };
  app.get('/', options, async (request, reply) => {
    const { cari, kursor } = request.query;
    const page = await directoryPage(deps, request, { query: cari, cursor: kursor });
    return reply.publicPage(page, { tags: ['directory'] });
  });
}
