import { Readable } from 'node:stream';
import { h } from 'preact';
import { z } from 'zod';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { type App, type FastifyRequest, siteOf } from '../../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { toCsv } from '../../../platform/spreadsheets/csv.ts';
import { countUnits } from '../../organization/index.ts';
import { showOnSite } from '../../sites/index.ts';
import { COVERED_KINDS, type CoveredKind } from '../inventory/coverage/coverage.ts';
import { getCoverageTarget, isInventoryBegun, listCoverage } from '../inventory/coverage/coverage-queries.ts';
import { coverageSheet } from '../inventory/coverage/sheets.ts';
import { publicCoverageTexts } from './coverage-texts.ts';
import { COVERAGE, PublicCoverage } from './views/public-coverage.tsx';

const config = { host: 'government' } as const;
const download = { ...config, rateLimit: { max: 10, timeWindow: '1 minute' } } as const;
const schema = { querystring: z.object({ jenis: z.enum(COVERED_KINDS).optional().catch(undefined) }) };

/** What offices have, for everyone: figures, no addresses and no serial numbers. */
export function addPublicCoverageRoutes(app: App, deps: ModuleDeps): void {
  app.get(COVERAGE, { config, schema }, async (request, reply) => {
    const { language } = request;
    const { governmentName } = siteOf(request);
    const read = await readPublicCoverage(request, deps, request.query.jenis);
    const view = h(PublicCoverage, { language, governmentName, ...read });
    const page = { title: publicCoverageTexts(language).title, canonicalPath: COVERAGE, status: 200 };
    return showOnSite(reply, deps, page, view);
  });

  app.get(`${COVERAGE}.csv`, { config: download, schema }, async (request, reply) => {
    const { kind, units } = await readPublicCoverage(request, deps, request.query.jenis);
    return reply
      .header('content-disposition', `attachment; filename="cakupan-jaringan-${kind}.csv"`)
      .type('text/csv; charset=utf-8')
      .send(Readable.from(toCsv(coverageSheet(units, request.language))));
  });
}

/** Four queries, and two for each 500 units. */
function readPublicCoverage(request: FastifyRequest, deps: ModuleDeps, asked: CoveredKind | undefined) {
  return inReadOnly(deps.db, siteOf(request), async (tx) => {
    const counts = (await isInventoryBegun(tx)) ? await countUnits(tx) : {};
    const kinds = COVERED_KINDS.filter((kind) => (counts[kind] ?? 0) > 0);
    const kind = asked ?? kinds[0] ?? 'kecamatan';
    const target = await getCoverageTarget(tx, kind);
    return { kind, kinds, target, units: kinds.length === 0 ? [] : await listCoverage(tx, kind, ['/'], target) };
  });
}
