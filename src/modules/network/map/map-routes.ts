import { h } from 'preact';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import type { App } from '../../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { config, visitOf } from '../desk.ts';
import { mapTexts } from './map-texts.ts';
import { readPlaces } from './places.ts';
import { MapPage } from './views/map-page.tsx';

/** The desk's map and tree. */
export function addMapRoutes(app: App, deps: ModuleDeps): void {
  app.get('/meja/jaringan/peta', { config }, async (request, reply) => {
    const { actor, language, within } = visitOf(request, deps.clock);
    const hrefOf = (id: string) => `/meja/jaringan/lokasi/${id}`;
    const places = await inReadOnly(deps.db, actor, (tx) => readPlaces(tx, within, hrefOf));
    const head = { title: mapTexts(language).title, place: '/meja/jaringan' };
    return reply.page(deskPage(request, deps.assets, head, h(MapPage, { language, places })));
  });
}
