import { h } from 'preact';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { type App, siteOf } from '../../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { showOnSite } from '../../sites/index.ts';
import { mapTexts } from '../map/map-texts.ts';
import { readPlaces } from '../map/places.ts';
import { listIncidents } from '../monitoring/alerts/incident-queries.ts';
import { StatusPage } from './views/status-page.tsx';

const PATH = '/status-jaringan';
const MOST_INCIDENTS = 50;

/** The public status page of a government's network. */
export function addStatusRoutes(app: App, deps: ModuleDeps): void {
  app.get(PATH, { config: { host: 'government' } }, async (request, reply) => {
    const { language } = request;
    const place = siteOf(request);
    const read = await inReadOnly(deps.db, place, async (tx) => ({
      places: await readPlaces(tx, ['/'], () => null),
      incidents: await listIncidents(tx, { within: ['/'], isOpen: true, limit: MOST_INCIDENTS }),
    }));
    const { timeZone, governmentName } = place;
    const view = h(StatusPage, { language, timeZone, governmentName, now: deps.clock.now(), ...read });
    return showOnSite(reply, deps, { title: mapTexts(language).status, canonicalPath: PATH, status: 200 }, view);
  });
}
