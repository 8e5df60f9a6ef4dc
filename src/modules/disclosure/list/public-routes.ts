import { h } from 'preact';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { type App, siteOf } from '../../../platform/http/fastify.ts';
import { type SitePlace, siteOrigin } from '../../../platform/http/place.ts';
import type { UnitId } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { rangeOf } from '../../freshness/index.ts';
import { findUnits } from '../../organization/index.ts';
import { answerWithin } from '../../sites/index.ts';
import type { Entry } from './entry.ts';
import { countClasses, type EntryFilter, entryKey, listEntries, listHeadings } from './entry-queries.ts';
import { filterOf, listQuery } from './list-query.ts';
import { listTexts } from './list-texts.ts';
import { LIST_TAG } from './note-contents.ts';
import { PublicList } from './views/public-list.tsx';

const config = { host: 'site' } as const;
const PAGE_ROWS = 50;
const PATH = '/informasi-publik';

/** The list for everyone: of the whole government on its portal, of a unit and those below it on the unit's own site. */
export function addPublicListRoutes(app: App, deps: ModuleDeps): void {
  app.get(PATH, { config, schema: { querystring: listQuery } }, async (request, reply) => {
    const { language, query } = request;
    const place = siteOf(request);
    const filter = within(place, filterOf(query));
    const read = await inReadOnly(deps.db, place, async (tx) => {
      const page = await listEntries(tx, filter, { range: rangeOf(entryKey, query), limit: PAGE_ROWS });
      const ids = [...new Set([...page.rows.map(({ unitId }) => unitId), place.unitId])] as readonly UnitId[];
      return {
        ...{ page, counts: await countClasses(tx, filter), headings: await listHeadings(tx) },
        unitNames: new Map((await findUnits(tx, ids)).map(({ id, name }) => [String(id), name])),
      };
    });
    const words = listTexts(language);
    const holderName = read.unitNames.get(place.unitId) ?? place.governmentName;
    const view = h(PublicList, {
      ...{ language, filter, holderName, ...read },
      hrefOf: (entry) => entryHref(deps, place, entry),
    });
    const isWhole = Object.values(query).every((value) => value === undefined);
    const head = {
      ...{ title: words.title, description: words.lead(holderName), canonicalPath: isWhole ? PATH : null },
      ...{ tags: [LIST_TAG], structuredData: catalogueOf(deps, place, { holderName, language }) },
    };
    return answerWithin({ request, reply, deps }, head, view);
  });
}

/** The filter within what the site shows. */
export function within(place: SitePlace, filter: EntryFilter): EntryFilter {
  return place.isGovernmentSite ? filter : { ...filter, within: [place.unitPath] };
}

/** Where the public reads an entry; null for what is on no page. */
export function entryHref(deps: Pick<ModuleDeps, 'address'>, place: SitePlace, { page }: Entry): string | null {
  return page && siteOrigin(deps.address, place, page.siteLabel) + page.path;
}

function catalogueOf(
  deps: Pick<ModuleDeps, 'address'>,
  place: SitePlace,
  { holderName, language }: { readonly holderName: string; readonly language: Language },
): object {
  const origin = siteOrigin(deps.address, place, '');
  const url = `${origin}${PATH}`;
  const download = (name: string, encodingFormat: string) => ({
    ...{ '@type': 'DataDownload', encodingFormat, contentUrl: `${url}/${name}` },
  });
  return {
    ...{ '@context': 'https://schema.org', '@type': 'DataCatalog', name: listTexts(language).title, url },
    ...{ inLanguage: language, publisher: { '@type': 'GovernmentOrganization', name: holderName } },
    dataset: {
      ...{ '@type': 'Dataset', name: listTexts(language).title, description: listTexts(language).lead(holderName) },
      distribution: [download('daftar.csv', 'text/csv'), download('daftar.json', 'application/json')],
    },
  };
}
