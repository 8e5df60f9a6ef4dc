import { h, type VNode } from 'preact';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import type { FastifyRequest } from '../../../platform/http/fastify.ts';
import { may, mayAnywhere } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { visitOf } from '../desk.ts';
import { PERMISSION } from '../permissions.ts';
import { kinds } from './kinds/kinds.ts';
import { listPhotos } from './photos/photo-queries.ts';
import type { RecordKind } from './record-kind.ts';
import { countRecords, getRecord, listHanging, listRecords } from './record-queries.ts';
import { listChanges } from './record-writes.ts';
import { inventoryTexts } from './texts.ts';
import { unitsOf } from './units-of.ts';
import { OverviewPage } from './views/overview-page.tsx';
import { RecordList } from './views/record-list.tsx';
import { RecordPage } from './views/record-page.tsx';

const ROWS = 50;
const CHANGES = 20;
const place = '/meja/jaringan';

/** How much is recorded of each kind. One query. */
export async function overviewPage(request: FastifyRequest, deps: ModuleDeps): Promise<VNode> {
  const { actor, language, within } = visitOf(request, deps.clock);
  const counts = await inReadOnly(deps.db, actor, (tx) => countRecords(tx, kinds, within));
  const view = h(OverviewPage, { language, counts });
  return deskPage(request, deps.assets, { title: inventoryTexts(language).title, place }, view);
}

/** What an address asks of a list. */
export interface ListQuery {
  readonly cari?: string | undefined;
  readonly pilih?: string | undefined;
  readonly kursor?: string | undefined;
  readonly unit?: string | undefined;
}

/** The list of a kind. Two queries. */
export async function listPage(
  request: FastifyRequest,
  deps: ModuleDeps,
  kind: RecordKind,
  { cari, pilih, kursor, unit }: ListQuery,
): Promise<VNode> {
  const { actor, language, within } = visitOf(request, deps.clock);
  const filter = { within, query: cari, choice: pilih, unitId: unit, cursor: kursor, limit: ROWS };
  const { page, units } = await inReadOnly(deps.db, actor, async (tx) => {
    const found = await listRecords(tx, kind, filter);
    return { page: found, units: await unitsOf(tx, found.rows) };
  });
  const path = `${place}/${kind.path}`;
  const filters = new URLSearchParams(
    Object.entries({ cari: cari ?? '', pilih: pilih ?? '', unit: unit ?? '' }).filter(([, held]) => held),
  );
  const href = (cursor: string | null) => cursor && `${path}?${new URLSearchParams([...filters, ['kursor', cursor]])}`;
  const mayAdd = mayAnywhere(actor, PERMISSION.manage);
  const view = h(RecordList, {
    ...{ language, kind, records: page.rows, units: units.titles, query: cari, choice: pilih },
    ...{ previousHref: href(page.previous), nextHref: href(page.next), addHref: mayAdd ? `${path}/baru` : null },
    mayExport: mayAnywhere(actor, PERMISSION.export),
  });
  return deskPage(request, deps.assets, { title: kind.labels[language], place }, view);
}

/** One record with everything that hangs on it. Four queries. @throws {AppError} `not-found` out of reach, too */
export async function recordPage(
  request: FastifyRequest,
  deps: ModuleDeps,
  kind: RecordKind,
  id: string,
): Promise<VNode> {
  const { actor, language, timeZone } = visitOf(request, deps.clock);
  const hasPhotos = kind.key === 'location' || kind.key === 'device';
  const { record, hanging, changes, units, photos } = await inReadOnly(deps.db, actor, async (tx) => {
    const found = await getRecord(tx, kind, id);
    if (!may(actor, PERMISSION.view, found.unitPath)) throw new AppError('not-found', `${id} lies out of reach`);
    const around = await listHanging(tx, kind, id);
    const shown = [found, ...around.flatMap(({ records }) => records)];
    return {
      photos: hasPhotos ? await listPhotos(tx, id) : null,
      record: found,
      hanging: around,
      changes: await listChanges(tx, id, CHANGES),
      units: await unitsOf(tx, shown),
    };
  });
  const view = h(RecordPage, {
    ...{ language, kind, record, hanging, changes, timeZone, photos, units: units.titles },
    mayManage: may(actor, PERMISSION.manage, record.unitPath),
  });
  const breadcrumbs = [{ label: kind.labels[language], href: `${place}/${kind.path}` }];
  return deskPage(request, deps.assets, { title: record.title, place, breadcrumbs }, view);
}
