import { Readable } from 'node:stream';
import { h } from 'preact';
import { z } from 'zod';
import type { Db } from '../../../platform/database/database.ts';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { type App, siteOf } from '../../../platform/http/fastify.ts';
import type { SitePlace } from '../../../platform/http/place.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { toCsv } from '../../../platform/spreadsheets/csv.ts';
import type { Cell, Sheet } from '../../../platform/spreadsheets/sheet.ts';
import { findUnits } from '../../organization/index.ts';
import { answerWithin } from '../../sites/index.ts';
import type { ExemptionId } from './exemption.ts';
import { EXEMPTIONS_TAG } from './exemption-commands.ts';
import { listExemptions } from './exemption-queries.ts';
import { exemptionTexts } from './exemption-texts.ts';
import { EXEMPTIONS_PATH, PublicExemptions } from './views/exemption-lists.tsx';
import { basisOf } from './views/exemption-parts.tsx';

const config = { host: 'site' } as const;
const SHOWN = 50;
const AT_ONCE = 500;
const query = z.object({
  cari: z.string().trim().min(1).max(100).optional().catch(undefined),
  sebelum: idSchema<'exemption'>().optional().catch(undefined),
});

/** What is closed, for everyone: of the whole government on its portal, of a unit and those below it on the unit's site. */
export function addPublicExemptionRoutes(app: App, deps: ModuleDeps): void {
  app.get(EXEMPTIONS_PATH, { config, schema: { querystring: query } }, async (request, reply) => {
    const { language } = request;
    const { cari: search, sebelum } = request.query;
    const place = siteOf(request);
    const page = await readPage(deps.db, place, { search, before: sebelum ?? null, limit: SHOWN + 1 });
    const rows = page.rows.slice(0, SHOWN);
    const next = new URLSearchParams({ ...(search && { cari: search }), sebelum: rows.at(-1)?.id ?? '' });
    const holderName = page.unitNames.get(place.unitId) ?? place.governmentName;
    const words = exemptionTexts(language);
    const view = h(PublicExemptions, {
      ...{ language, rows, unitNames: page.unitNames, search, holderName },
      nextHref: page.rows.length > SHOWN ? `${EXEMPTIONS_PATH}?${next}` : null,
    });
    const isWhole = search === undefined && sebelum === undefined;
    const head = {
      ...{ title: words.title, description: words.publicLead(holderName), tags: [EXEMPTIONS_TAG] },
      canonicalPath: isWhole ? EXEMPTIONS_PATH : null,
    };
    return answerWithin({ request, reply, deps }, head, view);
  });

  const download = { ...config, rateLimit: { max: 20, timeWindow: '1 minute' } } as const;
  app.get(`${EXEMPTIONS_PATH}/daftar.csv`, { config: download }, async (request, reply) =>
    reply
      .header('content-disposition', 'attachment; filename="informasi-dikecualikan.csv"')
      .header('cache-control', 'public, max-age=300')
      .type('text/csv; charset=utf-8')
      .send(Readable.from(toCsv(sheetOf(deps.db, siteOf(request))))),
  );
}

interface PageAsked {
  readonly search?: string | undefined;
  readonly before: ExemptionId | null;
  readonly limit: number;
}

async function readPage(db: Db, place: SitePlace, { search, ...paging }: PageAsked) {
  return inReadOnly(db, place, async (tx) => {
    const within = place.isGovernmentSite ? (['/'] as const) : [place.unitPath];
    const rows = await listExemptions(tx, { within, states: ['decided'], search }, paging);
    const units = await findUnits(tx, [...new Set([place.unitId, ...rows.map(({ unitId }) => unitId)])]);
    return { rows, unitNames: new Map<string, string>(units.map(({ id, name }) => [id, name])) };
  });
}

/** Its columns stay as they are: programs read them. */
function sheetOf(db: Db, place: SitePlace): Sheet {
  const columns = ['informasi', 'unit', 'dasar', 'nomor_ketetapan', 'tanggal_ketetapan', 'sejak', 'sampai'];
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    let before: ExemptionId | null = null;
    do {
      const page: Awaited<ReturnType<typeof readPage>> = await readPage(db, place, { before, limit: AT_ONCE });
      for (const row of page.rows) {
        const { decree } = row;
        yield [
          ...[row.title, page.unitNames.get(row.unitId) ?? '', basisOf(row, 'id'), decree?.number ?? null],
          ...[decree?.on ?? null, decree?.validFrom ?? null, decree?.validUntil ?? null],
        ];
      }
      before = page.rows.length < AT_ONCE ? null : (page.rows.at(-1)?.id ?? null);
    } while (before !== null);
  }
  return { columns: columns.map((header) => ({ header, width: 30 })), rows: rows() };
}
