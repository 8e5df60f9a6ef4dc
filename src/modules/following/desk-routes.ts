import { h } from 'preact';
import { z } from 'zod';
import { recordAudit } from '../../platform/audit/audit.ts';
import { idSchema } from '../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../platform/database/tenancy.ts';
import { deskPage } from '../../platform/http/desk-page.tsx';
import { type App, requireActor, siteOf } from '../../platform/http/fastify.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { dropPages } from '../../platform/http/notices.ts';
import { assertMay, may } from '../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../platform/module.ts';
import { getDeskSite, listDeskSites, listSiteFacts, SITES_PERMISSION, siteRange } from '../sites/index.ts';
import { addressesOf, goesOut, isOnByItself } from './actor.ts';
import { listDeliveries } from './delivery-queries.ts';
import { followTag } from './follow-page-routes.ts';
import { countFollowers, listChoices, saveChoice } from './queries.ts';
import { followTexts } from './texts.ts';
import { FollowersPage } from './views/followers-page.tsx';

const PATH = '/meja/pengikut';
const config = { host: 'government' } as const;
const MOST_DELIVERIES = 25;
const key = z.string().max(500).optional().catch(undefined);
const listQuery = z.object({ sesudah: key, sebelum: key });
const choiceForm = z.object({ keadaan: z.enum(['nyala', 'mati']) });

/** Followers at the desk: how many, of which site, and what was sent to them. */
export function addDeskRoutes(app: App, deps: ModuleDeps): void {
  app.get(PATH, { config, schema: { querystring: listQuery } }, async (request, reply) => {
    const actor = requireActor(request);
    const { language } = request;
    const { timeZone, governmentLabel } = siteOf(request);
    const read = await inReadOnly(deps.db, actor, async (tx) => {
      const page = await listDeskSites(tx, actor, undefined, siteRange('text', request.query));
      const ids = page.rows.map(({ id }) => id);
      const choices = await listChoices(tx, ids);
      const facts = await listSiteFacts(tx, ids);
      const isOn = new Map(facts.map((site) => [site.id, choices.get(site.id) ?? isOnByItself(site)]));
      const deliveries = await listDeliveries(tx, ids, MOST_DELIVERIES);
      return { page, isOn, followers: await countFollowers(tx, ids), deliveries };
    });
    const view = h(FollowersPage, {
      ...{ language, timeZone, deliveries: read.deliveries },
      isReached: goesOut(deps.settings.PENDOPO_FEDERATION, deps.address),
      sites: read.page.rows.map((site) => ({
        ...{ id: site.id, title: site.title, followers: read.followers.get(site.id) ?? 0 },
        handle: addressesOf(deps.address, governmentLabel, site.label).handle,
        isOn: read.isOn.get(site.id) ?? false,
        mayChange: may(actor, SITES_PERMISSION.manage, site.unitPath),
      })),
      previousHref: hrefOf('sebelum', read.page.previous),
      nextHref: hrefOf('sesudah', read.page.next),
    });
    return reply.page(deskPage(request, deps.assets, { title: followTexts(language).deskTitle }, view));
  });

  const schema = { params: z.object({ siteId: idSchema<'site'>() }), body: choiceForm };
  app.post(`${PATH}/:siteId`, { config, schema }, async (request, reply) => {
    const actor = requireActor(request);
    const form = parseForm(choiceForm, request.body);
    if (!form.ok) return reply.redirect(PATH, 303);
    const isOn = form.value.keadaan === 'nyala';
    const { siteId } = request.params;
    const site = await inTransaction(deps.db, actor, async (tx) => {
      const found = await getDeskSite(tx, actor, siteId);
      assertMay(actor, SITES_PERMISSION.manage, found.unitPath);
      await saveChoice(tx, siteId, isOn);
      await recordAudit(tx, actor, { action: 'following.choose', subject: `site:${siteId}`, detail: { isOn } });
      await dropPages(tx, [followTag(siteId)]);
      return found;
    });
    const words = followTexts(request.language);
    reply.setFlash({ text: isOn ? words.turnedOn(site.title) : words.turnedOff(site.title), kind: 'success' });
    return reply.redirect(PATH, 303);
  });
}

function hrefOf(name: string, written: string | null): string | null {
  return written === null ? null : `${PATH}?${new URLSearchParams({ [name]: written })}`;
}
