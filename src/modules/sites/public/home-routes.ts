import { h } from 'preact';
import { type App, siteOf } from '../../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { TAG } from '../page-tags.ts';
import { portalHomeContent, siteHomeContent, toSiteHome } from './home-queries.ts';
import { type Office, officeAsJson } from './office.ts';
import { targetOf } from './old-address-routes.ts';
import { answer, crumbsTo, readFor } from './page-context.ts';
import { portalFigures } from './portal-figures.ts';
import { contactsOf } from './site-page.tsx';
import { organizationData } from './structured-data.ts';
import { ContactPage } from './views/contact-page.tsx';
import { officeTexts } from './views/office-texts.ts';
import { PortalHomePage } from './views/portal-home.tsx';
import { publicTexts } from './views/public-texts.ts';
import { SiteHomePage } from './views/site-home.tsx';

/** The home page of every site, and how to reach the office. */
export function addHomeRoutes(app: App, deps: ModuleDeps): void {
  app.get('/', async (request, reply) => {
    const place = siteOf(request);
    const old = await targetOf(request, deps);
    if (old !== null) return reply.redirect(old, 301);
    const today = { now: deps.clock.now(), date: deps.clock.today(place.timeZone) };
    if (place.isGovernmentSite) {
      const asked = { governmentId: place.governmentId, now: today.now, cacheMoment: request.cacheMoment };
      const figures = await portalFigures(deps.db, asked);
      const page = await readFor(request, deps, portalHomeContent(place, today));
      const home = { ...toSiteHome(page.content), ...figures };
      const view = h(PortalHomePage, { context: page.context, home, governmentName: place.governmentName });
      return answer(reply, page, { ...homeHead(page, home.office), tags: [TAG.list(place.siteId), TAG.portal] }, view);
    }
    const page = await readFor(request, deps, siteHomeContent(place, today));
    const home = toSiteHome(page.content);
    const { unitKind, tagline } = page.frame.site;
    const view = h(SiteHomePage, { context: page.context, home, unitKind, tagline });
    return answer(reply, page, { ...homeHead(page, home.office), tags: [TAG.list(place.siteId)] }, view);
  });

  app.get('/kontak', async (request, reply) => {
    const { timeZone } = siteOf(request);
    const page = await readFor(request, deps, officeAsJson(deps.clock.today(timeZone)));
    const { letterhead } = page.frame;
    const view = h(ContactPage, {
      ...{ language: request.language, now: deps.clock.now(), timeZone, office: page.content },
      ...{ address: letterhead.address, contacts: contactsOf(letterhead) },
    });
    const title = publicTexts(request.language).contact;
    const description = officeTexts(request.language).contactLead;
    const head = { title, description, canonicalPath: '/kontak', breadcrumbs: crumbsTo(page), tags: [] };
    return answer(reply, page, head, view);
  });
}

function homeHead({ frame, context }: Parameters<typeof answer>[1], office: Office) {
  return {
    title: frame.site.title,
    description: frame.site.tagline || null,
    canonicalPath: '/',
    structuredData: organizationData(frame, context.links, office),
  };
}
