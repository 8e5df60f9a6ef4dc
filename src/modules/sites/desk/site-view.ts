import type { FastifyRequest } from 'fastify';
import type { ComponentChildren, VNode } from 'preact';
import type { Tx } from '../../../platform/database/database.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { type SiteId, siteOrigin } from '../../../platform/http/place.ts';
import { may } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { PERMISSION } from '../workflow.ts';
import { type DeskSite, getDeskSite } from './site-queries.ts';
import { listTexts } from './views/list-texts.ts';
import type { SiteHead } from './views/site-frame.tsx';

/** A site with what a page of it needs besides. */
export interface LoadedSite<T> {
  readonly site: DeskSite;
  readonly head: SiteHead;
  readonly read: T;
}

/** Reads a site and, in the same transaction, whatever the page shows. @throws {AppError} `not-found` */
export async function loadSite<T>(
  request: FastifyRequest,
  deps: ModuleDeps,
  siteId: SiteId,
  read: (tx: Tx, site: DeskSite) => Promise<T>,
): Promise<LoadedSite<T>> {
  const actor = requireActor(request);
  return inReadOnly(deps.db, actor, async (tx) => {
    const site = await getDeskSite(tx, actor, siteId);
    const head: SiteHead = {
      ...{
        language: request.language,
        siteId,
        title: site.title,
        publicHref: siteOrigin(deps.address, siteOf(request), site.label),
      },
      mayManage: may(actor, PERMISSION.manage, site.unitPath),
      maySet: may(actor, PERMISSION.settings, site.unitPath),
      mayWrite: may(actor, PERMISSION.write, site.unitPath),
    };
    return { site, head, read: await read(tx, site) };
  });
}

/** A page of one site in the frame of the desk. */
export function sitePage(request: FastifyRequest, deps: ModuleDeps, head: SiteHead, view: ComponentChildren): VNode {
  const breadcrumbs = [{ label: listTexts(request.language).sitesTitle, href: '/meja/situs' }];
  return deskPage(request, deps.assets, { title: head.title, breadcrumbs }, view);
}
