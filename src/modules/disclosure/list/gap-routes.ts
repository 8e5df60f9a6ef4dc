import { h } from 'preact';
import { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { type App, siteOf } from '../../../platform/http/fastify.ts';
import type { UnitPath } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { listUnits } from '../../organization/index.ts';
import { answerWithin } from '../../sites/index.ts';
import { listHeadings, listHoldings } from './entry-queries.ts';
import { type GapRow, gapRows } from './gaps.ts';
import { listTexts } from './list-texts.ts';
import { LIST_TAG } from './note-contents.ts';
import { GapsPage } from './views/gaps-page.tsx';

const PAGE_UNITS = 20;
const cursor = z.string().max(800).optional().catch(undefined);

/** The query of the page: the offices only, unless all units are asked for. */
export const gapQuery = z.object({ kursor: cursor, unit: z.literal('semua').optional().catch(undefined) });

/** For everyone, which units have nothing, or nothing new, under which heading of the periodic information. */
export function addGapRoutes(app: App, deps: ModuleDeps): void {
  const options = { config: { host: 'site' } as const, schema: { querystring: gapQuery } };
  app.get('/informasi-publik/kelengkapan', options, async (request, reply) => {
    const { language } = request;
    const place = siteOf(request);
    const words = listTexts(language);
    const today = deps.clock.today(place.timeZone);
    const isOffices = place.isGovernmentSite && request.query.unit === undefined;
    const gaps = await inReadOnly(deps.db, place, (tx) =>
      readGaps(tx, { within: [place.unitPath], today, cursor: request.query.kursor, isOffices }),
    );
    const head = {
      ...{ title: words.gapsTitle, description: words.gapsLead, tags: [LIST_TAG] },
      ...{
        canonicalPath: Object.values(request.query).every((value) => value === undefined)
          ? '/informasi-publik/kelengkapan'
          : null,
      },
      crumbs: [{ label: words.title, href: '/informasi-publik' }],
    };
    const path = '/informasi-publik/kelengkapan';
    return answerWithin(
      { request, reply, deps },
      head,
      h(GapsPage, { language, ...gaps, path, isOffices: place.isGovernmentSite ? isOffices : null }),
    );
  });
}

/** Which page of units is asked for. */
interface GapQuestion {
  readonly within: readonly UnitPath[];
  readonly today: Temporal.PlainDate;
  readonly cursor: string | undefined;
  /** Only the offices (perangkat daerah), not kecamatan and desa. */
  readonly isOffices: boolean;
}

/** A page of units with how they stand under each periodic heading. */
interface Gaps {
  readonly rows: readonly GapRow[];
  readonly previous: string | null;
  readonly next: string | null;
}

/** How the units stand, twenty at a time. Three queries. */
export async function readGaps(tx: Tx, asked: GapQuestion): Promise<Gaps> {
  const units = await listUnits(tx, {
    ...{ limit: PAGE_UNITS, cursor: asked.cursor, within: asked.within, isActive: true },
    kind: asked.isOffices ? 'opd' : undefined,
  });
  const headings = (await listHeadings(tx)).filter((heading) => heading.class === 'periodic');
  const holdings = await listHoldings(
    tx,
    units.rows.map(({ id }) => id),
  );
  const rows = gapRows(units.rows, { headings, holdings, today: asked.today });
  return { rows, previous: units.previous, next: units.next };
}
