import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/database.ts';
import { type GovernmentId, newId } from '../../platform/database/ids.ts';
import { inTransaction } from '../../platform/database/tenancy.ts';
import { bindHosts } from '../../platform/http/hosts.ts';
import { dropPages } from '../../platform/http/notices.ts';
import type { SiteId } from '../../platform/http/place.ts';
import type { UnitId } from '../../platform/identity/actor.ts';
import { getGovernment, listUnits, type Unit } from '../organization/index.ts';
import { indexSites } from './indexing.ts';
import { TAG } from './page-tags.ts';
import './tables.ts';

const UNITS_AT_ONCE = 1000;

/**
 * Opens a site with its host name for every unit of the government that has none, in a few statements. A unit answers
 * at `label.governmentlabel`, the government itself at `governmentlabel`. Safe to run twice.
 * @returns how many were opened
 */
export async function openSites(db: Db, governmentId: GovernmentId): Promise<number> {
  return inTransaction(db, { governmentId }, async (tx) => {
    const { label } = await getGovernment(tx);
    let count = 0;
    let cursor: string | undefined;
    do {
      const page: Awaited<ReturnType<typeof listUnits>> = await listUnits(tx, { limit: UNITS_AT_ONCE, cursor });
      count += await openSitesOf(tx, page.rows, label);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    if (count > 0) await dropPages(tx, [TAG.portal]);
    return count;
  });
}

async function openSitesOf(tx: Tx, found: readonly Unit[], governmentLabel: string): Promise<number> {
  const units = await withoutSite(tx, found);
  if (units.length === 0) return 0;
  const rows = units.map((unit) => ({
    ...{ id: newId<'site'>(), unit_id: unit.id, unit_path: unit.path, unit_kind: unit.kind, label: unit.label },
    title: unit.name,
  }));
  const opened = await tx
    .insertInto('sites.site')
    .columns(['id', 'unit_id', 'unit_path', 'unit_kind', 'label', 'title'])
    .expression(
      sql`select id, unit_id, unit_path, unit_kind, label, title from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as row(id uuid, unit_id uuid, unit_path text, unit_kind text, label text, title text)`,
    )
    .onConflict((conflict) => conflict.columns(['government_id', 'unit_id']).doNothing())
    .returning(['id', 'unit_id', 'unit_path', 'label'])
    .execute();
  await bindHosts(
    tx,
    opened.map((site) => ({
      kind: 'label',
      name: site.label === '' ? governmentLabel : `${site.label}.${governmentLabel}`,
      siteId: site.id as SiteId,
      unitId: site.unit_id as UnitId,
      unitPath: site.unit_path,
      isGovernmentSite: site.unit_path === '/',
    })),
  );
  await indexSites(
    tx,
    opened.map(({ id }) => id as SiteId),
  );
  return opened.length;
}

async function withoutSite(tx: Tx, units: readonly Unit[]): Promise<readonly Unit[]> {
  const { rows } = await sql<{ unit_id: string }>`
    select unit_id from sites.site where unit_id = any (${units.map(({ id }) => id)}::uuid[])`.execute(tx);
  const served = new Set(rows.map((row) => row.unit_id));
  return units.filter(({ id }) => !served.has(id));
}
